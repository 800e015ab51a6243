using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Unit.Configuration;

/// <summary>What is told of a slip in any of the YAML files: which line, which key, what is wrong, what to do.</summary>
public sealed class YamlFaultTests : IDisposable
{
    private static readonly Dictionary<string, Action<string>> Files = new(StringComparer.Ordinal)
    {
        ["forms/bc-tuan-v1.yml"] = path => FormDefinition.Load(path),
        ["forms/mau-7-3.yml"] = path => UnitRowsForm.Load(path),
        ["wards.yml"] = path => WardsFile.Load(path),
        ["plans/57-kh-ubnd-2024.yml"] = path => PlanFiles.Load(path, Judging.Wards),
        ["calendar.yml"] = path => CalendarFile.Load(path),
        ["recipients.yml"] = path => RecipientsFile.Load(path, new()),
        ["report.yml"] = path => ReportHeadingsFile.Load(path),
    };

    private readonly TestFolder folder = new();

    public static TheoryData<string> Names => [.. Files.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void ShippedFile_HasNoFault(string name) => Files[name](RepositoryRoot.Path("config", name));

    [Theory]
    [InlineData("forms/bc-tuan-v1.yml", "also: [Nhu cầu]", "also: Nhu cầu", "list.columns[30].also")]
    [InlineData("forms/bc-tuan-v1.yml", "key: nationalId, label: Số CCCD/Số định danh, also:", "key: nationalId, label: Số CCCD/Số định danh, range:", "list.columns[3].range")]
    [InlineData("forms/mau-7-3.yml", "totals: [Tổng cộng, Tổng số, Tổng, Cộng, Toàn thành phố, Thành phố Móng Cái, Khu vực thành thị, Khu vực nông thôn]", "totals: Cộng", "words.totals")]
    [InlineData("wards.yml", "successors: [\"06733\"]", "successors: \"06733\"", "wards[8].successors")]
    [InlineData("wards.yml", "spellings: [KaLong, Ka-Long]", "spellings: { a: b }", "wards[0].spellings")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "milestones:\n  - date: 2024-06-30\n    exits: 40\n  - date: 2024-12-31\n    exits: 57\n", "milestones: 57\n", "milestones")]
    [InlineData("calendar.yml", "reminders:\n  - { day: thursday, time: \"08:00\" }\n  - { day: thursday, time: \"14:00\" }\n", "reminders: 08:00\n", "reminders")]
    [InlineData("recipients.yml", "kinds: [quarterly-review]", "kinds: quarterly-review", "recipients[2].kinds")]
    [InlineData("report.yml", "    copies:\n      - Như trên\n      - Ủy ban nhân dân các xã, phường\n      - \"Lưu: VT, LĐTBXH\"\n", "    copies: Như trên\n", "documents.weekly-report.copies")]
    public void ScalarForList_IsAFault(string name, string good, string bad, string place) => Told(name, good, bad, place);

