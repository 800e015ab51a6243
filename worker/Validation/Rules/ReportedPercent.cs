using System.Globalization;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN303: the typed rate must be exitedToDate / baseline, rounded or cut off at the precision it shows (published figures are cut off).</summary>
internal sealed class ReportedPercent : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        if (draft.Figure("reportedPercent") is not { IsFaulty: false, Percent: { } percent } figure) yield break;
        if (draft.Figure("exitedToDate") is not { IsFaulty: false, Value: { } exited }) yield break;
        if (draft.Figure("baseline") is not { IsFaulty: false, Value: { } baseline }) yield break;
        var exact = baseline == 0 ? 0 : exited * 100 / baseline;
        if (percent.Agrees(exact)) yield break;
        yield return FindingCatalogue.Create("GN303", draft.Raw.Summary!.Sheet, figure.Cell?.Address.ToString(), figure.Cell?.Shown,
            ("exited", exited.ToString("0", CultureInfo.InvariantCulture)),
            ("baseline", baseline.ToString("0", CultureInfo.InvariantCulture)),
            ("computed", exact.ToString("0.00", CultureInfo.GetCultureInfo("vi-VN"))));
    }
}
