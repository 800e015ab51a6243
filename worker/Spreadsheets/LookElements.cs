using DocumentFormat.OpenXml.Spreadsheet;

namespace MongCai.Poverty.Etl.Spreadsheets;

/// <summary>The parts of a look as a workbook holds them. The font is named, because a workbook's own may be one for TCVN3 or VNI.</summary>
internal static class LookElements
{
    private const string FontName = "Times New Roman";
    private const string LinkColour = "FF0B4FA0";
    private const string GreyColour = "FF7F8A94";
    private const double TitleSize = 14;

    /// <summary>A font; the order of its parts is fixed: bold or underline, size, colour, name, family (ECMA-376 part 1, 18.8.22).</summary>
    public static Font Font(Lettering lettering, double size)
    {
        var font = new Font();
        if (lettering is Lettering.Bold or Lettering.Title) font.Append(new Bold());
        if (lettering is Lettering.Italic) font.Append(new Italic());
        if (lettering is Lettering.Link) font.Append(new Underline());
        font.Append(new FontSize { Val = lettering == Lettering.Title ? TitleSize : size });
        if (lettering is Lettering.Link) font.Append(new Color { Rgb = LinkColour });
        font.Append(new FontName { Val = FontName }, new FontFamilyNumbering { Val = 1 });
        return font;
    }

    /// <summary>A plain ground.</summary>
    public static Fill Fill(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    /// <summary>The lines around a cell.</summary>
    public static Border Border(Frame frame)
    {
        var border = new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder());
        foreach (var line in border.Elements<BorderPropertiesType>().Take(frame == Frame.None ? 0 : 4))
        {
            line.Style = BorderStyleValues.Thin;
            line.Append(frame == Frame.Grey ? new Color { Rgb = GreyColour } : new Color { Indexed = 64 });
        }

        return border;
    }

    /// <summary>Where the text stands; null when the look says nothing of it.</summary>
    public static Alignment? Alignment(CellLook look) => look is { Side: Side.Given, Rise: Rise.Given, Wrapped: null, Upright: false } ? null : new()
    {
        Horizontal = look.Side switch { Side.Left => HorizontalAlignmentValues.Left, Side.Center => HorizontalAlignmentValues.Center, Side.Right => HorizontalAlignmentValues.Right, _ => null },
        Indent = look is { Side: Side.Left, Frame: Frame.Black } ? 1U : null,
        Vertical = look.Rise switch { Rise.Middle => VerticalAlignmentValues.Center, Rise.Top => VerticalAlignmentValues.Top, _ => null },
        WrapText = look.Upright ? true : look.Wrapped is { } wrapped ? wrapped : null,
        TextRotation = look.Upright ? 90U : null,
    };
}
