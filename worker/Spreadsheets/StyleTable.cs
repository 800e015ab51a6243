using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MongCai.Poverty.Etl.Spreadsheets;

/// <summary>The styles of a workbook: one per look that is used.</summary>
internal sealed class StyleTable
{
    private const string FontName = "Times New Roman";
    private const double UsualSize = 11;
    private const double TitleSize = 14;
    private const uint FirstOwnFormat = 164;

    private static readonly PatternValues[] RequiredFills = [PatternValues.None, PatternValues.Gray125];

    private readonly List<CellLook> looks = [CellLook.LockedGround];
    private readonly List<string> formats = [];
    private readonly List<string> fills = [];

    /// <summary>Number of a look.</summary>
    public uint Of(CellLook look)
    {
        var known = looks.IndexOf(look);
        if (known >= 0) return (uint)known;
        looks.Add(look);
        if (look.Format is { } format && !formats.Contains(format)) formats.Add(format);
        if (look.Fill is { } fill && !fills.Contains(fill)) fills.Add(fill);
        return (uint)looks.Count - 1;
    }

    /// <summary>Writes the part.</summary>
    public void Write(WorkbookStylesPart part)
    {
        part.Stylesheet = new Stylesheet
        {
            NumberingFormats = new NumberingFormats(formats.Select((format, index) => new NumberingFormat { NumberFormatId = FirstOwnFormat + (uint)index, FormatCode = format })) { Count = (uint)formats.Count },
            Fonts = new Fonts(Enum.GetValues<Lettering>().Select(Font)),
            Fills = new Fills([.. RequiredFills.Select(pattern => new Fill(new PatternFill { PatternType = pattern })), .. fills.Select(Fill)]),
            Borders = new Borders(Border(null), Border(BorderStyleValues.Thin)),
            CellStyleFormats = new CellStyleFormats(new CellFormat()),
            CellFormats = new CellFormats(looks.Select(Format)),
        };
        part.Stylesheet.Save();
    }

    private static Font Font(Lettering lettering)
    {
        var font = new Font();
        if (lettering is Lettering.Bold or Lettering.Title) font.Append(new Bold());
        if (lettering is Lettering.Italic) font.Append(new Italic());
        font.Append(new FontSize { Val = lettering == Lettering.Title ? TitleSize : UsualSize }, new FontName { Val = FontName }, new FontFamilyNumbering { Val = 1 });
        return font;
    }

    private static Fill Fill(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    private static Border Border(BorderStyleValues? style)
    {
        var border = new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder());
        foreach (var line in border.Elements<BorderPropertiesType>().Take(4))
        {
            if (style is null) continue;
            line.Style = style;
            line.Append(new Color { Indexed = 64 });
        }

        return border;
    }

    private CellFormat Format(CellLook look) => new(
        new Alignment
        {
            Horizontal = look.Side switch { Side.Left => HorizontalAlignmentValues.Left, Side.Center => HorizontalAlignmentValues.Center, _ => HorizontalAlignmentValues.Right },
            Indent = look.Side == Side.Left && look.Bordered ? 1U : null,
            Vertical = VerticalAlignmentValues.Center,
            WrapText = look.Wrapped || look.Upright ? true : null,
            TextRotation = look.Upright ? 90U : null,
        },
        new Protection { Locked = !look.Open })
    {
        NumberFormatId = look.Format is { } format ? FirstOwnFormat + (uint)formats.IndexOf(format) : 0,
        FontId = (uint)look.Lettering,
        FillId = look.Fill is { } fill ? (uint)(RequiredFills.Length + fills.IndexOf(fill)) : 0,
        BorderId = look.Bordered ? 1U : 0U,
        FormatId = 0,
        ApplyNumberFormat = look.Format is null ? null : true,
        ApplyFont = true,
        ApplyFill = look.Fill is null ? null : true,
        ApplyBorder = look.Bordered ? true : null,
        ApplyAlignment = true,
        ApplyProtection = true,
    };
}
