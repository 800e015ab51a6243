using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MongCai.Poverty.Etl.Spreadsheets;

/// <summary>The styles of a workbook: those it has, and behind them one per look that is used.</summary>
internal sealed class StyleTable
{
    /// <summary>Size of the letters of our own tables, in points.</summary>
    public const double UsualSize = 11;

    private const uint FirstOwnFormat = 164;
    private const uint AsTypedOfExcel = 49;

    /// <summary>The first two fills are Excel's own, whatever they say.</summary>
    private static readonly PatternValues[] RequiredFills = [PatternValues.None, PatternValues.Gray125];

    private readonly Stylesheet sheet;
    private readonly double size;
    private readonly bool isNew;
    private readonly uint firstFormat = FirstOwnFormat;
    private readonly int formerFills;
    private readonly List<CellFormat> styles;
    private readonly Dictionary<CellLook, uint> looks = [];
    private readonly Dictionary<(int Style, string Colour), int> twins = [];
    private readonly Dictionary<string, uint> formats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint> fills = new(StringComparer.Ordinal);
    private readonly Dictionary<Frame, uint> frames = [];
    private List<string?>? formerGrounds;

    /// <summary>Begins the styles of a new workbook.</summary>
    /// <param name="first">Look of cells that name no style.</param>
    /// <param name="size">Size of the letters in points; titles have their own.</param>
    public StyleTable(CellLook first, double size)
        : this(new Stylesheet { Fonts = new(), Borders = new(LookElements.Border(Frame.None)), CellStyleFormats = new(new CellFormat()), CellFormats = new() }, size, isNew: true) => Of(first);

    /// <summary>Takes the styles of a workbook; they stay as they are.</summary>
    /// <param name="sheet">Its styles; what every workbook must have is added.</param>
    /// <param name="size">Size of the letters of looks in points; titles have their own.</param>
    public StyleTable(Stylesheet sheet, double size)
        : this(sheet, size, isNew: false)
    {
        sheet.Fonts ??= new Fonts(new Font());
        sheet.Borders ??= new Borders(new Border());
        sheet.CellFormats ??= new CellFormats();
        if (!sheet.CellFormats.HasChildren) Add(new CellFormat());
        formats.Add(CellLook.AsTyped, AsTypedOfExcel);
        firstFormat = Math.Max(FirstOwnFormat, 1 + (sheet.NumberingFormats?.Elements<NumberingFormat>().Max(format => format.NumberFormatId?.Value) ?? 0));
    }

    private StyleTable(Stylesheet sheet, double size, bool isNew)
    {
        (this.sheet, this.size, this.isNew) = (sheet, size, isNew);
        sheet.Fills ??= new Fills();
        foreach (var pattern in RequiredFills.Skip(sheet.Fills.Count())) sheet.Fills.AppendChild(new Fill(new PatternFill { PatternType = pattern }));
        styles = [.. sheet.CellFormats?.Elements<CellFormat>() ?? []];
        formerFills = sheet.Fills.Elements<Fill>().Count();
    }

    /// <summary>Colours of the grounds that the workbook had already.</summary>
    public IReadOnlyList<string?> FormerGrounds =>
        formerGrounds ??= [.. sheet.Fills!.Elements<Fill>().Take(formerFills).Select(fill => fill.PatternFill?.ForegroundColor?.Rgb?.Value)];

    /// <summary>Number of a look.</summary>
    public uint Of(CellLook look)
    {
        if (!looks.TryGetValue(look, out var known)) looks.Add(look, known = (uint)Add(Style(look)));
        return known;
    }

    /// <summary>The colour that the ground of a style had already; null for none and for one that is new.</summary>
    public string? FormerGround(int style) => Known(style).FillId?.Value is { } fill && fill < FormerGrounds.Count ? FormerGrounds[(int)fill] : null;

    /// <summary>The twin of one of the workbook's own styles on another ground.</summary>
    /// <param name="style">Number of the style; one that there is not counts as the first.</param>
    /// <param name="colour">Colour as in <see cref="CellLook.Fill"/>.</param>
    public int OnGround(int style, string colour)
    {
        if (twins.TryGetValue((style, colour), out var known)) return known;
        var twin = (CellFormat)Known(style).CloneNode(deep: true);
        twin.FillId = FillId(colour);
        twin.ApplyFill = true;
        return twins[(style, colour)] = Add(twin);
    }

