using System.Collections.Frozen;

namespace MongCai.Poverty.Etl.Model;

/// <summary>What a code means: the user documentation is made from these entries.</summary>
/// <param name="Code"><c>GN001</c> to <c>GN410</c>.</param>
/// <param name="Severity">Weight.</param>
/// <param name="Title">Vietnamese, short: what is wrong.</param>
/// <param name="Message">Vietnamese template of the message, with names in braces: what was found, where, what to do.</param>
/// <param name="Place">Vietnamese: what the finding points at.</param>
public sealed record FindingEntry(string Code, Severity Severity, string Title, string Message, string Place);

/// <summary>Every finding, its weight and its words. The only place where findings are made.</summary>
public static class FindingCatalogue
{
    /// <summary>Name of the sheet in which a returned workbook lists its findings; a ward sends it back with the corrected rest.</summary>
    public const string SheetName = "Danh sách lỗi";

    private const int LongestFound = 120;

    private static readonly FrozenDictionary<string, FindingEntry> ByCode = FindingTexts.All.ToFrozenDictionary(entry => entry.Code, StringComparer.Ordinal);

    /// <summary>All entries by code.</summary>
    public static IReadOnlyList<FindingEntry> All { get; } = [.. FindingTexts.All.OrderBy(entry => entry.Code, StringComparer.Ordinal)];

    /// <summary>The entry of a code.</summary>
    /// <exception cref="KeyNotFoundException">No such code.</exception>
    public static FindingEntry Entry(string code) => ByCode[code];

    /// <summary>Makes a finding.</summary>
    /// <param name="code">Code.</param>
    /// <param name="sheet">Sheet; null for the whole file, a ward or the city.</param>
    /// <param name="cell">Excel's address; null for a sheet or more.</param>
    /// <param name="found">What stands there; shortened here. Identity numbers must come masked.</param>
    /// <param name="values">Values for the names in the template; <c>sheet</c>, <c>cell</c> and <c>found</c> are given already.</param>
    /// <exception cref="ArgumentException">The template names a value that was not given.</exception>
    public static Finding Create(string code, string? sheet, string? cell, string? found, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var entry = ByCode[code];
        var shown = found is null ? null : Shorten(found);
        var message = (cell is null ? OfSheet(entry.Message) : entry.Message).Replace("{sheet}", sheet ?? "", StringComparison.Ordinal)
            .Replace("{cell}", cell ?? "", StringComparison.Ordinal)
            .Replace("{found}", shown ?? "(trống)", StringComparison.Ordinal);
        if (message.Contains('{', StringComparison.Ordinal)) message = Fill(message, values);
        return new(code, entry.Severity, sheet, cell, shown, message);
    }

    /// <summary>A text as findings show it.</summary>
    public static string Shorten(string text) => text.Trim() is { Length: > LongestFound } whole ? whole[..LongestFound] + "…" : text.Trim();

    /// <summary>The message for a finding that no single cell is to blame for.</summary>
    private static string OfSheet(string message) =>
        message.Replace("Ô {cell} trang", "Trang", StringComparison.Ordinal).Replace(" ({name}) ghi \"{found}\":", ":", StringComparison.Ordinal);

    private static string Fill(string message, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values) message = message.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return message;
    }
}
