namespace MongCai.Poverty.Etl.Forms;

/// <summary>A statutory form with two lines per unit, households and persons, as data (<c>config/forms/mau-7-3.yml</c>).</summary>
public sealed record UnitRowsForm
{
    /// <summary>Name of the form, <c>MAU-7.3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the layout, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The sheet: first the columns that say what a line is about, then the figures.</summary>
    public required TableForm Table { get; init; }

    /// <summary>The figures of a line, in the order of the form.</summary>
    public required IReadOnlyList<UnitFigureForm> Figures { get; init; }

    /// <summary>Words for a line that counts households, as text keys.</summary>
    public required IReadOnlySet<string> Households { get; init; }

    /// <summary>Words for a line that counts persons, as text keys.</summary>
    public required IReadOnlySet<string> Persons { get; init; }

    /// <summary>Words with which the names of sums and groups of units begin, as text keys.</summary>
    public required IReadOnlyList<string> Totals { get; init; }

    /// <summary>The figure that the others add up to.</summary>
    public UnitFigureForm Closing => Figures.Single(figure => figure.Balance == 0);

    /// <summary>Reads a definition.</summary>
    /// <param name="path">YAML file.</param>
    /// <exception cref="ConfigurationFaultException">The file is missing or wrong; holds every fault with its place and a hint.</exception>
    public static UnitRowsForm Load(string path) => UnitRowsFormFile.Read(path);
}

/// <summary>One figure of a line.</summary>
/// <param name="Column">Its column; the key names the figure.</param>
/// <param name="Number">Number of the column in the form, from 1.</param>
/// <param name="Balance">+1 when the figure adds to the closing figure, −1 when it takes away, 0 for the closing figure itself.</param>
/// <param name="Blank">What an empty cell means.</param>
public sealed record UnitFigureForm(ColumnForm Column, int Number, int Balance, BlankMeaning Blank);

/// <summary>Reads the definition of a form with two lines per unit.</summary>
internal static class UnitRowsFormFile
{
    private static readonly Dictionary<string, bool> Layouts = new(StringComparer.Ordinal) { ["unit-rows"] = true };

    /// <summary>Reads and checks a definition.</summary>
    /// <exception cref="ConfigurationFaultException">With every fault.</exception>
    public static UnitRowsForm Read(string path) => YamlFile.Read(path, root =>
    {
        var form = Form(root);
        Check(form, root);
        return form;
    });

    private static UnitRowsForm Form(YamlSection root)
    {
        root.Word("layout", "cách trình bày", Layouts);
        var figures = root.Sections("figures", Figure);
        var (households, persons, totals) = root.Section("words", words => (Keys(words, "households"), Keys(words, "persons"), Keys(words, "totals")));
        return new()
        {
            Id = root.Text("id"),
            Version = root.Number("version"),
            Table = new(root.Text("sheet"), root.Text("title"), [.. root.Sections("columns", FormFile.Column), .. figures.Select(figure => figure.Column)]),
            Figures = figures,
            Households = households.ToHashSet(StringComparer.Ordinal),
            Persons = persons.ToHashSet(StringComparer.Ordinal),
            Totals = totals,
        };
    }

    private static UnitFigureForm Figure(YamlSection section) =>
        new(FormFile.Column(section), section.Number("number"), section.Number("balance", missing: 0), section.Word("blank", "nghĩa của ô trống", FormFile.Blanks, BlankMeaning.Zero));

    private static List<string> Keys(YamlSection section, string key) => [.. section.Texts(key).Select(TextKey.Of)];

    private static void Check(UnitRowsForm form, YamlSection root)
    {
        foreach (var kind in new[] { ValueKind.Unit, ValueKind.Measure })
        {
            if (form.Table.Columns.Count(column => column.Kind == kind) != 1)
                root.Fault("columns", $"phải có đúng một cột loại {kind.ToString().ToLowerInvariant()}.", "Thêm lại cột này: chương trình cần nó để đọc từng đơn vị.");
        }

        if (form.Figures.Count(figure => figure.Balance == 0) != 1)
            root.Fault("figures", "phải có đúng một số liệu không ghi balance.", "Đó là số cuối kỳ, kết quả của phép cân đối.");
        foreach (var number in form.Figures.GroupBy(figure => figure.Number).Where(group => group.Count() > 1))
            root.Fault("figures", $"có hai số liệu cùng mang số cột {number.Key}.", "Mỗi số cột chỉ được chỉ một số liệu.");
        foreach (var heading in form.Table.Columns.SelectMany(column => column.Keys).GroupBy(heading => heading, StringComparer.Ordinal).Where(group => group.Count() > 1))
            root.Fault("figures", $"ghi hai lần tên cột \"{heading.Key}\".", "Mỗi tên cột chỉ ghi một lần (không kể dấu câu, chữ hoa) và chỉ được chỉ một cột.");
        var isApart = form.Households.Count > 0 && form.Persons.Count > 0 && !form.Households.Overlaps(form.Persons);
        root.Require(isApart, "words", "phải có từ riêng cho dòng hộ và dòng nhân khẩu.", "Ghi households và persons, không dùng chung từ.");
    }
}
