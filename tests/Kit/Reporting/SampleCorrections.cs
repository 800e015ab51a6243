using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Corrections;

namespace MongCai.Poverty.Etl.Tests.Kit.Reporting;

/// <summary>Week 13 as it was closed without Hải Hòa and with a wrong figure of Vạn Ninh, and as it is.</summary>
public static class SampleCorrections
{
    /// <summary>As closed: Hải Hòa's figures carried over, Vạn Ninh one household short.</summary>
    public static ReconciliationResult Before { get; } = SampleResults.Week13(ward => ward.Ward.Code switch
    {
        "06742" => SampleResults.CarriedOver(ward, FilingState.Missing),
        "06748" => ward with { Balance = ward.Balance.With(FigureKey.Closing, new(4, 17)) },
        _ => ward,
    });

    /// <summary>As it is: Hải Hòa has reported, Vạn Ninh has handed in a second version.</summary>
    public static ReconciliationResult After { get; } = SampleResults.Week13(ward => ward.Ward.Code switch
    {
        "06742" => From(ward, FilingState.Late, "HẢI HÒA - BC giảm nghèo tuần 13.xlsx", 1),
        "06748" => From(ward, FilingState.Accepted, "Van Ninh tuan 13 (sua).xlsx", 2),
        _ => ward,
    });

    /// <summary>The correction of the first edition.</summary>
    public static CorrectedReport Report { get; } = Of(Before, After);

    /// <summary>A correction between two results of week 13.</summary>
    public static CorrectedReport Of(ReconciliationResult before, ReconciliationResult after, int edition = 2)
    {
        return new()
        {
            Period = SampleResults.Week,
            Edition = edition,
            FormerDate = new(2024, 4, 5),
            Before = ReconciliationRecord.Of(before),
            After = ReconciliationRecord.Of(after),
            Plan = SampleResults.Plan,
            Wards = [.. after.Wards.Select(ward => ward.Ward)],
            Local = moment => moment.ToOffset(TimeSpan.FromHours(7)),
        };
    }

    /// <summary>The model, dated 9/4/2024.</summary>
    public static CorrectionModel Model(CorrectedReport? report = null) =>
        CorrectionReportModel.Build(report ?? Report, SampleResults.Settings(DocumentKinds.WeeklyReport) with { Date = new(2024, 4, 9) });

    private static WardPosition From(WardPosition ward, FilingState state, string file, int version) => ward with
    {
        State = state,
        Source = ward.Source! with
        {
            FileName = file,
            Version = version,
            ReceivedAt = new(2024, 4, 8, 2, 5, 0, TimeSpan.Zero),
            Content = ward.Source.Content with { Summary = new([.. Cells.Select(cell => new SummaryFigure(cell.Key, null, new Origin("Biểu 01-TH", cell.Cell)))]) },
        },
    };

    private static (string Key, string Cell)[] Cells =>
    [
        ("opening", "C11"), ("openingPersons", "D11"), ("exited", "C12"), ("exitedPersons", "D12"),
        ("closing", "C19"), ("closingPersons", "D19"), ("exitedToDate", "C20"), ("exitedToDatePersons", "D20"),
    ];
}
