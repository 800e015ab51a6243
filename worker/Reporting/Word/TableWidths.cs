using System.Globalization;
using System.Xml.Linq;

namespace MongCai.Poverty.Etl.Reporting.Word;

/// <summary>
/// Lets the columns of a fixed table hold their figures: where a word is longer than its column, others with room to spare give it, and when all are too narrow
/// the letters of the table become smaller. A table whose columns hold what they say stays as the template has it.
/// </summary>
internal static class TableWidths
{
    private const int TwipsPerHalfPoint = 10;

    /// <summary>Margins of a cell.</summary>
    private const int AroundText = 114;

    /// <summary>Smallest letters, half points.</summary>
    private const int LeastSize = 14;

    private static readonly XName Grid = Ooxml.W + "tblGrid";
    private static readonly XName Width = Ooxml.W + "w";
    private static readonly XName Size = Ooxml.W + "sz";

    /// <summary>Mends the tables of a part.</summary>
    public static void Fit(XDocument part)
    {
        foreach (var table in part.Descendants(Ooxml.Table).Where(IsFixed)) Fit(table);
    }

    private static bool IsFixed(XElement table) => table.Element(Ooxml.W + "tblPr")?.Element(Ooxml.W + "tblLayout")?.Attribute(Ooxml.W + "type")?.Value == "fixed" && table.Element(Grid) is not null;

    private static void Fit(XElement table)
    {
        var cells = table.Elements(Ooxml.Row).SelectMany(InRow).ToList();
        int[] grid = [.. table.Element(Grid)!.Elements().Select(column => (int)column.Attribute(Width)!)];
        var needed = Needed(cells, grid.Length);
        if (needed.Zip(grid).All(pair => pair.First <= pair.Second)) return;
        if (needed.Sum() > grid.Sum())
        {
            Shrink(table, (double)grid.Sum() / needed.Sum());
            needed = Needed(cells, grid.Length);
        }

        Widen(grid, needed);
        foreach (var (column, width) in table.Element(Grid)!.Elements().Zip(grid)) column.SetAttributeValue(Width, width);
        foreach (var (cell, at, span) in cells) cell.Element(Ooxml.W + "tcPr")?.Element(Ooxml.W + "tcW")?.SetAttributeValue(Width, grid.Skip(at).Take(span).Sum());
    }

    private static IEnumerable<(XElement Cell, int At, int Span)> InRow(XElement row)
    {
        var at = 0;
        foreach (var cell in row.Elements(Ooxml.Cell))
        {
            var span = (int?)cell.Element(Ooxml.W + "tcPr")?.Element(Ooxml.W + "gridSpan")?.Attribute(Ooxml.W + "val") ?? 1;
            yield return (cell, at, span);
            at += span;
        }
    }

    /// <summary>The longest word of each column; what spans several has room enough.</summary>
    private static int[] Needed(List<(XElement Cell, int At, int Span)> cells, int columns)
    {
        var needed = new int[columns];
        foreach (var (cell, at, _) in cells.Where(cell => cell.Span == 1 && cell.At < columns)) needed[at] = Math.Max(needed[at], LongestWord(cell));
        return needed;
    }

    private static int LongestWord(XElement cell)
    {
        var text = string.Concat(cell.Descendants(Ooxml.Text).Select(piece => piece.Value));
        var size = cell.Descendants(Size).Select(SizeOf).DefaultIfEmpty(24).Max();
        var isBold = cell.Descendants(Ooxml.W + "b").Any();
        return text.Split(' ').Max(word => (int)(word.Sum(letter => Em(letter, isBold)) * size * TwipsPerHalfPoint)) + AroundText;
    }

    private static int SizeOf(XElement size) => int.Parse(size.Attribute(Ooxml.W + "val")!.Value, CultureInfo.InvariantCulture);

    /// <summary>Breadth of a letter of Times New Roman in parts of its height: figures exactly, words about.</summary>
    private static double Em(char letter, bool isBold) => letter switch
    {
        '.' or ',' => 0.25,
        '/' => 0.278,
        '(' or ')' or '-' or 'i' or 'l' or 't' or 'I' => 0.333,
        '%' => isBold ? 1 : 0.833,
        >= '0' and <= '9' or '*' or '+' => 0.5,
        _ => char.IsUpper(letter) ? 0.75 : 0.53,
    };

    private static void Shrink(XElement table, double wanted)
    {
        var sizes = table.Descendants().Where(element => element.Name == Size || element.Name == Ooxml.W + "szCs").ToList();
        var largest = sizes.Max(SizeOf);
        var scale = Math.Max(wanted, (double)LeastSize / largest);
        foreach (var size in sizes) size.SetAttributeValue(Ooxml.W + "val", Math.Min(SizeOf(size), Math.Max(LeastSize, (int)(SizeOf(size) * scale))).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Those with room to spare give of it in proportion; the sum stays.</summary>
    private static void Widen(int[] grid, int[] needed)
    {
        var missing = grid.Zip(needed).Sum(pair => Math.Max(0, pair.Second - pair.First));
        var spare = Math.Max(1, grid.Zip(needed).Sum(pair => Math.Max(0, pair.First - pair.Second)));
        var total = grid.Sum();
        for (var column = 0; column < grid.Length; column++)
            grid[column] = grid[column] < needed[column] ? needed[column] : grid[column] - (int)((long)(grid[column] - needed[column]) * Math.Min(missing, spare) / spare);
        grid[Array.IndexOf(grid, grid.Max())] += total - grid.Sum();
    }
}
