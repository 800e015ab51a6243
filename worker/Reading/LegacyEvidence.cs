using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading;

/// <summary>
/// What tells how one cell is stored when its sheet is stored otherwise: its letters, its font and the cells beside it. A font's word counts only in a sheet in which no text
/// in such a font is surely Unicode.
/// </summary>
internal sealed class LegacyEvidence
{
    private readonly SheetGrid sheet;
    private readonly Dictionary<string, LegacyReadings> readings = new(StringComparer.Ordinal);
    private readonly HashSet<LegacyEncoding> lyingFonts = [];
    private readonly Dictionary<string, bool> legacyWords = new(StringComparer.Ordinal);
    private GridRow? row;
    private LegacyEncoding? ofRow;

    public LegacyEvidence(SheetGrid sheet)
    {
        this.sheet = sheet;
        foreach (var cell in sheet.Rows.SelectMany(row => row.Cells))
        {
            if (cell.Style?.FontEncoding is { } font && cell.Kind == RawKind.Text && LegacyText.HasUnicodeLetters(cell.Text)) lyingFonts.Add(font);
        }
    }

    /// <summary>Begins a row: the next cells stand in it.</summary>
    public void Begin(GridRow cells) => (row, ofRow) = (cells, null);

    /// <summary>The encoding of a cell of the row, as stored; null when its letters make no sense.</summary>
    public LegacyEncoding? Of(RawCell cell)
    {
        var text = cell.Text!;
        if (LegacyText.HasUnicodeLetters(text)) return LegacyWords.IsMixed(text, legacyWords) ? null : LegacyEncoding.Unicode;
        if (LegacyWords.IsPlain(text)) return sheet.Encoding;
        var possible = Read(text);
        var font = cell.Style?.FontEncoding is { } said && !lyingFonts.Contains(said) ? said : LegacyEncoding.Unicode;
        if (font != LegacyEncoding.Unicode && possible.Allows(font)) return font;
        if (possible.Only is { } only) return only;
        return sheet.Encoding == LegacyEncoding.Unicode ? InUnicode(possible, font) : InLegacy(possible);
    }

    private LegacyEncoding? InUnicode(LegacyReadings possible, LegacyEncoding font)
    {
        if (OfRow() is not LegacyEncoding.Unicode and var common && (possible.Allows(common) || possible.IsForeign)) return common;
        if (!possible.IsForeign) return LegacyEncoding.Unicode;
        return font == LegacyEncoding.Unicode ? null : font;
    }

    /// <summary>The legacy encoding of a row in which all that is certain is of that one; the rest may lean on it.</summary>
    private LegacyEncoding OfRow()
    {
        if (ofRow is { } known) return known;
        LegacyEncoding? common = null;
        foreach (var cell in row!.Cells)
        {
            if (cell.Kind != RawKind.Text || Certain(cell) is not { } certain) continue;
            if (common is not null && common != certain) common = LegacyEncoding.Unicode;
            else common = certain;
        }

        return (ofRow = common ?? LegacyEncoding.Unicode).Value;
    }

    /// <summary>What no reading explains is decoded as its sheet is: names and abbreviations have odd spellings.</summary>
    private LegacyEncoding InLegacy(LegacyReadings possible) =>
        possible.Allows(sheet.Encoding) || possible is { Unicode: false, Tcvn3: false, Vni: false } ? sheet.Encoding
        : possible.Unicode ? LegacyEncoding.Unicode
        : possible.Tcvn3 ? LegacyEncoding.Tcvn3 : LegacyEncoding.Vni;

    private LegacyEncoding? Certain(RawCell cell)
    {
        if (LegacyText.HasUnicodeLetters(cell.Text)) return LegacyEncoding.Unicode;
        return LegacyWords.IsPlain(cell.Text) ? null : Read(cell.Text!).Only;
    }

    private LegacyReadings Read(string text)
    {
        if (!readings.TryGetValue(text, out var found)) readings[text] = found = LegacyWords.Read(text);
        return found;
    }
}
