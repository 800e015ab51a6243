namespace MongCai.Poverty.Etl.Forms;

/// <summary>Reads <c>config/forms/*.yml</c>.</summary>
internal static class FormFile
{
    private static readonly Dictionary<string, ValueKind> Kinds =
        Enum.GetValues<ValueKind>().ToDictionary(kind => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..], StringComparer.Ordinal);

    /// <summary>Words for the meaning of an empty cell.</summary>
    internal static readonly Dictionary<string, BlankMeaning> Blanks = new(StringComparer.Ordinal)
    {
        ["error"] = BlankMeaning.Error,
        ["zero"] = BlankMeaning.Zero,
        ["null"] = BlankMeaning.Null,
    };

    /// <summary>Reads and checks a definition.</summary>
    /// <exception cref="ConfigurationFaultException">With every fault.</exception>
    public static FormDefinition Read(string path) => YamlFile.Read(path, root =>
    {
        var form = root.OptionalText("extends") is { Length: > 0 } name ? Extended(Read(Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileName(name))), root) : Form(root);
        FormChecks.Check(form, root);
        return form;
    });

    /// <summary>A version that differs from an earlier one in the indicators of its list; they stand where the earlier one's stood.</summary>
    private static FormDefinition Extended(FormDefinition former, YamlSection root)
    {
        var old = former.List.Columns.Where(column => column.Kind == ValueKind.Mark).ToList();
        var marks = root.Sections("marks", section => Column(section) with { Kind = ValueKind.Mark, Group = old[0].Group });
        var before = former.List.Columns.TakeWhile(column => column.Kind != ValueKind.Mark).ToList();
        return former with
        {
            Id = root.Text("id"),
            Version = root.Number("version"),
            ValidFrom = root.Day("validFrom"),
            IsVerified = root.Flag("verified"),
            List = former.List with { Columns = [.. before, .. marks, .. former.List.Columns.Skip(before.Count + old.Count)] },
        };
    }

    private static FormDefinition Form(YamlSection root) => new()
    {
        Id = root.Text("id"),
        Version = root.Number("version"),
        ValidFrom = root.OptionalDay("validFrom") ?? DateOnly.MinValue,
        IsVerified = !root.Keys.Contains("verified") || root.Flag("verified"),
        Title = root.Text("title"),
        Meta = root.Section("meta", meta => new MetaForm(meta.Text("sheet"), meta.Text("form"), meta.Text("version"), meta.Text("ward"), meta.Text("week"))),
        Summary = root.Section("summary", summary => new SummaryForm(summary.Text("sheet"), summary.Text("title"), summary.Sections("columns", Column), summary.Sections("indicators", Indicator))),
        List = root.Section("list", Table),
        Support = root.Section("support", Table),
        Words = root.Section("words", FormWordsFile.Read),
        Points = root.Section("points", points => new PointLimits(points.Number("b1Phuong"), points.Number("b1Xa"), points.Number("b2Below"), points.Number("b2PerMark"))),
    };

    private static TableForm Table(YamlSection section) => new(section.Text("sheet"), section.Text("title"), section.Sections("columns", Column));

    /// <summary>One column.</summary>
    internal static ColumnForm Column(YamlSection section) => new(section.Text("key"), section.Text("label"), section.Word("kind", "loại", Kinds, ValueKind.Text))
    {
        Also = section.Texts("also"),
        Alone = section.Texts("alone"),
        Required = section.Flag("required"),
        Range = section.Range("range"),
        Group = Filled(section, "group"),
        OptionalForm = section.Flag("optionalForm"),
    };

    private static IndicatorForm Indicator(YamlSection section)
    {
        var label = section.Text("label");
        return new(section.Text("key"), Filled(section, "persons"), label, section.Word("blank", "nghĩa của ô trống", Blanks, BlankMeaning.Zero))
        {
            FullLabel = Filled(section, "full") ?? label,
            Also = section.Texts("also"),
            Kind = section.Word("kind", "loại", Kinds, ValueKind.Count),
            Range = section.Range("range"),
            Balance = section.Number("balance", missing: 0),
        };
    }

    private static string? Filled(YamlSection section, string key) => section.OptionalText(key) is { Length: > 0 } text ? text : null;
}

