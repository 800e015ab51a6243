using System.Xml;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>A column or a run of columns with the same settings.</summary>
/// <param name="First">1-based.</param>
/// <param name="Last">1-based.</param>
/// <param name="Style">Index of the style that blank cells show.</param>
/// <param name="Pixels">Width on the screen; 0 when hidden; null when not said.</param>
internal sealed record ColumnRun(int First, int Last, int Style, int? Pixels);

/// <summary>A merged range, 1-based and inclusive.</summary>
internal readonly record struct MergedRange(CellAddress First, CellAddress Last)
{
    /// <summary>True when the cell lies in the range.</summary>
    public bool Contains(CellAddress cell) => cell.Row >= First.Row && cell.Row <= Last.Row && cell.Column >= First.Column && cell.Column <= Last.Column;

    /// <summary>True when both have a cell in common.</summary>
    public bool Overlaps(MergedRange other) =>
        First.Row <= other.Last.Row && other.First.Row <= Last.Row && First.Column <= other.Last.Column && other.First.Column <= Last.Column;

    /// <inheritdoc/>
    public override string ToString() => $"{First}:{Last}";

    /// <summary>Reads <c>B9:B12</c>; null for anything else.</summary>
    public static MergedRange? Parse(string? text) =>
        text?.Split(':') is [var first, var last] && CellAddress.TryParse(first, out var from) && CellAddress.TryParse(last, out var to) ? new(from, to) : null;
}

/// <summary>What must be known of a sheet before it is written anew. Gathered in one pass that keeps no cell.</summary>
internal sealed class SheetLayout
{
    private const int DefaultPixels = 64;

    private readonly List<ColumnRun> columns = [];
    private readonly List<MergedRange> merges = [];
    private readonly Dictionary<int, int> rowPixels = [];

    /// <summary>Rows that stand in the sheet, with or without cells.</summary>
    public HashSet<int> Rows { get; } = [];

    /// <summary>Relationship of the drawing that holds the boxes of comments; null when there is none.</summary>
    public string? LegacyDrawing { get; private set; }

    /// <summary>True when the sheet is among those that Excel shows as chosen.</summary>
    public bool IsSelected { get; private set; }

    /// <summary>Reads the XML of a sheet.</summary>
    /// <exception cref="XmlException">It is no XML, or declares a document type.</exception>
    public static SheetLayout Read(Stream xml)
    {
        using var reader = SheetXml.Reader(xml);
        var layout = new SheetLayout();
        var row = 0;
        reader.Read();
        while (!reader.EOF)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                row = SheetXml.RowNumber(reader.GetAttribute("r"), row);
                layout.TakeRow(reader, row);
                reader.Skip();
            }
            else
            {
                if (reader.NodeType == XmlNodeType.Element) layout.Take(reader);
                reader.Read();
            }
        }

        return layout;
    }

    /// <summary>The first cell of the merged range that holds the cell; else the cell.</summary>
    public CellAddress Anchor(CellAddress cell)
    {
        foreach (var range in merges)
        {
            if (range.Contains(cell)) return range.First;
        }

        return cell;
    }

    /// <summary>The style that a blank cell of the column shows.</summary>
    public int ColumnStyle(int column) => Column(column)?.Style ?? 0;

    /// <summary>Width of a column on the screen; 0 when hidden.</summary>
    public int ColumnPixels(int column) => Column(column)?.Pixels ?? DefaultPixels;

    /// <summary>Height of a row on the screen; 0 when hidden.</summary>
    public int RowPixels(int row) => rowPixels.GetValueOrDefault(row, 20);

    private ColumnRun? Column(int column) => columns.Find(run => run.First <= column && column <= run.Last);

    private void TakeRow(XmlReader reader, int row)
    {
        Rows.Add(row);
        if (SheetXml.IsTrue(reader.GetAttribute("hidden"))) rowPixels[row] = 0;
        else if (SheetXml.Decimal(reader.GetAttribute("ht")) is { } points) rowPixels[row] = (int)(points * 4 / 3);
    }

    private void Take(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "col": columns.Add(Run(reader)); break;
            case "mergeCell" when MergedRange.Parse(reader.GetAttribute("ref")) is { } range: merges.Add(range); break;
            case "legacyDrawing": LegacyDrawing = SheetXml.RelationshipId(reader); break;
            case "sheetView": IsSelected |= SheetXml.IsTrue(reader.GetAttribute("tabSelected")); break;
        }
    }

    // ECMA-376 part 1, 18.3.1.13: widths are counted in characters of 7 pixels with 5 pixels around.
    private static ColumnRun Run(XmlReader reader)
    {
        var width = SheetXml.Decimal(reader.GetAttribute("width"));
        var pixels = SheetXml.IsTrue(reader.GetAttribute("hidden")) ? 0 : width is null ? null : (int?)((Math.Min(width.Value, 255) * 7) + 5);
        return new(SheetXml.Whole(reader.GetAttribute("min")) ?? 1, SheetXml.Whole(reader.GetAttribute("max")) ?? 0, SheetXml.Whole(reader.GetAttribute("style")) ?? 0, pixels);
    }
}
