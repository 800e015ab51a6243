using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Origin;

/// <summary>Paragraphs, tables and sections by Nghị định 30/2020, Phụ lục I. Lengths in twips (1 mm = 56,7), sizes in half points.</summary>
internal static class Page
{
    public const int PortraitWidth = 9354;  // 210 − 30 − 15 mm
    public const int LandscapeWidth = 13890; // 297 − 30 − 22 mm
    private const int A4Short = 11906;
    private const int A4Long = 16838;

    /// <summary>Running text: 14, justified, first line 1,27 cm, 6 pt apart.</summary>
    public static Paragraph Body(string text, bool keepNext = false) => Running(text, JustificationValues.Both, bold: false, keepNext);

    /// <summary>A heading in capitals, <c>I. TIẾN ĐỘ</c>.</summary>
    public static Paragraph Heading(string text) => Running(text, JustificationValues.Left, bold: true, keepNext: true);

    /// <summary>6 pt of nothing before a table, on the page of the table.</summary>
    public static Paragraph Gap() => new(new ParagraphProperties(
        new KeepNext(), new SpacingBetweenLines { Before = "0", After = "0", Line = "120", LineRule = LineSpacingRuleValues.Exact }, new ParagraphMarkRunProperties(new FontSize { Val = "8" })));

    /// <summary>A line of its own in the middle.</summary>
    public static Paragraph Centred(string text, int size, bool bold = false, bool italic = false, int before = 0) => new(
        new ParagraphProperties(
            new SpacingBetweenLines { Before = Number(before), After = "0" },
            new Justification { Val = JustificationValues.Center }),
        Text(text, size, bold, italic));

    /// <summary>A line at the left.</summary>
    public static Paragraph Left(string text, int size, bool bold = false, bool italic = false) => new(
        new ParagraphProperties(
            new SpacingBetweenLines { Before = "0", After = "0" },
            new Indentation { FirstLine = "0" },
            new Justification { Val = JustificationValues.Left }),
        Text(text, size, bold, italic));

    /// <summary>A line that begins farther to the right; lengths in twips.</summary>
    public static Paragraph Indented(string text, int size, int left, int before) => new(
        new ParagraphProperties(
            new SpacingBetweenLines { Before = Number(before), After = "0" },
            new Indentation { Left = Number(left), FirstLine = "0" },
            new Justification { Val = JustificationValues.Left }),
        Text(text, size));

    /// <summary>A paragraph that holds a loop or a condition; it is gone in the finished document.</summary>
    public static Paragraph Control(string tag) => Left(tag, 20);

