using System.Globalization;
using System.Xml;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>The looks of cells in the styles part of .xlsx.</summary>
internal static class StylesXml
{
    /// <summary>Reads the part: one look per <c>xf</c> of <c>cellXfs</c>, in its order. Flags such as applyNumberFormat are not asked, as Excel does not.</summary>
    public static List<CellStyle> Read(byte[] part)
    {
        var (formats, fonts, styles) = (new Dictionary<int, string>(), new List<StoredFont>(), new List<CellStyle>());
        using var xml = PackageXml.Open(part);
        while (xml.Read())
        {
            if (xml.IsElement("numFmts")) Each(xml, "numFmt", () => formats[Int(xml, "numFmtId")] = EscapedText.Resolve(xml.GetAttribute("formatCode") ?? ""));
            else if (xml.IsElement("fonts")) Each(xml, "font", () => fonts.Add(Font(xml)));
            else if (xml.IsElement("cellXfs")) Each(xml, "xf", () => styles.Add(Style(Int(xml, "numFmtId"), Int(xml, "fontId"), formats, fonts)));
        }

        return styles;
    }

    /// <summary>A look from what the styles of any format number: own formats before those that Excel knows by heart.</summary>
    public static CellStyle Style(int format, int font, IReadOnlyDictionary<int, string> formats, IReadOnlyList<StoredFont> fonts)
    {
        var code = formats.GetValueOrDefault(format) ?? BuiltInFormats.Find(format);
        var letters = font >= 0 && font < fonts.Count ? fonts[font] : default;
        return new(string.IsNullOrEmpty(code) || code.Equals("General", StringComparison.OrdinalIgnoreCase) ? null : code, letters.Name, letters.Marks.HasFlag(TextMarks.Struck));
    }

    private static void Each(XmlReader xml, string name, Action take)
    {
        if (xml.IsEmptyElement) return;
        for (var depth = xml.Depth; xml.ReadInside(depth);)
        {
            if (xml.IsElement(name)) take();
        }
    }

    private static StoredFont Font(XmlReader xml)
    {
        StoredFont font = default;
        if (xml.IsEmptyElement) return font;
        for (var depth = xml.Depth; xml.ReadInside(depth);)
        {
            if (xml.IsElement("name") && font.Name is null) font = font with { Name = xml.GetAttribute("val") };
            font = font with { Marks = font.Marks | xml.FontMark() };
        }

        return font;
    }

    private static int Int(XmlReader xml, string name) => int.TryParse(xml.GetAttribute(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>Number formats that Excel knows by heart (ECMA-376 part 1, 18.8.30; 14 and 22 as Vietnamese settings have them, 47 as Excel itself shows it).</summary>
internal static class BuiltInFormats
{
    private static readonly Dictionary<int, string> Codes = new (int Id, string Code)[]
    {
        (1, "0"), (2, "0.00"), (3, "#,##0"), (4, "#,##0.00"), (9, "0%"), (10, "0.00%"), (11, "0.00E+00"), (12, "# ?/?"), (13, "# ??/??"),
        (14, "d/m/yyyy"), (15, "d-mmm-yy"), (16, "d-mmm"), (17, "mmm-yy"), (18, "h:mm AM/PM"), (19, "h:mm:ss AM/PM"), (20, "h:mm"), (21, "h:mm:ss"),
        (22, "d/m/yyyy h:mm"), (37, "#,##0 ;(#,##0)"), (38, "#,##0 ;[Red](#,##0)"), (39, "#,##0.00;(#,##0.00)"), (40, "#,##0.00;[Red](#,##0.00)"),
        (5, "#,##0\\ \"₫\""), (6, "#,##0\\ \"₫\""), (7, "#,##0.00\\ \"₫\""), (8, "#,##0.00\\ \"₫\""), (41, "#,##0;\\-#,##0;\"-\""), (42, "#,##0\\ \"₫\";\\-#,##0\\ \"₫\";\"-\""),
        (43, "#,##0.00;\\-#,##0.00;\"-\""), (44, "#,##0.00\\ \"₫\";\\-#,##0.00\\ \"₫\";\"-\""), (45, "mm:ss"), (46, "[h]:mm:ss"), (47, "mm:ss.0"), (48, "##0.0E+0"), (49, "@"),
    }.ToDictionary(format => format.Id, format => format.Code);

    /// <summary>The code under an id; null when Excel knows none.</summary>
    public static string? Find(int id) => Codes.GetValueOrDefault(id);
}
