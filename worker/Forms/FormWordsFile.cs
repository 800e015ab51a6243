namespace MongCai.Poverty.Etl.Forms;

/// <summary>Reads the section <c>words</c> of a form.</summary>
internal static class FormWordsFile
{
    public static FormWords Read(YamlSection section)
    {
        var words = new FormWords
        {
            Marks = Signs(section, "marks"),
            NoMarks = Signs(section, "noMarks"),
            Sexes = Spoken(section.Section("sex"), Named<Sex>(value => value.Word())),
            Statuses = Spoken(section.Section("status"), Named<HouseholdStatus>(value => value.Word())),
            Policies = Spoken(section.Section("policy"), Named<SupportPolicy>(value => value.Word())),
            StatusChoices = Choices(section.Section("status")),
            PolicyChoices = Choices(section.Section("policy")),
            SexChoices = Choices(section.Section("sex")),
            MarkChoice = section.Texts("marks") is [var mark, ..] ? mark : "x",
            Totals = Keys(section, "totals"),
            Signatures = Keys(section, "signatures"),
        };
        section.RefuseUnknownKeys();
        return words;
    }

    private static Dictionary<string, T> Named<T>(Func<T, string> word) where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(word, StringComparer.Ordinal);

    private static Dictionary<string, T> Spoken<T>(YamlSection section, Dictionary<string, T> values) where T : struct, Enum
    {
        var spoken = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (word, value) in values)
        {
            if (section.Texts(word).Count == 0) section.Fault(word, "thiếu cách viết", "Ghi ít nhất một cách viết bằng tiếng Việt.");
            foreach (var text in section.Texts(word))
            {
                if (!spoken.TryAdd(TextKey.Of(text), value)) section.Fault(word, $"dùng lại cách viết \"{text}\"", "Mỗi cách viết chỉ được mang một nghĩa.");
            }
        }

        section.RefuseUnknownKeys();
        return spoken;
    }

    private static List<string> Choices(YamlSection section) => [.. section.Keys.Select(word => section.Texts(word) is [var first, ..] ? first : word)];

    private static HashSet<string> Signs(YamlSection section, string key) =>
        section.Texts(key).Select(text => text.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Keys(YamlSection section, string key) => section.Texts(key).Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);
}
