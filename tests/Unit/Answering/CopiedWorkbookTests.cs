using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Answering;

public sealed class CopiedWorkbookTests
{
    private static readonly AnswerHeading Heading = new("Xã Hải Sơn", new(2024, 13), "t.xls", new('a', 64), new(2024, 3, 28, 10, 5, 0, TimeSpan.Zero));

    public static TheoryData<object, string?, string> Values => new()
    {
        { "Đã thoát cận nghèo", null, "Đã thoát cận nghèo [General]" },
        { " =1+1", null, " =1+1 [General]" },
        { "=1+1", "@", "=1+1 [@]" },
        { "-5", null, "-5 [General]" },
        { "dòng một\ndòng hai", null, "dòng một\ndòng hai [General]" },
        { "_x000D_", null, "_x000D_ [General]" },
        { 0.1 + 0.2, null, "0.30000000000000004 [General]" },
        { 20_000_000L, "#,##0", "20000000 [#,##0]" },
        { 0.2857, "0.00%", "0.2857 [0.00%]" },
        { true, null, "True [General]" },
        { new DateTime(2024, 3, 12), null, "03/12/2024 00:00:00 [dd/mm/yyyy]" },
        { new DateOnly(1960, 3, 12), "d/m/yy", "03/12/1960 00:00:00 [d/m/yy]" },
        { new DateOnly(1900, 1, 1), null, "01/01/1900 00:00:00 [dd/mm/yyyy]" },
        { new DateOnly(1899, 12, 31), null, "31/12/1899 [General]" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Build_Value_IsReadBackAsItWas(object value, string? format, string expected)
    {
        var copy = Copy(new SheetCopy("DS", false, [new(new(3, 2), value, format)], []));

        Assert.Equal([$"B3={expected}"], WorkbookValues.Read(copy)["DS"]);
    }

    [Fact]
    public void Build_FormulaError_StaysOne()
    {
        var copy = Copy(new SheetCopy("DS", false, [new(new(1, 1), new CellFault("#DIV/0!"), null)], []));

        Assert.Contains("<x:c r=\"A1\" t=\"e\"><x:v>#DIV/0!</x:v></x:c>", System.Text.Encoding.UTF8.GetString(new PackageContent(copy).Find("xl/worksheets/sheet1.xml")!), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_SheetsMergesWidths_AreKept()
    {
        var list = new SheetCopy("DS", false, [new(new(2, 1), "b", null), new(new(1, 2), "c", null), new(new(1, 1), "a", null)], ["A1:A3", "A3:B4", "C1:D1", "x"])
        {
            Widths = new Dictionary<int, double> { [2] = 30, [3] = 0 },
        };

        var copy = Copy(list, new SheetCopy("_meta", true, [], []));

        var sheet = new PackageContent(copy).Xml("xl/worksheets/sheet1.xml");
        Assert.Equal(["A1:A3", "C1:D1"], Attributes(sheet, "mergeCell", "ref"));
        Assert.Equal(["2", "3"], Attributes(sheet, "col", "min"));
        Assert.Equal([null, "1"], Attributes(sheet, "col", "hidden"));
        Assert.Equal([null, "visible", "hidden"], Attributes(new PackageContent(copy).Xml("xl/workbook.xml"), "sheet", "state"));
        Assert.Equal(["A1=a [General]", "B1=c [General]", "A2=b [General]"], WorkbookValues.Read(copy)["DS"]);
    }

    [Fact]
    public void Build_NamesThatXlsxForbids_AreMadeFitAndFindingsFollow()
    {
        var copy = CopiedWorkbook.Build(
            [new("A/B", false, [], []), new("a_b", false, [], []), new(new string('x', 40), false, [], []), new("", false, [], [])],
            [new("GN202", Severity.Error, "A/B", "C3", null, "Ô C3.")], Heading)!;

        Assert.Equal(["Danh sách lỗi", "A_B", "a_b (2)", new string('x', 31), "Trang"], WorkbookValues.Read(copy).Keys);
        Assert.Empty(PackageContent.Faults(copy));
        Assert.Equal(["'A_B'!C3"], Attributes(new PackageContent(copy).Xml("xl/worksheets/sheet5.xml"), "hyperlink", "location"));
    }

    [Fact]
    public void Build_Marks_AreThoseOfAReturnedWorkbook()
    {
        var copy = CopiedWorkbook.Build([new("DS", false, [new(new(2, 2), "ba", null)], [])], [new("GN203", Severity.Error, "DS", "B2", "ba", "Ô B2.")], Heading)!;

        Assert.Equal(["B2"], Attributes(new PackageContent(copy).Xml("xl/comments1.xml"), "comment", "ref"));
        Assert.Contains(WorkbookValues.Read(copy)["Danh sách lỗi"], cell => cell == "D7=DS!B2 [General]");
    }

    [Fact]
    public void Build_NothingToCopy_GivesNone()
    {
        Assert.Null(CopiedWorkbook.Build([], [], Heading));
        Assert.Null(CopiedWorkbook.Build([new("DS", false, [], [])], [new("GN002", Severity.Error, null, null, null, "…")], Heading));
    }

    private static byte[] Copy(params SheetCopy[] sheets)
    {
        var copy = CopiedWorkbook.Build(sheets, [], Heading);
        Assert.NotNull(copy);
        Assert.Empty(PackageContent.Faults(copy));
        Assert.Equal(copy, CopiedWorkbook.Build(sheets, [], Heading));
        return copy;
    }

    private static IEnumerable<string?> Attributes(System.Xml.Linq.XElement part, string element, string attribute) =>
        part.Descendants().Where(one => one.Name.LocalName == element).Select(one => one.Attribute(attribute)?.Value);
}
