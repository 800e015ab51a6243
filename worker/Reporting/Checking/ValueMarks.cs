using System.Text;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>Two private-use letters around every value that a template writes, in a second rendering that nobody sees: what stands outside was typed into the template.</summary>
internal static class ValueMarks
{
    public const char Begin = '\uE002';
    public const char End = '\uE003';

    /// <summary>The text without marks.</summary>
    public static string Strip(string text) => text.Contains(Begin, StringComparison.Ordinal) || text.Contains(End, StringComparison.Ordinal)
        ? Split(text).Text
        : text;

    /// <summary>The text without marks, and for each letter whether it is part of a value.</summary>
    public static (string Text, IReadOnlyList<bool> IsValue) Split(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var values = new List<bool>(marked.Length);
        var depth = 0;
        foreach (var letter in marked)
            if (letter == Begin) depth++;
            else if (letter == End) depth = Math.Max(0, depth - 1);
            else
            {
                text.Append(letter);
                values.Add(depth > 0);
            }

        return (text.ToString(), values);
    }
}
