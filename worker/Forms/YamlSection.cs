using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace MongCai.Poverty.Etl.Forms;

/// <summary>A mapping of a YAML file that is read key by key; faults are collected with file, line and path instead of stopping at the first.</summary>
internal sealed class YamlSection(string file, string path, YamlMappingNode? node, List<ConfigurationFault> faults)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <summary>The mapping under a key; an empty one, with a fault, when it is missing.</summary>
    public YamlSection Section(string key) => new(file, Under(key), Find(key) as YamlMappingNode ?? Wrong(key, "phải là một nhóm khóa"), faults);

    /// <summary>The mappings of a list; empty, with a fault, when it is missing.</summary>
    public IReadOnlyList<YamlSection> Sections(string key)
    {
        if (Find(key) is YamlSequenceNode list) return [.. list.Select((child, index) => new YamlSection(file, $"{Under(key)}[{index}]", child as YamlMappingNode, faults))];
        Wrong(key, "phải là một danh sách");
        return [];
    }

    /// <summary>A text that must be there.</summary>
    public string Text(string key)
    {
        if (Find(key) is YamlScalarNode { Value.Length: > 0 } scalar) return scalar.Value;
        Wrong(key, "phải có nội dung");
        return "";
    }

    /// <summary>A text that may be missing.</summary>
    public string? OptionalText(string key) => Find(key) is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : null;

    /// <summary>A list of texts; empty when it is missing.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        Find(key) is YamlSequenceNode list ? [.. list.OfType<YamlScalarNode>().Select(item => item.Value ?? "")] : [];

    /// <summary>A whole number.</summary>
    /// <param name="key">Key.</param>
    /// <param name="missing">Value when the key is missing; null when it must be there.</param>
    public int Number(string key, int? missing = null)
    {
        var found = Find(key);
        if (found is null && missing is not null) return missing.Value;
        if (found is YamlScalarNode scalar && int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        Wrong(key, "phải là một số nguyên");
        return 0;
    }

    /// <summary>True or false; false when the key is missing.</summary>
    public bool Flag(string key)
    {
        var text = OptionalText(key);
        if (text is not (null or "true" or "false")) Wrong(key, "phải là true hoặc false");
        return text == "true";
    }

    /// <summary>A pair of numbers; null when the key is missing.</summary>
    public ValueRange? Range(string key)
    {
        if (Find(key) is null) return null;
        var ends = Texts(key).Select(text => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var end) ? end : (decimal?)null).ToList();
        if (ends is [{ } smallest, { } largest] && smallest <= largest) return new(smallest, largest);
        Wrong(key, "phải là [nhỏ nhất, lớn nhất]");
        return null;
    }

    /// <summary>One of a set of words.</summary>
    public T Word<T>(string key, IReadOnlyDictionary<string, T> words, T missing)
    {
        var text = OptionalText(key);
        if (text is null) return missing;
        if (words.TryGetValue(text, out var value)) return value;
        Wrong(key, $"không nhận giá trị \"{text}\"; được dùng: {string.Join(", ", words.Keys)}");
        return missing;
    }

    /// <summary>Keys in the order of the file.</summary>
    public IReadOnlyList<string> Keys => node is null ? [] : [.. node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "")];

    /// <summary>Adds a fault for every key that nobody asked for: most often a slip of the pen.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var key in Keys.Where(key => !read.Contains(key))) Fault(key, "là khóa không được biết", "Sửa lại tên khóa hoặc xóa dòng này.");
    }

    /// <summary>Adds a fault at a key.</summary>
    public void Fault(string key, string problem, string hint) => faults.Add(new(file, Under(key), $"Khóa \"{key}\" {problem}.", hint));

    private YamlMappingNode? Wrong(string key, string problem)
    {
        Fault(key, problem, $"Xem mẫu trong kho mã nguồn, tệp {Path.GetFileName(file)}.");
        return null;
    }

    private YamlNode? Find(string key)
    {
        read.Add(key);
        return node is not null && node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private string Under(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
