using System.Globalization;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Reporting.Word;

/// <summary>What a tag does to the structure around it.</summary>
internal enum TagRole
{
    /// <summary>Writes a value.</summary>
    Value,

    /// <summary>Begins a block: for, if, case.</summary>
    Opens,

    /// <summary>Ends it.</summary>
    Closes,

    /// <summary>Stands between: else, when.</summary>
    Divides,

    /// <summary>Writes nothing and encloses nothing: a comment, an assignment.</summary>
    Silent,
}

/// <summary>One <c>{{ … }}</c> of a Word template. While the part is rearranged, a token of two private-use letters stands for it.</summary>
/// <param name="Number">Position in the list of tags.</param>
/// <param name="Code">Scriban code with straight quotes and plain blanks.</param>
/// <param name="Paragraph">The paragraph it stands in, for messages.</param>
internal sealed partial record WordTag(int Number, string Code, string Paragraph)
{
    public const char TokenStart = '\uE000';
    public const char TokenEnd = '\uE001';

    /// <summary>What stands in the part for the tag.</summary>
    public string Token => $"{TokenStart}{Number.ToString(CultureInfo.InvariantCulture)}{TokenEnd}";

    /// <summary>What it does.</summary>
    public TagRole Role => FirstWord().Match(Code).Groups[1].Value switch
    {
        "for" or "if" or "case" => TagRole.Opens,
        "end" => TagRole.Closes,
        "else" or "when" => TagRole.Divides,
        _ when SilentCode().IsMatch(Code) => TagRole.Silent,
        _ => TagRole.Value,
    };

    /// <summary>The paragraph cut to one line.</summary>
    public string Place => $"đoạn \"{(Paragraph.Length <= 80 ? Paragraph : Paragraph[..79] + "…")}\"";

    /// <summary>Undoes what a word processor does to code while it is typed: curly quotes, no-break blanks, dashes, the ellipsis letter.</summary>
    public static string Straighten(string code)
    {
        var straight = code.Select(letter => letter switch
        {
            '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB' => '"',
            '\u2018' or '\u2019' or '\u201A' or '\u201B' => '\'',
            '\u00A0' or '\u2007' or '\u202F' or '\t' or '\n' => ' ',
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
            _ => letter,
        });
        return string.Concat(straight).Replace("\u2026", "...", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal);
    }

    /// <summary>All tokens in a text.</summary>
    [GeneratedRegex("\uE000([0-9]+)\uE001", RegexOptions.CultureInvariant, 1000)]
    public static partial Regex Tokens();

    [GeneratedRegex(@"^[-~]?\s*([a-z]+)(?![\w.])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"^[-~]?\s*(#|[a-z_][a-z0-9_]*\s*=[^=])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SilentCode();
}
