using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>The styles of a copied workbook: one per number format, in a font that has every Vietnamese letter.</summary>
internal sealed class CopyStyles
{
    /// <summary>How dates are shown.</summary>
    public const string Date = "dd/mm/yyyy";

    private const uint FirstOwnFormat = 164;

    private readonly Dictionary<(string Format, bool IsQuoted), uint> styles = new() { [("General", false)] = 0 };

    /// <summary>The style of a number format.</summary>
    /// <param name="format">Number format; null for none.</param>
    /// <param name="isQuoted">True for text that would become a formula if somebody edited it.</param>
    public uint Of(string? format, bool isQuoted)
    {
        var key = (string.IsNullOrWhiteSpace(format) || format.Length > 255 ? "General" : format, isQuoted);
        if (!styles.TryGetValue(key, out var style)) styles.Add(key, style = (uint)styles.Count);
        return style;
    }

    /// <summary>Writes the part.</summary>
    public void Write(WorkbookStylesPart part)
    {
        var formats = styles.Keys.Select(key => key.Format).Distinct(StringComparer.Ordinal).Select((format, index) => (format, Id: FirstOwnFormat + (uint)index)).ToDictionary(one => one.format, one => one.Id, StringComparer.Ordinal);
        formats["General"] = 0;
        var own = formats.Where(format => format.Value != 0).Select(format => new NumberingFormat { NumberFormatId = format.Value, FormatCode = CellText.Of(format.Key) }).ToList();
        part.Stylesheet = new Stylesheet
        {
            NumberingFormats = own.Count == 0 ? null : new NumberingFormats(own) { Count = (uint)own.Count },
            Fonts = new Fonts(new Font(new FontSize { Val = 12 }, new FontName { Val = "Times New Roman" }, new FontFamilyNumbering { Val = 1 })),
            Fills = new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            Borders = new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            CellStyleFormats = new CellStyleFormats(new CellFormat()),
            CellFormats = new CellFormats(styles.OrderBy(style => style.Value).Select(style => Format(formats[style.Key.Format], style.Key.IsQuoted))),
        };
        part.Stylesheet.Save();
    }

    private static CellFormat Format(uint number, bool isQuoted) => new()
    {
        NumberFormatId = number,
        FontId = 0,
        FillId = 0,
        BorderId = 0,
        FormatId = 0,
        ApplyNumberFormat = number != 0,
        QuotePrefix = isQuoted ? true : null,
    };
}
