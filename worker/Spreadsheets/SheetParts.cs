using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MongCai.Poverty.Etl.Spreadsheets;

/// <summary>Elements that every sheet of ours is made of.</summary>
internal static class SheetParts
{
    /// <summary>A text with all its blanks.</summary>
    public static Text Words(string text) => new(CellText.Of(text)) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>A cell whose text stands in it, so that it is never taken for a formula.</summary>
    public static Cell Worded(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(Words(text)) };

    /// <summary>A column of a width in digits.</summary>
    public static Column Column(int number, double width) => new() { Min = (uint)number, Max = (uint)number, Width = width, CustomWidth = true };

    /// <summary>Merged ranges, <c>B9:B12</c>.</summary>
    public static MergeCells Merges(IReadOnlyList<string> ranges) => new(ranges.Select(range => new MergeCell { Reference = range })) { Count = (uint)ranges.Count };

    /// <summary>A4, on its side, as wide as the sheet.</summary>
    public static PageSetup Page() => new() { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 };

    /// <summary>Rows and columns that stay in sight, for a view of the sheet.</summary>
    public static IEnumerable<OpenXmlElement> Frozen(int rows, int columns)
    {
        var corner = new CellAddress(rows + 1, columns + 1).ToString();
        var pane = columns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft;
        yield return new Pane { HorizontalSplit = columns > 0 ? columns : null, VerticalSplit = rows, TopLeftCell = corner, ActivePane = pane, State = PaneStateValues.Frozen };
        yield return new Selection { Pane = pane, ActiveCell = corner, SequenceOfReferences = new ListValue<StringValue> { InnerText = corner } };
    }

    /// <summary>The name for the rows of a sheet that are printed on every page.</summary>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="place">Its place among all sheets, from 0.</param>
    /// <param name="first">First row.</param>
    /// <param name="last">Last row.</param>
    public static DefinedName PrintTitles(string sheet, int place, int first, int last) =>
        new(FormattableString.Invariant($"{CellText.Quoted(sheet)}!${first}:${last}")) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)place };
}
