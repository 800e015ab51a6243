using System.Globalization;
using MongCai.Poverty.Etl.Forms;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN302: closing = opening − decreases + increases (Mẫu 7.3, Thông tư 07/2021/TT-BLĐTBXH). Real forms often break it, so it is a warning.</summary>
internal sealed class BalanceHolds : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        if (draft.Raw.Summary is null || draft.Figure("closing") is not { IsFaulty: false, Value: { } closing } figure) yield break;
        decimal computed = 0;
        foreach (var indicator in draft.Form.Summary.Indicators.Where(indicator => indicator.Balance != 0))
        {
            if (draft.Figure(indicator.Key) is not { IsFaulty: false, Value: { } value }) yield break;
            computed += indicator.Balance * value;
        }

        if (computed == closing) yield break;
        yield return FindingCatalogue.Create("GN302", draft.Raw.Summary.Sheet, figure.Cell?.Address.ToString(), Text(closing),
            ("computed", Text(computed)), ("difference", (closing - computed).ToString("+0;-0", CultureInfo.InvariantCulture)));
    }

    private static string Text(decimal value) => value.ToString("0", CultureInfo.InvariantCulture);
}