    /// <summary>A drawn line in the middle, as the decree wants it under names: the border of an empty low paragraph.</summary>
    public static Paragraph Rule(int width, int column) => new(
        new ParagraphProperties(
            new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 0, Color = "000000" }),
            new SpacingBetweenLines { Before = "40", After = "0", Line = "120", LineRule = LineSpacingRuleValues.Exact },
            new Indentation { Left = Number((column - width) / 2), Right = Number((column - width) / 2), FirstLine = "0" },
            new ParagraphMarkRunProperties(new FontSize { Val = "8" })));

    /// <summary>A run; size in half points.</summary>
    public static Run Text(string text, int size, bool bold = false, bool italic = false)
    {
        var properties = new RunProperties();
        if (bold) properties.Append(new Bold());
        if (italic) properties.Append(new Italic());
        properties.Append(new FontSize { Val = Number(size) }, new FontSizeComplexScript { Val = Number(size) });
        return new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    /// <summary>A table without borders, as for the head and the signature.</summary>
    public static Table Plain(int[] widths, params TableCell[] cells) => new(
        new TableProperties(
            new TableWidth { Width = Number(widths.Sum()), Type = TableWidthUnitValues.Dxa },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
        Grid(widths),
        new TableRow(new TableRowProperties(new CantSplit()), Keep(cells[0], widths[0]), Keep(cells[1], widths[1])));

    /// <summary>A cell that holds paragraphs.</summary>
    public static TableCell Stack(params OpenXmlElement[] paragraphs) => new(paragraphs);

    /// <summary>A table with borders: head rows that repeat on each page, then rows of tags.</summary>
    public static Table Grid(int[] widths, IEnumerable<TableRow> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = Number(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 57, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 57, Type = TableWidthValues.Dxa })),
            Grid(widths));
        table.Append(rows);
        return table;
    }

    /// <summary>One row; a text that begins with "&lt;" stands at the left, one that begins with "&gt;" at the right, others in the middle.</summary>
    public static TableRow Row(int[] widths, string[] texts, bool head = false, bool bold = false, int size = 24)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (head) properties.Append(new TableHeader());
        var row = new TableRow(properties);
        for (var column = 0; column < texts.Length; column++) row.Append(Cell(texts[column], widths[column], head || bold, size));
        return row;
    }

    /// <summary>One cell; spans and merges as given.</summary>
    public static TableCell Cell(string text, int width, bool bold, int size, int span = 1, MergedCellValues? merge = null, bool keepNext = false)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa });
        if (span > 1) properties.Append(new GridSpan { Val = span });
        if (merge is { } value) properties.Append(new VerticalMerge { Val = value });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var (align, bare) = text.Length > 0 && text[0] is '<' or '>' ? (text[0] == '<' ? JustificationValues.Left : JustificationValues.Right, text[1..]) : (JustificationValues.Center, text);
        var paragraph = new ParagraphProperties();
        if (keepNext) paragraph.Append(new KeepNext());
        paragraph.Append(new SpacingBetweenLines { Before = "20", After = "20" }, new Justification { Val = align });
        return new TableCell(properties, new Paragraph(paragraph, Text(bare, size, bold)));
    }

    /// <summary>A row that holds a loop or a condition over rows.</summary>
    public static TableRow ControlRow(int[] widths, string tag) =>
        Row(widths, [.. widths.Select((_, column) => column == 0 ? "<" + tag : "")], size: 16);

    /// <summary>A4 with the margins of the decree: 20 mm, left 30, right 15; the number in the top margin but not on the first page.</summary>
    public static SectionProperties Section(string header, string firstHeader, bool landscape, bool restart)
    {
        var section = new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = header },
            new HeaderReference { Type = HeaderFooterValues.First, Id = firstHeader },
            new SectionType { Val = SectionMarkValues.NextPage },
            landscape
                ? new PageSize { Width = A4Long, Height = A4Short, Orient = PageOrientationValues.Landscape }
                : new PageSize { Width = A4Short, Height = A4Long },
            new PageMargin { Top = 1134, Bottom = 1134, Left = 1701, Right = landscape ? 1247u : 851u, Header = 567, Footer = 567, Gutter = 0 });
        if (restart) section.Append(new PageNumberType { Start = 1 });
        section.Append(new TitlePage());
        return section;
    }

    private static Paragraph Running(string text, JustificationValues align, bool bold, bool keepNext)
    {
        var properties = new ParagraphProperties();
        if (keepNext) properties.Append(new KeepNext());
        properties.Append(
            new SpacingBetweenLines { Before = "120", After = "0", Line = "264", LineRule = LineSpacingRuleValues.Auto },
            new Indentation { FirstLine = "720" },
            new Justification { Val = align });
        return new Paragraph(properties, Text(text, 28, bold: bold));
    }

    private static TableCell Keep(TableCell cell, int width)
    {
        cell.PrependChild(new TableCellProperties(new TableCellWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa }));
        return cell;
    }

    private static TableGrid Grid(int[] widths) => new(widths.Select(width => new GridColumn { Width = Number(width) }));

    private static T Line<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "000000" };

    private static string Number(int value) => value.ToString("0", System.Globalization.CultureInfo.InvariantCulture);
}
