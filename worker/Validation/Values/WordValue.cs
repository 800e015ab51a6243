using System.Buffers;
using System.Globalization;
using System.Text;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Values;

/// <summary>Words of the form, marks, and free text.</summary>
internal static class WordValue
{
    private const int LeastLetters = 2;

    /// <summary>Signs that say that the word beside them is not sure, not the one, or on its way to another.</summary>
    private static readonly char[] Doubts = ['?', '≠', '~', '≈', '<', '>', '→', '*', '=', '!'];

    private static readonly SearchValues<char> Dittos = SearchValues.Create("\"″〃“”'/");

    /// <summary>Reads one of the form's words.</summary>
    /// <param name="cell">Cell.</param>
    /// <param name="words">Text keys and their meaning.</param>
    /// <param name="unknown">Fault for any other word.</param>
    public static Parsed<T?> Read<T>(RawCell cell, IReadOnlyDictionary<string, T> words, ValueFault unknown) where T : struct
    {
        if (cell.IsBlank) return default;
        return cell.Shown?.IndexOfAny(Doubts) < 0 && words.TryGetValue(TextKey.Of(cell.Shown), out var value) ? value : unknown;
    }

    /// <summary>Reads a mark: true, or false for a blank and for what says no.</summary>
    public static Parsed<bool> Mark(RawCell cell, FormWords words)
    {
        if (cell.IsBlank) return false;
        var sign = (cell.Shown ?? "").Replace("\uFE0F", "", StringComparison.Ordinal).ToLowerInvariant();
        if (cell.Kind != RawKind.Boolean && words.Marks.Contains(sign)) return true;
        return words.NoMarks.Contains(sign) ? false : ValueFault.TwoMeanings("không rõ là có hay không thiếu hụt", "x, hoặc để trống");
    }

    /// <summary>Reads the name of a person: at least two letters.</summary>
    public static Parsed<string> Person(RawCell cell, LegacyEncoding encoding)
    {
        var typed = Text(cell, encoding, isPerson: true);
        return typed.Value is { } name && name.Count(char.IsLetter) < LeastLetters ? ValueFault.TwoMeanings("không giống họ và tên chủ hộ", "Hoàng Thị Mẫu") : typed;
    }

    /// <summary>Reads free text: one line, as typed.</summary>
    /// <param name="cell">Cell; a number is written out, a date could mean two things.</param>
    /// <param name="encoding">Encoding of the cell; TCVN3 has lost the capitals.</param>
    /// <param name="isPerson">True for names of persons, which get a capital on each word.</param>
    public static Parsed<string> Text(RawCell cell, LegacyEncoding encoding, bool isPerson) => cell.Kind switch
    {
        RawKind.Blank => default,
        RawKind.Text when IsDitto(cell.Text!) => ValueFault.TwoMeanings("ghi tắt \"như trên\", không rõ là giá trị nào; ghi đủ giá trị", null),
        RawKind.Text => Capitals(cell.Text!.Replace('\n', ' '), encoding, isPerson),
        RawKind.Number when cell.Style is { } style && style.Number.Show(cell.Number) is null => ValueFault.TwoMeanings("không rõ Excel hiển thị số này thế nào", null),
        RawKind.Number or RawKind.Boolean => LegacyCells.Clean(cell.Shown ?? ""),
        _ => ValueFault.TwoMeanings("Excel đã đổi thành ngày, không rõ ban đầu gõ gì", null),
    };

    /// <summary>Marks that repeat what stands above, in the ways people write them.</summary>
    private static bool IsDitto(string text) => TextKey.Of(text) switch
    {
        "nt" or "nhu tren" or "ntr" => true,
        "" => text.AsSpan().ContainsAny(Dittos),
        _ => false,
    };

    private static string Capitals(string text, LegacyEncoding encoding, bool isPerson) => encoding switch
    {
        LegacyEncoding.Tcvn3 when isPerson => TitleCase(text),
        LegacyEncoding.Tcvn3 => Sentences.Beginning(text),
        _ => text,
    };

    private static string TitleCase(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var begins = name.Length == 0 || !(char.IsLetter(name[^1]) || CharUnicodeInfo.GetUnicodeCategory(name[^1]) == UnicodeCategory.NonSpacingMark);
            name.Append(begins ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