    [Theory]
    [InlineData("forms/bc-tuan-v1.yml", "version: 1\n", "version: [1]\n", "version")]
    [InlineData("forms/bc-tuan-v1.yml", "persons: openingPersons", "persons: [openingPersons]", "summary.indicators[2].persons")]
    [InlineData("forms/bc-tuan-v1.yml", "kind: status, required: true", "kind: status, required: [true]", "list.columns[11].required")]
    [InlineData("forms/mau-7-3.yml", "sheet: Mẫu 7.3", "sheet: [Mẫu 7.3]", "sheet")]
    [InlineData("wards.yml", "name: Hải Đông", "name: [Hải Đông]", "wards[7].name")]
    [InlineData("wards.yml", "slug: hai-xuan", "slug: hai-xuan\n    mail: [a@b.example]", "wards[12].mail")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "exits: 57", "exits: { all: 57 }", "milestones[1].exits")]
    [InlineData("calendar.yml", "zone: Asia/Ho_Chi_Minh", "zone: [Asia/Ho_Chi_Minh]", "zone")]
    [InlineData("calendar.yml", "- 2024-02-13", "- [2024-02-13]", "holidays[4]")]
    [InlineData("recipients.yml", "role: office", "role: [office]", "recipients[3].role")]
    [InlineData("report.yml", "place: Móng Cái", "place: [Móng Cái]", "place")]
    [InlineData("report.yml", "symbol: BC-LĐTBXH", "symbol: BC-LĐTBXH\n    number: [1]", "documents.weekly-report.number")]
    public void ListForScalar_IsAFault(string name, string good, string bad, string place) => Told(name, good, bad, place);

    [Theory]
    [InlineData("plans/57-kh-ubnd-2024.yml", "- date: 2024-12-31", "- date: 31/12/2024", "milestones[1].date")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "- date: 2024-06-30", "- date: 2023-12-31", "milestones[0].date")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "- date: 2024-12-31", "- date: 2024-06-30", "milestones[1].date")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "exits: 57", "exits: 39", "milestones[1].exits")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "exits: 57", "exits: 58", "milestones[1].exits")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "totalHouseholds: 29694", "totalHouseholds: 29.694", "totalHouseholds")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "poorHouseholds: 0\n# halfUp", "poorHouseholds: 010\n# halfUp", "poorHouseholds")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "householdShiftPercent: 5", "householdShiftPercent: 5,5", "householdShiftPercent")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "householdShiftPercent: 5", "householdShiftPercent:", "householdShiftPercent")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "- ward: \"06757\"", "- ward: \"06758\"", "wards[16].ward")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "- ward: \"06757\"", "- ward: \"06754\"", "wards[16].ward")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "  - ward: \"06748\"  # Vạn Ninh\n    baseline: 6\n", "  - ward: \"06748\"  # Vạn Ninh\n    baseline: sáu\n", "wards[13].baseline")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "baseDate: 2023-12-31", "baseDate: 31/12/2023", "baseDate")]
    [InlineData("calendar.yml", "minimumSubmittedPercent: 80", "minimumSubmittedPercent: 101", "minimumSubmittedPercent")]
    [InlineData("calendar.yml", "deadline: { day: thursday, time: \"17:00\" }", "deadline: { day: thursday, time: \"17h\" }", "deadline.time")]
    [InlineData("calendar.yml", "- { day: thursday, time: \"14:00\" }", "- { day: thứ năm, time: \"14:00\" }", "reminders[1].day")]
    [InlineData("calendar.yml", "- 2024-02-13", "- 13/2/2024", "holidays[4]")]
    [InlineData("wards.yml", "code: \"06739\"", "code: 6739", "wards[10].code")]
    [InlineData("wards.yml", "name: Móng Cái 2", "name:", "wards[17].name")]
    [InlineData("wards.yml", "kind: phường\n    slug: hai-yen", "kind: thị trấn\n    slug: hai-yen", "wards[9].kind")]
    [InlineData("wards.yml", "slug: hai-yen", "slug: tra-co", "wards[9].slug")]
    [InlineData("wards.yml", "validTo: 2024-10-31", "validTo: 2004-10-31", "wards[3].validTo")]
    [InlineData("wards.yml", "validTo: 2024-10-31", "validTo: \"\"", "wards[3].validTo")]
    [InlineData("wards.yml", "successors: [\"06724\"]\n  - code: \"06727\"", "successors: [\"06799\"]\n  - code: \"06727\"", "wards[5].successors[0]")]
    [InlineData("wards.yml", "slug: hai-xuan", "slug: hai-xuan\n    mail: \"\"", "wards[12].mail")]
    [InlineData("forms/bc-tuan-v1.yml", "balance: 1 }", "balance: một }", "summary.indicators[2].balance")]
    public void WrongValue_IsAFaultAtItsKey(string name, string good, string bad, string place) => Told(name, good, bad, place);

    [Theory]
    [InlineData("forms/bc-tuan-v1.yml", "title: KẾT QUẢ HỖ TRỢ TRONG TUẦN", "support", "support.title")]
    [InlineData("forms/mau-7-3.yml", "sheet: Mẫu 7.3", "id: MAU-7.3", "sheet")]
    [InlineData("wards.yml", "slug: hai-yen", "- code: \"06736\"", "wards[9].slug")]
    [InlineData("plans/57-kh-ubnd-2024.yml", "exits: 57", "- date: 2024-12-31", "milestones[1].exits")]
    [InlineData("calendar.yml", "close: { day: friday, time: \"08:00\" }", "zone:", "close")]
    [InlineData("recipients.yml", "role: administrator", "- name: Bộ phận quản trị", "recipients[4].role")]
    [InlineData("report.yml", "symbol: BC-UBND", "quarterly-review:", "documents.quarterly-review.symbol")]
    public void MissingKey_HasTheLineOfItsGroup(string name, string gone, string group, string place)
    {
        var text = Shipped(name);
        Assert.Contains(gone, text, StringComparison.Ordinal);
        text = string.Join('\n', text.Split('\n').Where(line => line.Trim() != gone));

        var faults = Faults(name, text);

        Assert.Contains(faults, fault => fault.Place == place && fault.Line == LineOf(text, group));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void UnknownKey_IsAFaultAtItsLine(string name)
    {
        var text = Shipped(name) + "colour: red\n? [a, b]\n: c\n";

        var faults = Faults(name, text);

        Assert.Equal([(LineOf(text, "colour"), "colour"), (LineOf(text, "? [a, b]"), "[ a, b ]")], faults.Select(fault => (fault.Line!.Value, fault.Place!)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void RepeatedKey_IsOneFaultWithItsLine(string name)
    {
        var text = Shipped(name);
        var key = text.Split('\n').First(line => line.Length > 0 && char.IsAsciiLetter(line[0])).Split(':')[0];

        var fault = Assert.Single(Faults(name, text + $"{key}: 1\n"));

        Assert.Equal((text.Split('\n').Length, $"mục \"{key}\" ghi hai lần."), (fault.Line!.Value, fault.Problem));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void FileThatCannotBeReadAtAll_IsOneFault(string name)
    {
        Assert.Equal(((int?)null, "không tìm thấy tệp."), Only(() => Files[name](folder.At("nothing.yml"))));
        Assert.Equal((null, "không đọc được tệp."), Only(() => Files[name](folder.Path)));
        foreach (var empty in new[] { "", "# x\n", "- a\n", "a\n", "a: 1\n---\nb: 1\n" })
            Assert.StartsWith("tệp trống", Only(() => Files[name](folder.Write(empty, "empty.yml"))).Problem, StringComparison.Ordinal);
        Assert.Equal((3, "sai cú pháp YAML."), Only(() => Files[name](folder.Write("# x\n\na: b: c\n", "broken.yml"))));
    }

    [Fact]
    public void Fault_IsShownWithFileLineAndPath()
    {
        var fault = Faults("plans/57-kh-ubnd-2024.yml", Shipped("plans/57-kh-ubnd-2024.yml").Replace("exits: 57", "exits: năm bảy", StringComparison.Ordinal)).Single();

        Assert.Equal($"{fault.File} dòng 21 [milestones[1].exits]: \"năm bảy\" không phải số nguyên. Gợi ý: Ghi số nguyên bằng các chữ số liền nhau.", fault.ToString());
    }

    private static string Shipped(string name) => File.ReadAllText(RepositoryRoot.Path("config", name));

    private static int LineOf(string text, string part) => Array.FindIndex(text.Split('\n'), line => line.TrimStart().StartsWith(part, StringComparison.Ordinal)) + 1;

    private static (int? Line, string Problem) Only(Action load)
    {
        var fault = Assert.Single(Assert.Throws<ConfigurationFaultException>(load).Faults);
        Assert.NotEmpty(fault.Hint);
        return (fault.Line, fault.Problem);
    }

    /// <summary>The first occurrence is made wrong; it alone must be told, at the line of the change: nothing that only follows from it.</summary>
    private void Told(string name, string good, string bad, string place)
    {
        var text = Shipped(name);
        var at = text.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, $"\"{good}\" does not stand in {name}.");
        var faults = Faults(name, string.Concat(text.AsSpan(0, at), bad, text.AsSpan(at + good.Length)));

        var first = text.AsSpan(0, at).Count('\n') + 1;
        Assert.Equal([place], faults.Select(fault => fault.Place));
        var fault = faults[0];
        Assert.InRange(fault.Line!.Value, first, first + bad.TrimEnd('\n').Count(letter => letter == '\n'));
        Assert.NotEmpty(fault.Hint);
    }

    private IReadOnlyList<ConfigurationFault> Faults(string name, string text)
    {
        var path = folder.Write(text, Path.GetFileName(name));
        return Assert.Throws<ConfigurationFaultException>(() => Files[name](path)).Faults;
    }
}
