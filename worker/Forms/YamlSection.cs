using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MongCai.Poverty.Etl.Forms;

/// <summary>A group of keys of a YAML file, read key by key. What is wrong is noted with line and path of keys, and the reading goes on with a stand-in.</summary>
/// <param name="file">The file, as faults give it.</param>
/// <param name="path">Path of keys to the group; empty for the whole file.</param>
/// <param name="line">Line of the group, where the fault of a missing key stands.</param>
/// <param name="node">The keys.</param>
/// <param name="faults">Takes the faults of the whole file; <c>IsUnread</c> marks those in whose place a stand-in was read.</param>
internal sealed class YamlSection(string file, string path, int line, YamlMappingNode node, List<(ConfigurationFault Fault, bool IsUnread)> faults)
{
    private const string DayHint = "Ghi ngày dạng 2024-12-31.";
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> itemLines = new(StringComparer.Ordinal);

    /// <summary>Keys in the order of the file.</summary>
    public IReadOnlyList<string> Keys => [.. node.Children.Keys.Select(key => key.ToString())];

    /// <summary>Reads the group; a key that nobody asks for is a fault, most often a slip of the pen.</summary>
    public T Whole<T>(Func<YamlSection, T> read)
    {
        var value = read(this);
        foreach (var key in node.Children.Keys.Where(key => !asked.Contains(key.ToString())))
            Note(key.ToString(), LineOf(key), $"không có mục \"{key}\".", $"Sửa lại tên mục hoặc xóa dòng này; các mục được dùng: {string.Join(", ", asked)}.", isUnread: false);
        return value;
    }

    /// <summary>The group under a key. When it is missing, that is one fault, and the stand-in that is read in its place adds none.</summary>
    /// <param name="key">Key.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="hint">Vietnamese: of what the group consists.</param>
    public T Section<T>(string key, Func<YamlSection, T> read, string? hint = null)
    {
        if (Find(key) is YamlMappingNode group) return new YamlSection(file, Under(key), Line(key), group, faults).Whole(read);
        Unread(key, IsNothing(Find(key)) ? Lack(key) : $"mục {key} phải là một nhóm các mục.", hint);
        return read(new(file, Under(key), line, new YamlMappingNode(), []));
    }

    /// <summary>The groups of a list.</summary>
    /// <param name="key">Key.</param>
    /// <param name="read">Reads one; what is no group is left out, with a fault.</param>
    /// <param name="isOptional">The list may be missing.</param>
    /// <param name="hint">Vietnamese: of what a group consists.</param>
    public IReadOnlyList<T> Sections<T>(string key, Func<YamlSection, T> read, bool isOptional = false, string? hint = null)
    {
        if (!isOptional && IsNothing(Find(key))) Unread(key, Lack(key), hint);
        return [.. Items(key).SelectMany((item, index) => Group(item, $"{key}[{index}]", read, hint))];
    }

    /// <summary>A text that must be there.</summary>
    /// <param name="key">Key.</param>
    /// <param name="hint">Vietnamese: what to write.</param>
    public string Text(string key, string? hint = null)
    {
        var text = OptionalText(key);
        if (string.IsNullOrWhiteSpace(text)) Unread(key, Lack(key), hint);
        return text ?? "";
    }

    /// <summary>A text that may be missing; an empty pair of quotes is an empty text.</summary>
    public string? OptionalText(string key)
    {
        var found = Find(key);
        if (IsNothing(found)) return null;
        if (found is YamlScalarNode scalar) return scalar.Value;
        Unread(key, $"mục {key} phải là một giá trị, không phải danh sách hay nhóm.", null);
        return null;
    }

    /// <summary>A list of texts, none of them empty; no texts when it is missing.</summary>
    public IReadOnlyList<string> Texts(string key) => [.. Items(key).Select((item, index) => Item(item, $"{key}[{index}]"))];

    /// <summary>A whole number.</summary>
    /// <param name="key">Key.</param>
    /// <param name="missing">Value when the key is missing; null when it must be there.</param>
    public int Number(string key, int? missing = null) => Value(key, missing, AsNumber, "số nguyên", "Ghi số nguyên bằng các chữ số liền nhau.");

    /// <summary>A number that may have digits behind a point.</summary>
    /// <param name="key">Key.</param>
    /// <param name="missing">Value when the key is missing; null when it must be there.</param>
    public decimal Decimal(string key, decimal? missing = null) => Value(key, missing, AsDecimal, "số", "Ghi một số, phần thập phân sau dấu chấm.");

    /// <summary>True or false; false when the key is missing.</summary>
    public bool Flag(string key) => Value(key, false, AsFlag, "true hoặc false", "Ghi true hoặc false.");

    /// <summary>A day.</summary>
    public DateOnly Day(string key) => Value(key, null, AsDay, "ngày", DayHint);

    /// <summary>A day that may be missing.</summary>
    public DateOnly? OptionalDay(string key) => IsNothing(Find(key)) ? null : Day(key);

    /// <summary>A list of days; no days when it is missing.</summary>
    public IReadOnlyList<DateOnly> Days(string key) => [.. Texts(key).Select((text, index) => Parsed($"{key}[{index}]", text, AsDay, "ngày", DayHint))];

