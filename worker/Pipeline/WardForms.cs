using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Forms.Blank;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>The workbook that a ward is to fill in.</summary>
/// <param name="Ward">Ward.</param>
/// <param name="FileName">Name, <c>BC-TUAN-2024-W14-binh-ngoc.xlsx</c>.</param>
/// <param name="Content">The .xlsx file.</param>
/// <param name="Households">Households that are filled in already.</param>
/// <param name="From">Week of the report from which they come; null when the ward has none, this year or last.</param>
public sealed record WardForm(Ward Ward, string FileName, byte[] Content, int Households, ReportingWeek? From);

/// <summary>Makes the blank workbooks of a week, each filled with what its ward reported last and with the plan's figures.</summary>
public sealed class WardForms(SubmissionReader submissions, CityConfiguration city)
{
    /// <summary>One workbook per ward, in the order of the wards, made one by one as they are asked for.</summary>
    /// <param name="week">Week to be reported; only earlier weeks are known.</param>
    /// <param name="wards">Wards that exist in it.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    /// <exception cref="SurroundingsException">The store is away.</exception>
    public async Task<IEnumerable<WardForm>> MakeAsync(ReportingWeek week, IReadOnlyList<Ward> wards, CancellationToken ct)
    {
        var filings = (await submissions.LoadWeekAsync(week, city.Register, asOf: null, ct)).Where(filing => wards.Contains(filing.Ward));
        var plan = city.Plans.Find(week);
        var baselines = plan is null ? null : Baselines.Of(plan, city.Register, week.Sunday);
        return filings.Select(filing => Make(week, filing.Ward, filing.Last?.Content, Baseline(filing.Ward, plan, baselines)));
    }

    private static KnownFigure? Baseline(Ward ward, PovertyPlan? plan, IReadOnlyDictionary<string, PlanWard>? baselines) =>
        baselines?.GetValueOrDefault(ward.Code) is { } planned ? new(planned.Baseline, $"Kế hoạch {plan!.Number}") : null;

    private WardForm Make(ReportingWeek week, Ward ward, Submission? last, KnownFigure? baseline)
    {
        var known = Prefill.Of(week, last, baseline);
        var form = city.FormOf(week);
        return new(ward, BlankWorkbook.FileName(form, ward, week), BlankWorkbook.Build(form, ward, week, known), known.Households.Count, last?.Week);
    }
}
