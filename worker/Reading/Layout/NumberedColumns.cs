using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>The numbers that a statutory form gives its columns: they name a column whose heading nobody knows, and contradict one that stands in the wrong place.</summary>
internal static partial class NumberedColumns
{
    /// <summary>Completes a heading.</summary>
    /// <param name="sheet">Sheet.</param>
    /// <param name="heading">Heading as found by its texts; gets the columns that only their number tells.</param>
    /// <param name="form">Form.</param>
    /// <returns>Columns whose heading and number differ.</returns>
    public static List<MisnumberedColumn> Complete(SheetGrid sheet, Heading heading, UnitRowsForm form)
    {
        var contradicted = new List<MisnumberedColumn>();
        if (sheet.Rows.Find(row => row.Number > heading.LastRow) is not { } row || !NumberRow.Is(row)) return contradicted;
        var first = form.Table.Columns.Count - form.Figures.Count;
        for (var i = 0; i < form.Figures.Count; i++)
        {
            var number = row.Cells.FirstOrDefault(cell => NumberOf(cell) == form.Figures[i].Number);
            if (number.Address.Row == 0) continue;
            var at = heading.Columns.FirstOrDefault(column => column?.Number == number.Address.Column);
            if (heading.Columns[first + i] is null && at is null) heading.Columns[first + i] = Named(heading, number);
            else if (at is not null && at != heading.Columns[first + i]) contradicted.Add(new(at, number));
        }

        return contradicted;
    }

    /// <summary>The column under an unknown heading, which is known now.</summary>
    private static RawColumn Named(Heading heading, RawCell number)
    {
        var column = heading.Unknown.Find(unknown => unknown.Number == number.Address.Column) ?? new(number.Address.Column, number.Address, number.Shown ?? "");
        heading.Unknown.Remove(column);
        return column;
    }

    /// <summary>The number at the begin: 9 for <c>(9) = 1 - 2</c>; null when there is none.</summary>
    private static int? NumberOf(RawCell cell) =>
        Leading().Match(cell.Shown ?? "") is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^[(\\[ ]*([0-9]{1,2})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Leading();
}
