using System.Xml.Linq;
using MongCai.Poverty.Etl.Intake.Answers;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake.Answers;

/// <summary>Every sample workbook is returned with marks, and with nothing else changed.</summary>
public sealed class SampleWorkbookTests
{
    private static readonly AnswerHeading Heading =
        new("Phường Hải Hòa", new(2024, 13), "bao-cao-tuan.xlsx", new('a', 64), new(2024, 3, 28, 10, 5, 0, TimeSpan.Zero));

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static TheoryData<string> Returned => [.. SampleWorkbook.All.Where(IsReturned).Select(sample => sample.Name)];

    [Fact]
    public void Samples_OpenXmlOnes_AreManyEnough() => Assert.InRange(Returned.Count, 170, 201);

    [Fact]
    public void Build_SampleThatIsNoSoundWorkbook_GivesNone()
    {
        foreach (var sample in SampleWorkbook.All.Where(sample => !IsReturned(sample))) Assert.Null(ReturnedWorkbook.Build(sample.Bytes, sample.Findings, Heading));
    }

    [Theory]
    [MemberData(nameof(Returned))]
    public void Build_Sample_KeepsValuesAndPartsAndAddsNoFault(string name)
    {
        var sample = SampleWorkbook.All.Single(one => one.Name == name);
        var original = sample.Bytes;
        var findings = sample.Findings.Concat(Invented(original)).ToList();

        var returned = ReturnedWorkbook.Build(original, findings, Heading);

        Assert.NotNull(returned);
        AssertSameValues(original, returned);
        AssertSameParts(new(original), new(returned));
        Assert.Empty(PackageContent.Faults(returned).Except(PackageContent.Faults(original)));
    }

    [Theory]
    [InlineData("q1-2024/2024-W08/hai-hoa/HẢI HÒA - BC giảm nghèo tuần 8 (sửa).xlsx")]
    public void Build_SameInput_GivesSameBytes(string name)
    {
        var sample = SampleWorkbook.All.Single(one => one.Name == name);
        var findings = Invented(sample.Bytes).ToList();

        Assert.Equal(ReturnedWorkbook.Build(sample.Bytes, findings, Heading), ReturnedWorkbook.Build(sample.Bytes, findings, Heading));
    }

    private static bool IsReturned(SampleWorkbook sample) => sample.Bytes is [0x50, 0x4B, 0x03, 0x04, ..] && !sample.Findings.Any(finding => finding.Code is "GN001" or "GN002" or "GN003" or "GN004" or "GN005" or "GN006");

    /// <summary>On every sheet: an error on a cell that holds something, a remark beside it, an error far out.</summary>
    private static IEnumerable<Finding> Invented(byte[] workbook) =>
        from sheet in WorkbookValues.Read(workbook)
        from cell in new[] { ("GN203", Severity.Error, sheet.Value.ElementAtOrDefault(0)?.Split('=')[0] ?? "B2"), ("GN206", Severity.Warning, "C3"), ("GN202", Severity.Error, "AZ400") }
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
