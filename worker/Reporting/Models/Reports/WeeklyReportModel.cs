using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>Words the weekly report: a reconciled week becomes text that is ready to print. Pure.</summary>
public static class WeeklyReportModel
{
    /// <summary>Builds the model.</summary>
    /// <param name="result">The reconciled week, as a period.</param>
    /// <param name="settings">Heading for <see cref="DocumentKinds.WeeklyReport"/>, date and labels.</param>
    /// <param name="edition">1 for the first; a later one is a correction.</param>
    /// <exception cref="KeyNotFoundException">The settings have no label for an indicator of the result.</exception>
    public static ReportModel Build(PeriodResult result, ReportSettings settings, int edition)
    {
        var position = PositionFigures.Build(result, settings, edition);
        return position with { Head = position.Head with { Summary = $"Kết quả thực hiện giảm hộ cận nghèo {position.PeriodName}" } };
    }
}
