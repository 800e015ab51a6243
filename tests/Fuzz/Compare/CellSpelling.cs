using System.Globalization;
using System.Security;
using System.Text;

namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>Spells values as XML in one of the ways that ECMA-376 allows: parts of it chosen by chance, the meaning never.</summary>
/// <param name="random">Chance.</param>
/// <param name="prefix">Prefix of the elements, <c>x:</c>; empty for none.</param>
internal sealed class CellSpelling(Random random, string prefix)
{
    private readonly List<string> strings = [];

    /// <summary>The shared strings so far, each the content of an <c>si</c>.</summary>
    public IReadOnlyList<string> Strings => strings;

    /// <summary>A cell.</summary>
    /// <param name="cell">What is stored.</param>
    /// <param name="saysPlace">True when the cell must say where it stands.</param>
    public string Cell(MadeCell cell, bool saysPlace)
    {
        var place = saysPlace || !random.Once(4) ? $" r=\"{cell.Address}\"" : "";
        var style = cell.Style == 0 && random.Once(2) ? "" : string.Create(CultureInfo.InvariantCulture, $" s=\"{cell.Style}\"");
        var (type, content) = Content(cell);
        var attributes = random.Once(3) ? type + style + place : place + style + type;
        return content.Length == 0 ? $"<{prefix}c{attributes}/>" : $"<{prefix}c{attributes}>{content}</{prefix}c>";
    }

    private (string Type, string Content) Content(MadeCell cell) => cell.Kind switch
    {
        MadeKind.Number => (random.Once(6) ? " t=\"n\"" : "", Formula(cell, cell.Stored) + Value(cell.Stored)),
        MadeKind.Boolean => (" t=\"b\"", Formula(cell, cell.Stored == "1" ? "TRUE()" : "FALSE()") + Value(cell.Stored)),
        MadeKind.Error => (" t=\"e\"", Formula(cell, cell.Stored) + Value(cell.Stored)),
        MadeKind.IsoDay => (" t=\"d\"", Value(cell.Stored)),
        MadeKind.Text => Text(cell),
        _ => ("", random.Once(3) ? $"<{prefix}v></{prefix}v>" : ""),
    };

    private (string Type, string Content) Text(MadeCell cell)
    {
        if (cell.IsFormula) return (" t=\"str\"", Formula(cell, $"\"{cell.Stored.Replace("\"", "\"\"", StringComparison.Ordinal)}\"") + Element("v", Escaped(cell.Stored)));
        if (random.Once(4)) return (" t=\"inlineStr\"", $"<{prefix}is>{Runs(cell.Stored)}</{prefix}is>");
        if (random.Once(8)) return (" t=\"str\"", Element("v", Escaped(cell.Stored)));
        strings.Add(Runs(cell.Stored));
        return (" t=\"s\"", Value((strings.Count - 1).ToString(CultureInfo.InvariantCulture)));
    }

    private string Formula(MadeCell cell, string formula) => cell.IsFormula ? $"<{prefix}f>{SecurityElement.Escape(formula).Replace("\r", "&#13;", StringComparison.Ordinal)}</{prefix}f>" : "";

    private string Value(string value) => $"<{prefix}v>{(random.Once(12) ? $"<![CDATA[{value}]]>" : random.Once(12) ? $"{value[..1]}<!-- . -->{value[1..]}" : value)}</{prefix}v>";

    /// <summary>A text as a whole, or in runs, sometimes with the hint how it is spoken.</summary>
    private string Runs(string text)
    {
        if (text.Length < 2 || !random.Once(4)) return Element("t", Escaped(text));
        var at = Cut(text);
        var hint = random.Once(4) ? $"<{prefix}rPh sb=\"0\" eb=\"1\"><{prefix}t>hint</{prefix}t></{prefix}rPh>" : "";
        return $"<{prefix}r>{Element("t", Escaped(text[..at]))}</{prefix}r><{prefix}r><{prefix}rPr><{prefix}b/></{prefix}rPr>{Element("t", Escaped(text[at..]))}</{prefix}r>{hint}";
    }

    private int Cut(string text)
    {
        var at = random.Next(1, text.Length);
        return char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }

    private string Element(string name, string escaped)
    {
        var space = random.Once(4) && escaped.Trim() == escaped ? "" : " xml:space=\"preserve\"";
        return escaped.Length == 0 ? $"<{prefix}{name}/>" : $"<{prefix}{name}{space}>{Xml(escaped)}</{prefix}{name}>";
    }

    /// <summary>What would be read as an escape is escaped itself, and now and then a letter that need not be (22.9.2.19 ST_Xstring).</summary>
    private string Escaped(string text)
    {
        var escaped = text.Replace("_x", "_x005F_x", StringComparison.Ordinal).Replace("\r", random.Once(2) ? "_x000D_" : "\r", StringComparison.Ordinal);
        if (!random.Once(10) || escaped.Length == 0 || escaped.Contains("_x", StringComparison.Ordinal)) return escaped;
        var at = random.Next(escaped.Length);
        if (char.IsSurrogate(escaped[at])) return escaped;
        return string.Create(CultureInfo.InvariantCulture, $"{escaped[..at]}_x{(int)escaped[at]:X4}_{escaped[(at + 1)..]}");
    }

    private string Xml(string text) => random.Next(10) switch
    {
        0 when !text.Contains('\r', StringComparison.Ordinal) => $"<![CDATA[{text.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]>",
        1 when text.Length > 1 && Cut(text) is var at => $"{Plain(text[..at])}<!-- c --><?p i?>{Plain(text[at..])}",
        2 => string.Concat(text.EnumerateRunes().Select(rune => string.Create(CultureInfo.InvariantCulture, $"&#x{rune.Value:x};"))),
        _ => Plain(text),
    };

    private static string Plain(string text) => new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\r", "&#13;").ToString();
}