/// <summary>What a form must hold so that a submission can be made of it; and no heading may mean two columns.</summary>
internal static class FormChecks
{
    private static readonly string[] Indicators = ["totalHouseholds", "poorHouseholds", "opening", "exited", "closing", "exitedToDate", "baseline", "reportedPercent"];
    private static readonly string[] Households = ["code", "head", "members", "status"];
    private static readonly string[] Supports = ["code", "policy"];

    public static void Check(FormDefinition form, YamlSection root)
    {
        Demand(root, "summary", Indicators.Except(form.Summary.Indicators.Select(indicator => indicator.Key), StringComparer.Ordinal));
        Demand(root, "list", Households.Except(form.List.Columns.Select(column => column.Key), StringComparer.Ordinal));
        Demand(root, "support", Supports.Except(form.Support.Columns.Select(column => column.Key), StringComparer.Ordinal));
        Unique(root, "summary", form.Summary);
        Unique(root, "list", form.List);
        Unique(root, "support", form.Support);
    }

    private static void Demand(YamlSection root, string key, IEnumerable<string> missing)
    {
        foreach (var name in missing) root.Fault(key, $"thiếu phần tử có key là \"{name}\".", "Thêm lại phần tử này: chương trình cần nó để tính báo cáo.");
    }

    private static void Unique(YamlSection root, string key, TableForm table)
    {
        foreach (var heading in table.Columns.SelectMany(column => column.Keys).GroupBy(heading => heading, StringComparer.Ordinal).Where(group => group.Count() > 1))
            root.Fault(key, $"có hai cột cùng tên \"{heading.Key}\".", "Mỗi tên cột chỉ được chỉ một cột.");
    }
}

/// <summary>Reads the section <c>words</c> of a form.</summary>
internal static class FormWordsFile
{
    public static FormWords Read(YamlSection section)
    {
        var sex = section.Section("sex", group => Spoken<Sex>(group, value => value.Word()));
        var status = section.Section("status", group => Spoken<HouseholdStatus>(group, value => value.Word()));
        var policy = section.Section("policy", group => Spoken<SupportPolicy>(group, value => value.Word()));
        return new()
        {
            Marks = Signs(section, "marks"),
            NoMarks = Signs(section, "noMarks"),
            Sexes = sex.Meanings,
            Statuses = status.Meanings,
            Policies = policy.Meanings,
            StatusChoices = status.Choices,
            PolicyChoices = policy.Choices,
            SexChoices = sex.Choices,
            MarkChoice = section.Texts("marks") is [var mark, ..] ? mark : "x",
            Totals = Keys(section, "totals"),
            Signatures = Keys(section, "signatures"),
        };
    }

    /// <summary>What each spelling means, and the first spelling of each value in the order of the file.</summary>
    private static (Dictionary<string, T> Meanings, List<string> Choices) Spoken<T>(YamlSection section, Func<T, string> word) where T : struct, Enum
    {
        var meanings = new Dictionary<string, T>(StringComparer.Ordinal);
        var values = Enum.GetValues<T>().ToDictionary(word, StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            var texts = section.Texts(name);
            section.Require(texts.Count > 0, name, $"mục {name} thiếu cách viết.", "Ghi ít nhất một cách viết bằng tiếng Việt.");
            foreach (var text in texts)
                section.Require(meanings.TryAdd(TextKey.Of(text), value), name, $"dùng lại cách viết \"{text}\".", "Mỗi cách viết chỉ được mang một nghĩa.");
        }

        return (meanings, [.. section.Keys.Where(values.ContainsKey).Select(name => section.Texts(name) is [var first, ..] ? first : name)]);
    }

    private static HashSet<string> Signs(YamlSection section, string key) =>
        section.Texts(key).Select(text => text.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Keys(YamlSection section, string key) => section.Texts(key).Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);
}
