using System.Xml.Linq;
using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Integration.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Answering;

/// <summary>Every sample workbook is answered with its findings marked, with nothing else changed, and is judged as before when it comes back.</summary>
public sealed class SampleWorkbookTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly AnswerHeading Heading =
        new("Phường Hải Hòa", new(2024, 13), "bao-cao-tuan.xlsx", new('a', 64), new(2024, 3, 28, 10, 5, 0, TimeSpan.Zero));

    public static TheoryData<string> Samples => [.. SampleWorkbook.Names];

    [Fact]
    public void Samples_Answered_AreNearlyAll()
    {
        var answers = SampleWorkbook.Names.Select(name => new SampleWorkbook(name)).CountBy(Kind).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);

        Assert.Equal(201, answers.Values.Sum());
        Assert.InRange(answers["returned"], 170, 180);
        Assert.InRange(answers["copied"], 15, 17);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Build_Sample_KeepsValuesAndPartsAndAddsNoFault(string name)
    {
        var sample = new SampleWorkbook(name);
        if (Kind(sample) != "returned")
        {
            Assert.Null(ReturnedWorkbook.Build(sample.Bytes, sample.Judge().Findings, Heading));
            return;
        }

        var returned = ReturnedWorkbook.Build(sample.Bytes, [.. sample.Judge().Findings, .. Invented(sample.Bytes)], Heading);

        Assert.NotNull(returned);
        AssertSameValues(sample.Bytes, returned);
        AssertSameParts(new(sample.Bytes), new(returned));
        Assert.Empty(PackageContent.Faults(returned).Except(PackageContent.Faults(sample.Bytes)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Judge_AnswerSentBack_FindsTheSame(string name)
    {
        var sample = new SampleWorkbook(name);
        var judged = sample.Judge();
        var answer = Kind(sample) == "copied" ? CopiedWorkbook.Build(WorkbookCopy.Read(sample.Bytes, new())!, judged.Findings, Heading) : ReturnedWorkbook.Build(sample.Bytes, judged.Findings, Heading);
        Assert.Equal(Kind(sample) == "none", answer is null);
        if (answer is null) return;

        var again = Judging.Judge(answer);

        Assert.Equal(Told(judged), Told(again));
        Assert.Equal((judged.Ward, judged.Week), (again.Ward, again.Week));
        Assert.Empty(SampleTruth.Differences(SampleTruth.Answer(name, judged).GetProperty("submission"), SampleTruth.Answer(name, again).GetProperty("submission")));
        if (Kind(sample) == "copied") Assert.Empty(PackageContent.Faults(answer));
    }

    [Fact]
    public void Build_SameInput_GivesSameBytes()
    {
        var sample = new SampleWorkbook(SampleWorkbook.Names[0]);
        var findings = Invented(sample.Bytes).ToList();

        Assert.Equal(ReturnedWorkbook.Build(sample.Bytes, findings, Heading), ReturnedWorkbook.Build(sample.Bytes, findings, Heading));
    }

    private static string Kind(SampleWorkbook sample) =>
        sample.Judge().Findings.Any(finding => finding.Code is "GN001" or "GN002" or "GN003" or "GN004" or "GN005" or "GN006") ? "none" : sample.IsCompound ? "copied" : "returned";

    /// <summary>A copy is Unicode and has no macros: what was told of fonts and macros is told no more.</summary>
    private static IEnumerable<string> Told(JudgedWorkbook judged) =>
        judged.Findings.Where(finding => finding.Code is not ("GN007" or "GN209")).Select(finding => $"{finding.Code} {finding.Sheet}!{finding.Cell} {finding.Found} {finding.Message}");

    /// <summary>On every sheet: an error on a cell that holds something, a remark beside it, an error far out.</summary>
    private static IEnumerable<Finding> Invented(byte[] workbook) =>
        from sheet in WorkbookValues.Read(workbook)
        from cell in new[] { ("GN203", Severity.Error, (sheet.Value is [var held, ..] ? held : null)?.Split('=')[0] ?? "B2"), ("GN206", Severity.Warning, "C3"), ("GN202", Severity.Error, "AZ400") }
        select new Finding(cell.Item1, cell.Item2, sheet.Key, cell.Item3, "=1+1", $"Ô {cell.Item3} trang \"{sheet.Key}\" cần xem lại.");

    private static void AssertSameValues(byte[] original, byte[] returned)
    {
        var before = WorkbookValues.Read(original);
        var after = WorkbookValues.Read(returned);
        Assert.Equal(["Danh sách lỗi", .. before.Keys], after.Keys);
        foreach (var (sheet, cells) in before) Assert.Equal(cells, after[sheet]);
    }

    private static void AssertSameParts(PackageContent before, PackageContent after)
    {
        foreach (var name in before.Names)
        {
            if (name.Contains("worksheets/sheet", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".xml", StringComparison.Ordinal)) AssertSameSheet(before.Xml(name), after.Xml(name));
            else if (!MayChange(name)) Assert.Equal(before.Find(name), after.Find(name));
        }
    }

    private static bool MayChange(string name) =>
        name is "[Content_Types].xml" or "xl/workbook.xml" or "xl/styles.xml" || name.EndsWith(".rels", StringComparison.Ordinal)
        || name.Contains("comments", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Compares all but what a mark changes: styles, cells and rows that hold nothing, the chosen sheet, the boxes of comments.</summary>
    private static void AssertSameSheet(XElement before, XElement after)
    {
        foreach (var sheet in new[] { before, after })
        {
            sheet.Descendants(Main + "sheetView").Attributes("tabSelected").Remove();
            sheet.Elements(Main + "legacyDrawing").Remove();
            sheet.Descendants(Main + "row").Attributes("spans").Remove();
            sheet.Descendants(Main + "c").Attributes("s").Remove();
            sheet.Descendants(Main + "c").Where(cell => !cell.HasElements).Remove();
            sheet.Descendants(Main + "row").Where(row => !row.HasElements).Remove();
            foreach (var data in sheet.Elements(Main + "sheetData").Where(data => !data.HasElements)) data.RemoveNodes();
        }

        Assert.Equal(before.ToString(SaveOptions.DisableFormatting), after.ToString(SaveOptions.DisableFormatting));
    }
}
