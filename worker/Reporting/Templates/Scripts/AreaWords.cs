using Scriban.Runtime;

namespace MongCai.Poverty.Etl.Reporting.Templates.Scripts;

/// <summary>The area as every template sees it: <c>area.level</c>. It is no part of the model: a stored one can be shown in a document whose words have changed.</summary>
internal static class AreaWords
{
    /// <summary>The name in templates.</summary>
    public const string Name = "area";

    private static readonly (string Key, Func<Area, string> Word)[] Words =
    [
        ("level", area => area.Level),
        ("name", area => area.Name),
        ("whole", area => area.Whole),
        ("units", area => area.Units),
        ("office", area => area.Office),
        ("authority", area => area.Authority),
    ];

    /// <summary>What templates may write.</summary>
    public static Shape Shape { get; } = new Shape.Record(Words.ToDictionary(word => word.Key, _ => (Shape)new Shape.Value("chữ"), StringComparer.Ordinal));

    /// <summary>The object templates see.</summary>
    public static ScriptObject Script(Area area)
    {
        var words = new ScriptObject();
        foreach (var (key, word) in Words) words[key] = word(area);
        words.IsReadOnly = true;
        return words;
    }
}
