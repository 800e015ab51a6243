using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>
/// The styles of a workbook with coloured twins: a marked cell gets a copy of its style with another fill and keeps number format, borders, font, alignment
/// and protection.
/// </summary>
internal sealed class MarkStyles
{
    /// <summary>Fill of cells with an error; black text on it has a contrast of 9 to 1.</summary>
    public const string Red = "FFFF9A8F";

    /// <summary>Fill of cells with a remark.</summary>
    public const string Yellow = "FFFFEF8A";

    private readonly Stylesheet stylesheet;
    private readonly List<CellFormat> formats;
    private readonly Dictionary<(int Style, Severity Severity), int> twins = [];
    private readonly Dictionary<int, int> cleaned = [];
    private readonly HashSet<uint> formerFills;
    private readonly Dictionary<string, uint> fills = new(StringComparer.Ordinal);

    /// <summary>Takes the styles of a workbook; creates them where it has none.</summary>
    /// <param name="workbook">Workbook.</param>
    /// <param name="hasFormer">True when an earlier answer coloured cells in it.</param>
    public MarkStyles(WorkbookPart workbook, bool hasFormer)
    {
        var part = workbook.WorkbookStylesPart ?? workbook.AddNewPart<WorkbookStylesPart>(PartIds.Free(workbook));
        stylesheet = part.Stylesheet ??= new Stylesheet();
        stylesheet.Fonts ??= new Fonts(new Font());
        stylesheet.Fills ??= new Fills();
        // The first two fills are Excel's own whatever they say.
        if (!stylesheet.Fills.HasChildren) stylesheet.Fills.AppendChild(Pattern(PatternValues.None));
        if (stylesheet.Fills.Count() == 1) stylesheet.Fills.AppendChild(Pattern(PatternValues.Gray125));
        stylesheet.Borders ??= new Borders(new Border());
        stylesheet.CellFormats ??= new CellFormats();
        if (!stylesheet.CellFormats.HasChildren) stylesheet.CellFormats.AppendChild(new CellFormat());
        formats = [.. stylesheet.CellFormats.Elements<CellFormat>()];
        formerFills = hasFormer ? FormerFills() : [];
    }

    /// <summary>True when cells of an earlier answer are still coloured.</summary>
    public bool HasFormer => formerFills.Count > 0;

    /// <summary>The style of a cell without the colour of an earlier answer; other styles come back as they are.</summary>
    public int Former(int style)
    {
        if (!HasFormer || Format(style).FillId?.Value is not { } fill || !formerFills.Contains(fill)) return style;
        if (!cleaned.TryGetValue(style, out var clean)) cleaned.Add(style, clean = AddTwin(style, 0));
        return clean;
    }

    /// <summary>The coloured twin of a style.</summary>
    public int Marked(int style, Severity severity)
    {
        var key = (style, severity);
        if (!twins.TryGetValue(key, out var twin)) twins.Add(key, twin = AddTwin(style, Fill(severity == Severity.Error ? Red : Yellow)));
        return twin;
    }

    /// <summary>Adds a style.</summary>
    public int Add(CellFormat format)
    {
        stylesheet.CellFormats!.AppendChild(format);
        formats.Add(format);
        return formats.Count - 1;
    }

    /// <summary>Adds a font.</summary>
    public uint Add(Font font)
    {
        stylesheet.Fonts!.AppendChild(font);
        return (uint)stylesheet.Fonts.Elements<Font>().Count() - 1;
    }

    /// <summary>Adds a border.</summary>
    public uint Add(Border border)
    {
        stylesheet.Borders!.AppendChild(border);
        return (uint)stylesheet.Borders.Elements<Border>().Count() - 1;
    }

    /// <summary>A plain fill of a colour; added when it is asked for the first time.</summary>
    public uint Fill(string colour)
    {
        if (fills.TryGetValue(colour, out var known)) return known;
        stylesheet.Fills!.AppendChild(new Fill(new PatternFill
        {
            PatternType = PatternValues.Solid,
            ForegroundColor = new ForegroundColor { Rgb = colour },
            BackgroundColor = new BackgroundColor { Indexed = 64 },
        }));
        return fills[colour] = (uint)stylesheet.Fills.Elements<Fill>().Count() - 1;
    }

    /// <summary>Writes the styles back, with counts that are true.</summary>
    public void Save()
    {
        stylesheet.Fonts!.Count = (uint)stylesheet.Fonts.Elements<Font>().Count();
        stylesheet.Fills!.Count = (uint)stylesheet.Fills.Elements<Fill>().Count();
        stylesheet.Borders!.Count = (uint)stylesheet.Borders.Elements<Border>().Count();
        stylesheet.CellFormats!.Count = (uint)formats.Count;
        stylesheet.Save();
    }

    private CellFormat Format(int style) => style >= 0 && style < formats.Count ? formats[style] : formats[0];

    private int AddTwin(int style, uint fill)
    {
        var twin = (CellFormat)Format(style).CloneNode(deep: true);
        twin.FillId = fill;
        twin.ApplyFill = true;
        return Add(twin);
    }

    private HashSet<uint> FormerFills() =>
        [.. stylesheet.Fills!.Elements<Fill>().Select((fill, index) => (fill.PatternFill, Index: (uint)index))
            .Where(one => one.PatternFill?.ForegroundColor?.Rgb?.Value is Red or Yellow).Select(one => one.Index)];

    private static Fill Pattern(PatternValues pattern) => new(new PatternFill { PatternType = pattern });
}
