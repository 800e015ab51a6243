using System.Globalization;
using System.Xml.Linq;

namespace MongCai.Poverty.Etl.Reporting.Word;

/// <summary>
/// Lets the columns of a fixed table hold their figures: where a figure is longer than its column, others with room to spare give it, and when all are too narrow
/// the letters of the table become smaller. A table whose columns hold their figures stays as the template has it; words are broken over lines as ever.
/// </summary>
internal static class TableWidths
{
    private const int TwipsPerHalfPoint = 10;

    /// <summary>Margins of a cell and the lines beside it.</summary>
    private const int AroundText = 140;

    /// <summary>Smallest letters, half points.</summary>
    private const int LeastSize = 14;

    /// <summary>What a column keeps of its width in any case, tenths: names are to stay legible.</summary>
    private const int Kept = 6;

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
        var columns = table.Element(Grid)!.Elements(Ooxml.W + "gridCol").Where(column => column.Attribute(Width) is not null).ToList();
        var grid = columns.ConvertAll(column => (int)column.Attribute(Width)!).ToArray();
        var needed = Needed(cells, grid);
        if (needed.Zip(grid).All(pair => pair.First <= pair.Second)) return;
        if (needed.Sum() > grid.Sum())
        {
            var asItIs = needed.Zip(grid).Sum(pair => pair.First == pair.Second * Kept / 10 ? pair.First : AroundText);
            Shrink(table, Math.Max(0, (double)(grid.Sum() - asItIs) / (needed.Sum() - asItIs)));
            needed = Needed(cells, grid);
        }

        Widen(grid, needed);
        foreach (var (column, width) in columns.Zip(grid)) column.SetAttributeValue(Width, width);
        foreach (var (cell, at, span) in cells)
        {
            if (cell.Element(Ooxml.W + "tcPr")?.Element(Ooxml.W + "tcW") is { } width && Value(width, "type") is null or "dxa") width.SetAttributeValue(Width, grid.Skip(at).Take(span).Sum());
        }
    }

    private static IEnumerable<(XElement Cell, int At, int Span)> InRow(XElement row)
    {
        var at = Number(row.Element(Ooxml.W + "trPr")?.Element(Ooxml.W + "gridBefore")) ?? 0;
        foreach (var cell in row.Elements(Ooxml.Cell))
        {
            var span = Number(cell.Element(Ooxml.W + "tcPr")?.Element(Ooxml.W + "gridSpan")) ?? 1;
            yield return (cell, at, span);
            at += span;
        }
    }

    /// <summary>The longest figure of each column, and at least what the column keeps; what spans several has room enough.</summary>
    private static int[] Needed(List<(XElement Cell, int At, int Span)> cells, int[] grid)
    {
        var needed = grid.Select(width => width * Kept / 10).ToArray();
        foreach (var (cell, at, _) in cells.Where(cell => cell.Span == 1 && cell.At < grid.Length)) needed[at] = Math.Max(needed[at], LongestFigure(cell));
        return needed;
    }

    private static int LongestFigure(XElement cell)
    {
        var size = cell.Descendants(Size).Select(SizeOf).DefaultIfEmpty(24).Max();
        var isBold = cell.Descendants(Ooxml.W + "b").Any(bold => Value(bold, "val") is null or "1" or "true" or "on");
        return cell.Descendants(Ooxml.Paragraph).SelectMany(paragraph => string.Concat(paragraph.Descendants().Select(Piece)).Split(' ')).Where(IsFigure)
            .Select(figure => (int)(figure.Sum(letter => Em(letter, isBold)) * size * TwipsPerHalfPoint) + 1 + AroundText).DefaultIfEmpty(0).Max();
    }

    private static string Piece(XElement element) => element.Name == Ooxml.Text ? element.Value : element.Name == Ooxml.W + "br" || element.Name == Ooxml.W + "tab" ? " " : "";

    private static bool IsFigure(string word) => word.Any(char.IsAsciiDigit) && word.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ',' or '/' or '%' or '(' or ')' or '*' or '+' or '-');

    private static string? Value(XElement element, string attribute) => element.Attribute(Ooxml.W + attribute)?.Value;

    private static int? Number(XElement? element) => (int?)element?.Attribute(Ooxml.W + "val");

    private static int SizeOf(XElement size) => int.Parse(size.Attribute(Ooxml.W + "val")!.Value, CultureInfo.InvariantCulture);

    /// <summary>Breadth of a letter of a figure in Times New Roman, in parts of its height.</summary>
    private static double Em(char letter, bool isBold) => letter switch
    {
        '.' or ',' => 0.25,
        '/' => 0.278,
        '(' or ')' or '-' => 0.333,
        '%' => isBold ? 1 : 0.833,
        '+' => 0.57,
        _ => 0.5,
    };

    private static void Shrink(XElement table, double wanted)
    {
        var sizes = table.Descendants().Where(element => element.Name == Size || element.Name == Ooxml.W + "szCs").ToList();
        if (sizes.Count == 0) return;
        var largest = sizes.Max(SizeOf);
        var scale = Math.Max(wanted, (double)LeastSize / largest);
        foreach (var size in sizes) size.SetAttributeValue(Ooxml.W + "val", Math.Min(SizeOf(size), Math.Max(LeastSize, (int)(SizeOf(size) * scale))).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Those with room to spare give of it in proportion; the sum stays.</summary>
    private static void Widen(int[] grid, int[] needed)
    {
        var (total, missing) = (grid.Sum(), grid.Zip(needed).Sum(pair => Math.Max(0, pair.Second - pair.First)));
        var spare = Math.Max(1, grid.Zip(needed).Sum(pair => Math.Max(0, pair.First - pair.Second)));
        for (var column = 0; column < grid.Length; column++)
            grid[column] = grid[column] < needed[column] ? needed[column] : grid[column] - (int)((long)(grid[column] - needed[column]) * Math.Min(missing, spare) / spare);
        var roomiest = Enumerable.Range(0, grid.Length).MaxBy(column => grid[column] - needed[column]);
        grid[roomiest] += total - grid.Sum();
    }
}
