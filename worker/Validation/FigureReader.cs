using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation.Rules;
using MongCai.Poverty.Etl.Validation.Values;

namespace MongCai.Poverty.Etl.Validation;

/// <summary>Reads the figures of the summary.</summary>
internal sealed class FigureReader(SummaryForm form, FindingList findings)
{
    private readonly ColumnForm? households = form.Find("households");
    private readonly ColumnForm? persons = form.Find("persons");

    /// <summary>All figures in the form's order, first households, then persons; none when the sheet is missing.</summary>
    public List<FigureDraft> Read(RawSummary? summary)
    {
        if (summary is null) return [];
        var hasUnknown = SheetRules.HasUnknownLine(summary);
        var hasHouseholds = Has(summary, "households");
        var hasPersons = Has(summary, "persons");
        var figures = new List<FigureDraft>();
        for (var i = 0; i < form.Indicators.Count; i++)
        {
            var (indicator, line) = (form.Indicators[i], summary.Indicators[i]);
            figures.Add(Figure(indicator, indicator.Key, indicator.Label, !hasHouseholds || hasUnknown, hasHouseholds ? line?.Households : null, summary.Sheet, households?.Range));
        }

        for (var i = 0; i < form.Indicators.Count; i++)
        {
            var (indicator, line) = (form.Indicators[i], summary.Indicators[i]);
            if (indicator.PersonsKey is { } key)
                figures.Add(Figure(indicator, key, $"{indicator.Label}, số nhân khẩu", !hasPersons || hasUnknown, hasPersons ? line?.Persons : null, summary.Sheet, persons?.Range));
        }

        return figures;
    }

    private bool Has(RawSummary summary, string key) => form.IndexOf(key) is >= 0 and var index && summary.Columns[index] is not null;

    /// <param name="indicator">Indicator.</param>
    /// <param name="key">Key of the figure.</param>
    /// <param name="label">Its name in messages.</param>
    /// <param name="isLost">True when a figure that is not found may stand somewhere else.</param>
    /// <param name="found">Its cell; null when line or column is missing.</param>
    /// <param name="sheet">Sheet.</param>
    /// <param name="range">Range of the column.</param>
    private FigureDraft Figure(IndicatorForm indicator, string key, string label, bool isLost, RawCell? found, string sheet, ValueRange? range)
    {
        if (found is not { } cell) return new(key, label, BlankValue(indicator), null, IsFaulty: isLost || indicator.Blank == BlankMeaning.Error);
        var check = CellCheck.Of(cell, indicator.Kind);
        if (check.IsBlank && indicator.Blank == BlankMeaning.Error) return Faulty(new ValueFault("GN202"));
        if (check.IsBlank) return new(key, label, BlankValue(indicator), cell, false);
        if (check.Fault is { } broken) return Faulty(broken);
        if (indicator.Kind == ValueKind.Percent)
        {
            var percent = PercentValue.Read(check.Cell, indicator.Range ?? range);
            return percent.Fault is { } wrong ? Faulty(wrong) : new(key, label, percent.Value!.Points, cell, false) { Percent = percent.Value };
        }

        var count = WholeNumber.Count(check.Cell, indicator.Range ?? range);
        return count.Fault is { } fault ? Faulty(fault) : new(key, label, count.Value, cell, false);

        FigureDraft Faulty(ValueFault fault)
        {
            findings.Add(CellCheck.Finding(fault, sheet, cell, label));
            return new(key, label, null, cell, true);
        }
    }

    private static decimal? BlankValue(IndicatorForm indicator) => indicator.Blank == BlankMeaning.Zero ? 0 : null;
}
