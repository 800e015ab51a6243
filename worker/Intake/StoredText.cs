using System.Text;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>Text as both engines can hold it.</summary>
internal static class StoredText
{
    /// <summary>Drops NUL, which PostgreSQL refuses and old .xls files can hold, and puts U+FFFD for halves of surrogate pairs.</summary>
    public static string Storable(this string text)
    {
        if (!text.AsSpan().ContainsAny('\0', '\ufffd') && !text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')) return text;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != 0) kept.Append(rune);
        }

        return kept.ToString();
    }
}
