using System.Globalization;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation.Values;

namespace MongCai.Poverty.Etl.Validation.Units;

/// <summary>Reads the figures of a line and holds them against its closing figure.</summary>
internal sealed class UnitLineReader(UnitRowsForm form, RawTable table, FindingList findings)
{
    private readonly int first = form.Table.Columns.Count - form.Figures.Count;

    /// <summary>The figures in the form's order; null values where a finding was made.</summary>
    /// <param name="line">Line; null when the unit lacks it.</param>
    /// <param name="name">Unit and measure, for messages.</param>
    public List<SummaryFigure> Read(RawRow? line, string name)
    {
        if (line is null) return [];
        List<SummaryFigure> figures = [.. form.Figures.Select((figure, index) => Figure(figure, table.Columns[first + index] is null ? null : line.Cells[first + index], name))];
        if (!figures.Exists(figure => figure.Value is null)) Balance(figures);
        return figures;
    }

    private SummaryFigure Figure(UnitFigureForm figure, RawCell? found, string name)
    {
        var key = figure.Column.Key;
        if (found is not { } cell) return new(key, Blank(figure), null);
        var check = CellCheck.Of(cell, figure.Column.Kind);
        var origin = new Origin(table.Sheet, cell.Address.ToString());
        if (check.IsBlank && figure.Blank != BlankMeaning.Error) return new(key, Blank(figure), origin);
        var fault = check.IsBlank ? new ValueFault("GN202") : check.Fault;
        var count = fault is { } broken ? broken : WholeNumber.Count(check.Cell, figure.Column.Range);
        if (count.Fault is not { } wrong) return new(key, count.Value, origin);
        findings.Add(CellCheck.Finding(wrong, table.Sheet, cell, string.Create(CultureInfo.InvariantCulture, $"cột ({figure.Number}), {name}")));
        return new(key, null, origin);
    }

    private static decimal? Blank(UnitFigureForm figure) => figure.Blank == BlankMeaning.Zero ? 0 : null;

    /// <summary>GN302: 9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8. Real forms often break it, so it is a warning.</summary>
    private void Balance(List<SummaryFigure> figures)
    {
        var computed = form.Figures.Zip(figures).Sum(pair => pair.First.Balance * pair.Second.Value!.Value);
        var closing = figures.Find(figure => figure.Key == form.Closing.Column.Key)!;
        if (closing.Value == computed || closing.Origin is null) return;
        findings.Add(FindingCatalogue.Create("GN302", table.Sheet, closing.Origin.Cell, Text(closing.Value!.Value),
            ("computed", Text(computed)), ("difference", (closing.Value.Value - computed).ToString("+0;-0", CultureInfo.InvariantCulture))));
    }

    private static string Text(decimal value) => value.ToString("0", CultureInfo.InvariantCulture);
}
