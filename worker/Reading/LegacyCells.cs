using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading;

/// <summary>Decodes and cleans the texts of a sheet: legacy letters first, because cleaning would drop the "ư" of TCVN3.</summary>
internal static class LegacyCells
{
    /// <summary>What some program put in place of a letter that it could not read (U+FFFD).</summary>
    private const char Lost = '\uFFFD';

    /// <summary>Decides the encoding of the sheet and of each cell and replaces every text by its clean form.</summary>
    public static void Decode(SheetGrid sheet)
    {
        sheet.Encoding = LegacyDetection.Detect(Texts(sheet));
        var evidence = new LegacyEvidence(sheet);
        foreach (var row in sheet.Rows)
        {
            evidence.Begin(row);
            foreach (ref var cell in CollectionsMarshal.AsSpan(row.Cells))
            {
                if (cell.Kind == RawKind.Text) cell = cell.Style?.Ticks is { } ticks ? Sign(cell, ticks) : Decoded(cell, evidence.Of(cell));
            }

            row.Cells.RemoveAll(cell => cell.IsBlank);
        }
    }

    private static IEnumerable<string> Texts(SheetGrid sheet)
    {
        foreach (var row in sheet.Rows)
        {
            foreach (var cell in row.Cells)
            {
                if (cell.Kind == RawKind.Text) yield return cell.Text!;
            }
        }
    }

    private static string Shown(string text, CellStyle? style) => style?.Format is null ? text : style.Number.Show(text);

    /// <summary>A cell in a font of signs: a tick, or a picture that no reader can tell.</summary>
    private static RawCell Sign(RawCell cell, string ticks)
    {
        var text = Clean(cell.Text!);
        if (text.Length == 0) return RawCell.BlankAt(cell.Address);
        return text.Length == 1 && ticks.Contains(text[0], StringComparison.Ordinal) ? cell with { Text = "✓" } : cell with { Text = text, IsGarbled = true };
    }

    /// <param name="cell">Cell as stored.</param>
    /// <param name="encoding">Its encoding; null when its letters make no sense.</param>
    private static RawCell Decoded(RawCell cell, LegacyEncoding? encoding)
    {
        var stored = cell.Text!;
        var text = Clean(Shown(IsSoftCode(stored) ? HouseholdCode.Canonical(stored.Trim()) : LegacyText.Decode(stored, encoding ?? LegacyEncoding.Unicode), cell.Style));
        if (text.Length == 0) return Clean(stored) is { Length: > 0 } kept ? cell with { Kind = RawKind.Hidden, Text = kept } : RawCell.BlankAt(cell.Address);
        return cell with { Text = text, Encoding = encoding ?? LegacyEncoding.Unicode, IsGarbled = encoding is null || text.Contains(Lost, StringComparison.Ordinal) };
    }

    /// <summary>True for a household code with a soft hyphen, which may be its only dash: it must be read before the "ư" of TCVN3 is, and before cleaning drops it.</summary>
    private static bool IsSoftCode(string text) => text.Contains('\u00AD', StringComparison.Ordinal) && HouseholdCode.Is(text.Trim());

    /// <summary>NFC, trimmed; runs of blanks (also NBSP) become one blank, runs with a line break one line break; invisible letters are dropped.</summary>
    public static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var source = TextKey.Wellformed(text).Normalize(NormalizationForm.FormC);
        var clean = new StringBuilder(source.Length);
        var gap = '\0';
        foreach (var letter in source)
        {
            if (char.IsWhiteSpace(letter) || char.IsControl(letter)) gap = letter == '\n' || gap == '\n' ? '\n' : ' ';
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.Format)
            {
                if (gap != '\0' && clean.Length > 0) clean.Append(gap);
                gap = '\0';
                clean.Append(letter);
            }
        }

        return clean.ToString();
    }

    /// <summary>True for single blanks between composed letters: such a text is in NFC already.</summary>
    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (!(letter is >= ' ' and <= '\x7E' or >= '\u00C0' and <= '\u017F' or '\u01A0' or '\u01A1' or '\u01AF' or '\u01B0' or >= '\u1E00' and <= '\u1EFF') || (letter == ' ' && (i == 0 || i == text.Length - 1 || text[i - 1] == ' '))) return false;
        }

        return true;
    }
}

/// <summary>Decides how a sheet's text is stored, from the text alone: .VnTime fonts often carry Unicode.</summary>
internal static class LegacyDetection
{
    /// <summary>Decides by the majority of the cells that tell anything; Unicode wins a draw, because Unicode must never be decoded.</summary>
    public static LegacyEncoding Detect(IEnumerable<string> texts)
    {
        int unicode = 0, tcvn3 = 0, vni = 0;
        foreach (var text in texts)
        {
            if (LegacyText.HasUnicodeLetters(text)) unicode++;
            else if (HoldsTcvn3(text)) tcvn3++;
            else if (HoldsVni(text)) vni++;
        }

        if (unicode >= tcvn3 + vni) return LegacyEncoding.Unicode;
        return tcvn3 >= vni ? LegacyEncoding.Tcvn3 : LegacyEncoding.Vni;
    }

    /// <summary>True when a TCVN3 mark stands inside a word: alone, ® and · and § are ordinary signs.</summary>
    public static bool HoldsTcvn3(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (LegacyText.IsTcvn3Mark(text[i]) && ((i > 0 && IsLetter(text[i - 1])) || (i + 1 < text.Length && IsLetter(text[i + 1])))) return true;
        }

        return false;
    }

    private static bool HoldsVni(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (LegacyText.IsVniPair(text[i - 1], text[i])) return true;
            if (text[i - 1] is 'ñ' or 'Ñ' or 'ö' or 'Ö' && IsLetter(text[i])) return true;
        }

        return false;
    }

    private static bool IsLetter(char letter) => char.IsAsciiLetter(letter) || letter >= '\u00C0' || LegacyText.IsTcvn3Mark(letter);
}
