using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

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
    public static FormDefinition Read(string path)
    {
        var faults = new List<ConfigurationFault>();
        var root = new YamlSection(path, "", Parse(path, faults), faults);
        var form = faults.Count > 0 ? null : Form(root);
        if (form is not null) FormChecks.Check(form, root);
        return faults.Count == 0 && form is not null ? form : throw new ConfigurationFaultException(faults);
    }

    /// <summary>The root of a file; null, with a fault, when it cannot be read.</summary>
    internal static YamlMappingNode? Parse(string path, List<ConfigurationFault> faults)
    {
        try
        {
            using var text = File.OpenText(path);
            var stream = new YamlStream();
            stream.Load(text);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return root;
            faults.Add(new(path, null, "Tệp biểu mẫu trống hoặc không đúng cấu trúc.", "Chép lại tệp mẫu bc-tuan-v1.yml."));
        }
        catch (YamlException fault)
        {
            faults.Add(new(path, $"dòng {fault.Start.Line}", "Tệp biểu mẫu sai cú pháp YAML.", "Kiểm tra thụt lề, dấu hai chấm và dấu ngoặc ở dòng này."));
        }
        catch (IOException)
        {
            faults.Add(new(path, null, "Không đọc được tệp biểu mẫu.", "Kiểm tra đường dẫn Config:Folder và quyền đọc."));
        }

        return null;
    }

    private static FormDefinition Form(YamlSection root)
    {
        var form = new FormDefinition
        {
            Id = root.Text("id"),
            Version = root.Number("version"),
            Title = root.Text("title"),
            Meta = Meta(root.Section("meta")),
            Summary = Summary(root.Section("summary")),
            List = Table(root.Section("list")),
            Support = Table(root.Section("support")),
            Words = FormWordsFile.Read(root.Section("words")),
            Points = Points(root.Section("points")),
        };
        root.RefuseUnknownKeys();
        return form;
    }

    private static MetaForm Meta(YamlSection section)
    {
        var meta = new MetaForm(section.Text("sheet"), section.Text("form"), section.Text("version"), section.Text("ward"), section.Text("week"));
        section.RefuseUnknownKeys();
        return meta;
    }

    private static SummaryForm Summary(YamlSection section)
    {
        var table = new SummaryForm(section.Text("sheet"), section.Text("title"), Columns(section), [.. section.Sections("indicators").Select(Indicator)]);
        section.RefuseUnknownKeys();
        return table;
    }

    private static TableForm Table(YamlSection section)
    {
        var table = new TableForm(section.Text("sheet"), section.Text("title"), Columns(section));
        section.RefuseUnknownKeys();
        return table;
    }

    private static List<ColumnForm> Columns(YamlSection section) => [.. section.Sections("columns").Select(Column)];

    /// <summary>One column.</summary>
    internal static ColumnForm Column(YamlSection section)
    {
        var column = new ColumnForm(section.Text("key"), section.Text("label"), section.Word("kind", Kinds, ValueKind.Text))
        {
            Also = section.Texts("also"),
            Alone = section.Texts("alone"),
            Required = section.Flag("required"),
            Range = section.Range("range"),
            Group = section.OptionalText("group"),
            OptionalForm = section.Flag("optionalForm"),
        };
        section.RefuseUnknownKeys();
        return column;
    }

    private static IndicatorForm Indicator(YamlSection section)
    {
        var label = section.Text("label");
        var indicator = new IndicatorForm(section.Text("key"), section.OptionalText("persons"), label, section.Word("blank", Blanks, BlankMeaning.Zero))
        {
            FullLabel = section.OptionalText("full") ?? label,
            Also = section.Texts("also"),
            Kind = section.Word("kind", Kinds, ValueKind.Count),
            Range = section.Range("range"),
            Balance = section.Number("balance", missing: 0),
        };
        section.RefuseUnknownKeys();
        return indicator;
    }

    private static PointLimits Points(YamlSection section)
    {
        var points = new PointLimits(section.Number("b1Phuong"), section.Number("b1Xa"), section.Number("b2Below"), section.Number("b2PerMark"));
        section.RefuseUnknownKeys();
        return points;
    }
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
        foreach (var name in missing) root.Fault(key, $"thiếu mục \"{name}\"", "Thêm lại mục này: chương trình cần nó để tính báo cáo.");
    }

    private static void Unique(YamlSection root, string key, TableForm table)
    {
        foreach (var heading in table.Columns.SelectMany(column => column.Keys).GroupBy(heading => heading, StringComparer.Ordinal).Where(group => group.Count() > 1))
            root.Fault(key, $"có hai cột cùng tên \"{heading.Key}\"", "Mỗi tên cột chỉ được chỉ một cột.");
    }
}

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
