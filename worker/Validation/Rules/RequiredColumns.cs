using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN201: required columns, and indicators without which nothing can be reckoned.</summary>
internal sealed partial class RequiredColumns : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        var (raw, form) = (draft.Raw, draft.Form);
        return Columns(raw.Summary, form.Summary).Concat(Indicators(raw.Summary, form.Summary)).Concat(Columns(raw.List, form.List)).Concat(Columns(raw.Support, form.Support));
    }

    private static IEnumerable<Finding> Columns(RawTable? table, TableForm form)
    {
        for (var i = 0; table is not null && i < form.Columns.Count; i++)
        {
            if (form.Columns[i].Required && table.Columns[i] is null)
                yield return FindingCatalogue.Create("GN201", table.Sheet, null, null, ("what", $"cột \"{form.Columns[i].Label}\""));
        }
    }

    /// <summary>An indicator whose blank means 0 may be left out, but not while a line among the others has a figure and a name that the form does not know: it may be that one.</summary>
    private static IEnumerable<Finding> Indicators(RawSummary? table, SummaryForm form)
    {
        var hasUnknown = table is not null && HasUnknownLine(table);
        for (var i = 0; table is not null && i < form.Indicators.Count; i++)
        {
            if ((form.Indicators[i].Blank == BlankMeaning.Error || (hasUnknown && form.Indicators[i].Blank == BlankMeaning.Zero)) && table.Indicators[i] is null)
                yield return FindingCatalogue.Create("GN201", table.Sheet, null, null, ("what", $"chỉ tiêu \"{form.Indicators[i].Label}\""));
        }
    }

    /// <summary>True when a line among the indicators has a figure that was not read.</summary>
    internal static bool HasUnknownLine(RawSummary table)
    {
        var last = table.Indicators.OfType<RawIndicator>().Select(line => line.Label.Address.Row).DefaultIfEmpty().Max();
        return table.UnknownIndicators.Any(line => line.Label.Address.Row < last && !Detail().IsMatch(TextKey.Of(line.Label.Shown)) && (IsFigure(line.Households) || IsFigure(line.Persons)))
            || table.Strays.Any(stray => stray.Kind == StrayKind.Line && stray.Address.Row < last);
    }

    private static bool IsFigure(RawCell cell) => cell.Kind is not (RawKind.Blank or RawKind.Shared) && cell is not { Kind: RawKind.Number, Number: 0 };

    /// <summary>A part of the line above.</summary>
    [GeneratedRegex("^(trong do|trd|gom|bao gom)\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Detail();
}