    /// <summary>Writes the part. In a workbook's own styles the counts are made true; new ones go without.</summary>
    public void Write(WorkbookStylesPart part)
    {
        AddFonts();
        AddFormats();
        if (isNew) part.Stylesheet = sheet;
        else SetCounts();
        sheet.Save();
    }

    private int Add(CellFormat style)
    {
        sheet.CellFormats!.AppendChild(style);
        styles.Add(style);
        return styles.Count - 1;
    }

    private CellFormat Known(int style) => style >= 0 && style < styles.Count ? styles[style] : styles[0];

    /// <summary>The style of a look; its font is known when all looks are.</summary>
    private CellFormat Style(CellLook look) => new()
    {
        NumberFormatId = FormatId(look.Format),
        FontId = 0,
        FillId = FillId(look.Fill),
        BorderId = BorderId(look.Frame),
        // A ward's workbook need not have the styles to which this leads.
        FormatId = isNew ? 0U : null,
        QuotePrefix = look.IsQuoted ? true : null,
        ApplyNumberFormat = look.Format is null ? null : look.Format != CellLook.General,
        ApplyFont = look.Lettering == Lettering.Given ? null : true,
        ApplyFill = look.Fill is null ? null : look.Fill != CellLook.NoFill,
        ApplyBorder = look.Frame == Frame.None ? null : true,
        ApplyAlignment = LookElements.Alignment(look) is null ? null : true,
        ApplyProtection = look.Open is null ? null : true,
        Alignment = LookElements.Alignment(look),
        Protection = look.Open is { } open ? new Protection { Locked = !open } : null,
    };

    private uint FormatId(string? format)
    {
        if (format is null) return 0;
        if (!formats.TryGetValue(format, out var known)) formats.Add(format, known = format == CellLook.General ? 0 : firstFormat + (uint)formats.Count);
        return known;
    }

    private uint FillId(string? colour)
    {
        if (colour is null or CellLook.NoFill) return 0;
        if (fills.TryGetValue(colour, out var known)) return known;
        sheet.Fills!.AppendChild(LookElements.Fill(colour));
        return fills[colour] = (uint)sheet.Fills.Elements<Fill>().Count() - 1;
    }

    private uint BorderId(Frame frame)
    {
        if (frame == Frame.None) return 0;
        if (frames.TryGetValue(frame, out var known)) return known;
        sheet.Borders!.AppendChild(LookElements.Border(frame));
        return frames[frame] = (uint)sheet.Borders.Elements<Border>().Count() - 1;
    }

    /// <summary>Adds the fonts in the order of their kinds; a new workbook has the plain one in any case.</summary>
    private void AddFonts()
    {
        var first = (uint)sheet.Fonts!.Elements<Font>().Count();
        var used = looks.Keys.Select(look => look.Lettering).Concat(isNew ? [Lettering.Plain] : []).Where(lettering => lettering != Lettering.Given).Distinct().Order().ToList();
        sheet.Fonts.Append(used.Select(lettering => LookElements.Font(lettering, size)));
        foreach (var (look, style) in looks.Where(pair => pair.Key.Lettering != Lettering.Given)) styles[(int)style].FontId = first + (uint)used.IndexOf(look.Lettering);
    }

    private void AddFormats()
    {
        var added = formats.Where(format => format.Value >= firstFormat).Select(format => new NumberingFormat { NumberFormatId = format.Value, FormatCode = CellText.Of(format.Key) }).ToList();
        if (added.Count == 0) return;
        (sheet.NumberingFormats ??= new NumberingFormats()).Append(added);
        sheet.NumberingFormats.Count = (uint)sheet.NumberingFormats.Elements<NumberingFormat>().Count();
    }

    private void SetCounts()
    {
        sheet.Fonts!.Count = (uint)sheet.Fonts.Elements<Font>().Count();
        sheet.Fills!.Count = (uint)sheet.Fills.Elements<Fill>().Count();
        sheet.Borders!.Count = (uint)sheet.Borders.Elements<Border>().Count();
        sheet.CellFormats!.Count = (uint)styles.Count;
    }
}
