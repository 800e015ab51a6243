using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Forms;

/// <summary>The form as data: what contract §1 says stands in <c>config/forms/bc-tuan-v1.yml</c>, and what happens when the file is wrong.</summary>
public sealed class FormDefinitionTests : IDisposable
{
    private static readonly string Path = RepositoryRoot.Path("config", "forms", "bc-tuan-v1.yml");
    private readonly string folder = Directory.CreateTempSubdirectory("form-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void WeeklyForm_Loaded_HoldsTheContract()
    {
        var form = Judging.Form;
        Assert.Equal(("BC-TUAN", 1), (form.Id, form.Version));
        Assert.Equal(["code", "head", "members", "status"], form.List.Columns.Where(column => column.Required).Select(column => column.Key));
        Assert.Equal(
            ["employment", "dependants", "nutrition", "health_insurance", "adult_education", "child_schooling", "housing_quality", "housing_area", "water", "toilet", "telecom", "information"],
            form.List.Columns.Where(column => column.Kind == ValueKind.Mark).Select(column => column.Key));
        Assert.Equal(14, form.Summary.Indicators.Count);
        Assert.Equal(["totalHouseholds", "baseline"], form.Summary.Indicators.Where(indicator => indicator.Blank == BlankMeaning.Error).Select(indicator => indicator.Key));
        Assert.Equal(
            ["opening+1", "exited-1", "becamePoor-1", "otherDecrease-1", "fromPoor+1", "relapsed+1", "new+1", "otherIncrease+1"],
            form.Summary.Indicators.Where(indicator => indicator.Balance != 0).Select(indicator => $"{indicator.Key}{(indicator.Balance > 0 ? "+" : "")}{indicator.Balance}"));
        Assert.Equal((175, 140), (form.Points!.B1For(WardKind.Phuong), form.Points.B1For(WardKind.Xa)));
    }

    [Theory]
    [InlineData("closing", "Tổng số hộ cận nghèo cuối kỳ")]
    [InlineData("closingPersons", "Tổng số hộ cận nghèo cuối kỳ, số nhân khẩu")]
    [InlineData("otherDecrease", "Số hộ giảm khác")]
    [InlineData("unknown", "unknown")]
    public void Summary_Figure_HasTheNameOfItsLine(string key, string name) => Assert.Equal(name, Judging.Form.Summary.NameOf(key));

    [Theory]
    [InlineData("Cận nghèo", HouseholdStatus.NearPoor)]
    [InlineData("HCN", HouseholdStatus.NearPoor)]
    [InlineData("Thoát CN", HouseholdStatus.Exited)]
    [InlineData("Hộ nghèo", HouseholdStatus.BecamePoor)]
    [InlineData("Chết", HouseholdStatus.OtherDecrease)]
    [InlineData("Thoát nghèo thành cận nghèo", HouseholdStatus.FromPoor)]
    [InlineData("Tái CN", HouseholdStatus.Relapsed)]
    [InlineData("Mới phát sinh", HouseholdStatus.New)]
    [InlineData("Chuyển đến", HouseholdStatus.OtherIncrease)]
    public void WeeklyForm_Words_MeanTheirStatus(string word, HouseholdStatus expected) => Assert.Equal(expected, Judging.Form.Words.Statuses[TextKey.Of(word)]);

    [Fact]
    public void File_WithSeveralFaults_TellsAllOfThemWithTheirPlace()
    {
        var text = File.ReadAllText(Path)
            .Replace("version: 1\n", "version: một\n", StringComparison.Ordinal)
            .Replace("key: members, label: Số nhân khẩu", "key: member, label: Số nhân khẩu", StringComparison.Ordinal)
            .Replace("kind: status, required: true", "kind: stat, required: true", StringComparison.Ordinal)
            .Replace("range: [0, 400]", "range: [400, 0]", StringComparison.Ordinal)
            .Replace("also: [Nhu cầu]", "als: [Nhu cầu]", StringComparison.Ordinal)
            .Replace("also: [DT, Thành phần dân tộc]", "also: [DT, Tình trạng]", StringComparison.Ordinal)
            .Replace("[Tái cận nghèo, Tái CN]", "[Tái cận nghèo, HCN]", StringComparison.Ordinal);

        var faults = Assert.Throws<ConfigurationFaultException>(() => FormDefinition.Load(Written(text))).Faults;

        Assert.Equal(
            ["version", "list", "list", "list.columns[11].kind", "list.columns[12].range", "list.columns[30].als", "words.status.relapsed"],
            faults.Select(fault => fault.Place));
        Assert.Equal(
            new[] { "version: một", "list:", "list:", "kind: stat,", "range: [400, 0]", "als: [Nhu cầu]", "relapsed:" }.Select(line => Array.FindIndex(text.Split('\n'), other => other.Contains(line, StringComparison.Ordinal)) + 1),
            faults.Select(fault => fault.Line!.Value));
        Assert.All(faults, fault => Assert.NotEmpty(fault.Hint));
    }

    [Theory]
    [InlineData("id: [")]
    [InlineData("")]
    [InlineData("- 1")]
    public void File_ThatIsNoForm_IsOneFault(string text) => Assert.Single(Assert.Throws<ConfigurationFaultException>(() => FormDefinition.Load(Written(text))).Faults);

    [Fact]
    public void File_Missing_IsOneFault() => Assert.Single(Assert.Throws<ConfigurationFaultException>(() => FormDefinition.Load(System.IO.Path.Combine(folder, "x.yml"))).Faults);

    [Fact]
    public void NewSynonym_InTheFile_IsEnough()
    {
        var form = FormDefinition.Load(Written(File.ReadAllText(Path).Replace("also: [Mã số hộ,", "also: [Mã quản lý, Mã số hộ,", StringComparison.Ordinal)));
        var workbook = new TestWorkbook();
        workbook.List.Set("B7", "Mã quản lý");
        Assert.Empty(new Etl.Validation.WorkbookJudge(form, Judging.Wards, new Etl.Reading.ReadingLimits()).Judge("thu.xlsx", WorkbookFile.Bytes(workbook)).Findings);
    }

    private string Written(string text)
    {
        var path = System.IO.Path.Combine(folder, "form.yml");
        File.WriteAllText(path, text);
        return path;
    }
}
