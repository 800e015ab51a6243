using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>The styles of the list of findings. The font is named, because a workbook's own may be one for TCVN3 or VNI.</summary>
internal sealed class FindingSheetStyles
{
    private const string FontName = "Times New Roman";
    private const uint TextFormat = 49;

    private readonly MarkStyles styles;
    private readonly uint plain;
    private readonly uint border;

    public FindingSheetStyles(MarkStyles styles)
    {
        this.styles = styles;
        plain = styles.Add(Font(12));
        border = styles.Add(new Border(new LeftBorder(Line()) { Style = BorderStyleValues.Thin }, new RightBorder(Line()) { Style = BorderStyleValues.Thin },
            new TopBorder(Line()) { Style = BorderStyleValues.Thin }, new BottomBorder(Line()) { Style = BorderStyleValues.Thin }, new DiagonalBorder()));
        var bold = styles.Add(Font(12, new Bold()));
        Title = styles.Add(Format(styles.Add(Font(14, new Bold())), 0, isWrapped: false));
        Line1 = styles.Add(Format(plain, 0, isWrapped: false));
        Strong = styles.Add(Format(bold, 0, isWrapped: false));
        Header = styles.Add(Boxed(bold, styles.Fill("FFD9E2EC"), HorizontalAlignmentValues.Center));
        Number = styles.Add(Boxed(plain, 0, HorizontalAlignmentValues.Center));
        Text = styles.Add(Boxed(plain, 0, HorizontalAlignmentValues.Left));
        Link = styles.Add(Boxed(styles.Add(Font(12, new Underline(), new Color { Rgb = "FF0B4FA0" })), 0, HorizontalAlignmentValues.Left));
        Found = styles.Add(Foreign());
    }

    /// <summary>First line.</summary>
    public int Title { get; }

    /// <summary>Lines of the heading.</summary>
    public int Line1 { get; }

    /// <summary>The line with the verdict.</summary>
    public int Strong { get; }

    /// <summary>Headings of the columns.</summary>
    public int Header { get; }

    /// <summary>Cells with a number or a code.</summary>
    public int Number { get; }

    /// <summary>Cells with our text.</summary>
    public int Text { get; }

    /// <summary>Cells that lead to a place.</summary>
    public int Link { get; }

    /// <summary>Cells with the ward's text, which stays text also when somebody edits it.</summary>
    public int Found { get; }

    /// <summary>Cells with a weight, in the colour of the marked cells.</summary>
    public int Level(Severity severity) => severity == Severity.Info ? Number : styles.Marked(Number, severity);

    private CellFormat Foreign()
    {
        var format = Boxed(plain, 0, HorizontalAlignmentValues.Left);
        format.NumberFormatId = TextFormat;
        format.ApplyNumberFormat = true;
        format.QuotePrefix = true;
        return format;
    }

    private CellFormat Boxed(uint font, uint fill, HorizontalAlignmentValues horizontal)
    {
        var format = Format(font, fill, isWrapped: true);
        format.BorderId = border;
        format.ApplyBorder = true;
        format.Alignment!.Horizontal = horizontal;
        return format;
    }

    private static CellFormat Format(uint font, uint fill, bool isWrapped) => new()
    {
        NumberFormatId = 0,
        FontId = font,
        FillId = fill,
        BorderId = 0,
        ApplyFont = true,
        ApplyFill = fill != 0,
        ApplyAlignment = true,
        Alignment = new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = isWrapped },
    };

    // In a font the order of the parts is fixed: bold, underline, size, colour, name, family (ECMA-376 part 1, 18.8.22).
    private static Font Font(double size, params OpenXmlElement[] parts) =>
        new([.. parts.Where(part => part is not Color), new FontSize { Val = size }, .. parts.Where(part => part is Color), new FontName { Val = FontName }, new FontFamilyNumbering { Val = 1 }]);

    private static Color Line() => new() { Rgb = "FF7F8A94" };
}