    /// <summary>A time of day.</summary>
    public TimeOnly Time(string key) => Value(key, null, AsTime, "giờ", "Ghi giờ dạng \"17:00\".");

    /// <summary>One of a set of words; <c>null</c> can be one.</summary>
    /// <param name="key">Key.</param>
    /// <param name="what">Vietnamese: what the word says.</param>
    /// <param name="words">Words with their meaning.</param>
    /// <param name="missing">Meaning when the key is missing; null when it must be there.</param>
    public T Word<T>(string key, string what, IReadOnlyDictionary<string, T> words, T? missing = null) where T : struct
    {
        var found = Find(key);
        if (found is null && missing is not null) return missing.Value;
        if (found is YamlScalarNode { Value: { } word } && words.TryGetValue(word, out var value)) return value;
        var hint = $"Ghi một trong: {string.Join(", ", words.Keys)}.";
        Unread(key, $"không có {what} \"{Text(key, hint)}\".", hint);
        return default;
    }

    /// <summary>A pair of numbers; null when the key is missing.</summary>
    public ValueRange? Range(string key)
    {
        if (Find(key) is null) return null;
        if (Texts(key) is [var first, var last] && AsDecimal(first) is { } smallest && AsDecimal(last) is { } largest && smallest <= largest)
            return new(smallest, largest);
        Unread(key, $"mục {key} phải là [nhỏ nhất, lớn nhất].", "Ghi hai số trong ngoặc vuông, số nhỏ trước.");
        return null;
    }

    /// <summary>False when something under the key could not be read, so that a check of it would only tell of the stand-in.</summary>
    public bool IsRead(string key) => !faults.Exists(one => one.IsUnread && IsWithin(one.Fault.Place!, Under(key)));

    /// <summary>Notes a fault when the condition does not hold and what stands under the key could be read.</summary>
    public bool Require(bool holds, string key, string problem, string hint)
    {
        if (!holds && IsRead(key)) Fault(key, problem, hint);
        return holds;
    }

    /// <summary>Notes a fault at a key or at an item of a list (<c>kinds[1]</c>).</summary>
    public void Fault(string key, string problem, string hint) => Note(key, Line(key), problem, hint, isUnread: false);

    /// <summary>Line of a key, or of an item of a list; of the group when there is no such key.</summary>
    public int Line(string key) =>
        itemLines.TryGetValue(key, out var item) ? item : node.Children.Keys.FirstOrDefault(one => one.ToString() == key) is { } found ? LineOf(found) : line;

    private static bool IsWithin(string place, string outer) =>
        place.StartsWith(outer, StringComparison.Ordinal) && (place.Length == outer.Length || place[outer.Length] is '.' or '[');

    private static bool IsNothing(YamlNode? value) =>
        value is null or YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    /// <summary>Without a leading zero, which older YAML takes for the mark of an octal number.</summary>
    private static int? AsNumber(string text) =>
        text.TrimStart('+', '-') is "0" or [not '0', ..] && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal? AsDecimal(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool? AsFlag(string text) => text switch { "true" => true, "false" => false, _ => null };

    private static DateOnly? AsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static TimeOnly? AsTime(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static int LineOf(YamlNode at) => (int)at.Start.Line;

    private T Value<T>(string key, T? missing, Func<string, T?> parse, string kind, string hint) where T : struct =>
        Find(key) is null && missing is not null ? missing.Value : Parsed(key, Text(key, hint), parse, kind, hint);

    private T Parsed<T>(string key, string text, Func<string, T?> parse, string kind, string hint) where T : struct
    {
        if (parse(text) is { } value) return value;
        Unread(key, $"\"{text}\" không phải {kind}.", hint);
        return default;
    }

    private IEnumerable<YamlNode> Items(string key)
    {
        var found = Find(key);
        if (found is YamlSequenceNode list) return list;
        if (!IsNothing(found)) Unread(key, $"mục {key} phải là một danh sách.", "Ghi mỗi phần tử một dòng bắt đầu bằng dấu \"-\", hoặc tất cả trong ngoặc vuông.");
        return [];
    }

    private T[] Group<T>(YamlNode item, string key, Func<YamlSection, T> read, string? hint)
    {
        itemLines[key] = LineOf(item);
        if (item is YamlMappingNode group) return [new YamlSection(file, Under(key), LineOf(item), group, faults).Whole(read)];
        Unread(key, "phần tử của danh sách này phải là một nhóm các mục.", hint);
        return [];
    }

    private string Item(YamlNode item, string key)
    {
        itemLines[key] = LineOf(item);
        if (!IsNothing(item) && item is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text)) return text;
        Unread(key, "phần tử của danh sách này phải là một giá trị có nội dung.", null);
        return "";
    }

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private string Lack(string key) => Find(key) is null ? $"thiếu mục {key}." : $"mục {key} còn trống.";

    /// <summary>Only the first thing that keeps a value from being read is told.</summary>
    private void Unread(string key, string problem, string? hint)
    {
        if (IsRead(key)) Note(key, Line(key), problem, hint ?? $"Xem mục này trong tệp mẫu {Path.GetFileName(file)}.", isUnread: true);
    }

    private void Note(string key, int at, string problem, string hint, bool isUnread) => faults.Add((new(file, Under(key), problem, hint) { Line = at }, isUnread));

    private string Under(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
