using System.Text;

namespace MongCai.Poverty.Etl.Reporting.Templates.Scripts;

/// <summary>Text that is already in the format of the document and is written as it is. Made in code only; no template can make one.</summary>
/// <param name="Text">HTML, XML or plain text.</param>
internal sealed record Markup(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>How a value becomes part of a document.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Apply">Takes the bare value.</param>
internal sealed record Escaping(string Name, Func<string, string> Apply)
{
    /// <summary>Text and attribute values of HTML.</summary>
    public static Escaping Html { get; } = new("html", text => Entities(text, lineBreak: "\n"));

    /// <summary>Text of a Word paragraph (inside <c>w:t</c>) and attribute values; a line break becomes <c>w:br</c>.</summary>
    public static Escaping Word { get; } = new("docx", text => Entities(text, "</w:t><w:br/><w:t xml:space=\"preserve\">"));

    /// <summary>Plain text: raw, but without control characters.</summary>
    public static Escaping Plain { get; } = new("txt", text => Printable(text, '\n'));

    /// <summary>A header line: raw, and never more than one line.</summary>
    public static Escaping HeaderLine { get; } = new("subject", text => Printable(text.ReplaceLineEndings(" "), ' '));

    private static string Entities(string text, string lineBreak)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var letter in Printable(text, '\n'))
            _ = letter switch
            {
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '"' => result.Append("&quot;"),
                '\'' => result.Append("&#39;"),
                '\n' => result.Append(lineBreak),
                _ => result.Append(letter),
            };
        return result.ToString();
    }

    /// <summary>Drops what XML 1.0 forbids: control characters, lone surrogates, U+FFFE and U+FFFF.</summary>
    private static string Printable(string text, char lineBreak)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n') result.Append(lineBreak);
            else if (rune.Value == '\t') result.Append(' ');
            else if (!Rune.IsControl(rune) && rune.Value is not (0xFFFD or 0xFFFE or 0xFFFF)) result.Append(rune);
        }

        return result.ToString();
    }
}
