using System.Xml.Linq;
using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Answering;

public sealed class ReturnedWorkbookTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly AnswerHeading Heading = new("Phường Hải Hòa", new(2024, 13), "t.xlsx", new('a', 64), new(2024, 3, 28, 10, 5, 0, TimeSpan.Zero));

    private static readonly Finding Error = new("GN203", Severity.Error, "DS", "B2", "=ba", "Ô B2 không phải số.");

    [Theory]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"C2\"><v>3</v></c></row>", "A2 B2 C2")]
    [InlineData("<row r=\"2\"><c r=\"C2\"><v>3</v></c></row>", "B2 C2")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>", "A2 B2")]
    [InlineData("<row r=\"2\"><c><v>1</v></c><c><v>2</v></c></row>", " ")]
    [InlineData("<row r=\"2\"/>", "B2")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><v>1</v></c></row>", "A1 B2 A3")]
    [InlineData("<row><c><v>1</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>", "  ")]
    [InlineData("", "B2")]
    public void Build_CellOrRowMissing_IsPutInOrder(string rows, string expected)
    {
        var sheet = Sheet(Build(new TinyWorkbook().Sheet("DS", rows), Error), 1);

        Assert.Equal(expected, string.Join(' ', sheet.Descendants(Main + "c").Select(cell => cell.Attribute("r")?.Value)));
    }

    [Fact]
    public void Build_ErrorAndRemark_KeepStyleAndGetFill()
    {
        var workbook = new TinyWorkbook().Sheet("DS", "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>0.5</v></c></row>")
            .Styles("""<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><fonts><font><sz val="11"/></font><font><b/><sz val="9"/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders><border/></borders><cellXfs><xf/><xf numFmtId="164" fontId="1" applyNumberFormat="1"><protection locked="0"/></xf></cellXfs>""");

        var returned = Build(workbook, Error with { Severity = Severity.Warning }, Error with { Cell = "A2" });

        var styles = new PackageContent(returned).Xml("xl/styles.xml");
        foreach (var (cell, colour) in new[] { ("A2", MarkStyles.Red), ("B2", MarkStyles.Yellow) })
        {
            var format = Format(returned, styles, cell);
            Assert.Equal(("164", "1", "1"), (format.Attribute("numFmtId")?.Value, format.Attribute("fontId")?.Value, format.Attribute("applyFill")?.Value));
            Assert.Equal("0", format.Element(Main + "protection")?.Attribute("locked")?.Value);
            Assert.Equal(colour, Fill(styles, format));
        }
    }

    [Theory]
    [InlineData("<cols><col min=\"1\" max=\"3\" width=\"9\" style=\"1\"/></cols>", "<row r=\"2\"/>", "164")]
    [InlineData("<cols><col min=\"1\" max=\"3\" width=\"9\" style=\"1\"/></cols>", "<row r=\"2\" s=\"2\" customFormat=\"1\"/>", "165")]
    [InlineData("", "<row r=\"2\" s=\"2\"/>", "0")]
    public void Build_BlankCell_TakesStyleOfRowThenColumn(string columns, string rows, string format)
    {
        var workbook = new TinyWorkbook().Sheet("DS", rows, before: columns).Styles("""<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>""");

        var returned = Build(workbook, Error);

        Assert.Equal(format, Format(returned, new PackageContent(returned).Xml("xl/styles.xml"), "B2").Attribute("numFmtId")?.Value);
    }

    [Fact]
    public void Build_CellInsideMergedRange_MarksTheCellThatIsShown()
    {
        var workbook = new TinyWorkbook().Sheet("DS", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", behind: "<mergeCells><mergeCell ref=\"A1:B3\"/></mergeCells>");

        var returned = Build(workbook, Error, Error with { Cell = "B3", Message = "Ô B3 cũng vậy." });

        Assert.Equal(["A1"], Sheet(returned, 1).Descendants(Main + "c").Where(cell => cell.Attribute("s") is not null).Select(cell => cell.Attribute("r")!.Value));
        Assert.Contains("Ô B2 không phải số.\nGN203 (Lỗi): Ô B3 cũng vậy.", Comments(returned).Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_InfoAlone_IsListedOnly()
    {
        var returned = Build(new TinyWorkbook().Sheet("DS", "<row r=\"2\"><c r=\"B2\"><v>1</v></c></row>"), Error with { Severity = Severity.Info });

        Assert.Null(Sheet(returned, 1).Descendants(Main + "c").Single().Attribute("s"));
        Assert.Null(new PackageContent(returned).Find("xl/comments1.xml"));
        Assert.Contains("C7=Thông tin [General]", WorkbookValues.Read(returned)["Danh sách lỗi"]);
    }

    [Fact]
    public void Build_CommentOfTheWard_StaysAndOursFollows()
    {
        var workbook = new TinyWorkbook().Sheet("DS", "<row r=\"2\"><c r=\"B2\"><v>1</v></c></row>", behind: "<legacyDrawing r:id=\"v1\"/>").Comment(1, "B2", "Hỏi lại anh Ba", 1, 1);

        var returned = Build(workbook, Error, Error with { Cell = "D5" });

        var comments = Comments(returned);
        Assert.Equal(["B2", "D5"], comments.Select(comment => comment.Cell));
        Assert.StartsWith("Hỏi lại anh Ba\n\nKết quả kiểm tra báo cáo:\nGN203", comments[0].Text, StringComparison.Ordinal);
        var drawing = System.Text.Encoding.UTF8.GetString(new PackageContent(returned).Find("xl/drawings/vmlDrawing1.vml")!);
        Assert.Contains("id=\"_x0000_s1030\"", drawing, StringComparison.Ordinal);
        Assert.Contains("id=\"_x0000_s1031\"", drawing, StringComparison.Ordinal);
        Assert.Contains("<x:Row>4</x:Row><x:Column>3</x:Column>", drawing, StringComparison.Ordinal);
        Assert.Single(Sheet(returned, 1).Elements(Main + "legacyDrawing"));
    }

    [Fact]
    public void Build_DrawingOfComments_StandsBeforeTables()
    {
        var workbook = new TinyWorkbook().Sheet("DS", "", behind: "<pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"0\" footer=\"0\"/><extLst/>");

        Assert.Equal(["sheetData", "pageMargins", "legacyDrawing", "extLst"], Sheet(Build(workbook, Error), 1).Elements().Select(element => element.Name.LocalName));
    }

    [Theory]
    [InlineData("DS", "Danh sách lỗi")]
    [InlineData("Danh sách lỗi", "Danh sách lỗi (2)")]
    [InlineData("DANH SÁCH LỖI", "Danh sách lỗi (2)")]
    public void Build_List_IsFirstUnderAFreeName(string taken, string expected) =>
        Assert.Equal([expected, taken], WorkbookValues.Read(Build(new TinyWorkbook().Sheet(taken, "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), Error)).Keys);

    [Theory]
    [InlineData("Tổ 'A'", "visible", "'Tổ ''A'''!B2")]
    [InlineData("Biểu 02-DS", "visible", "'Biểu 02-DS'!B2")]
    [InlineData("_meta", "veryHidden", null)]
    [InlineData("_meta", "hidden", null)]
    public void Build_Link_LeadsToTheCellUnlessHidden(string name, string state, string? expected)
    {
        var returned = Build(new TinyWorkbook().Sheet("X", "").Sheet(name.Replace("'", "&apos;", StringComparison.Ordinal), "", state), Error with { Sheet = name });

        Assert.Equal(expected, Sheet(returned, 3).Descendants(Main + "hyperlink").SingleOrDefault()?.Attribute("location")?.Value);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x.example\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("_x0041_")]
    public void Build_TextOfTheWardInTheList_StaysText(string found)
    {
        var returned = Build(new TinyWorkbook().Sheet("DS", ""), Error with { Found = found });

        Assert.Contains(WorkbookValues.Read(returned)["Danh sách lỗi"], cell => cell == $"E7={found} [@]");
        var list = Sheet(returned, 2);
        Assert.Empty(list.Descendants(Main + "f"));
        var style = list.Descendants(Main + "c").Single(cell => cell.Attribute("r")?.Value == "E7").Attribute("s")!.Value;
        Assert.Equal("1", new PackageContent(returned).Xml("xl/styles.xml").Element(Main + "cellXfs")!.Elements().ElementAt(int.Parse(style, System.Globalization.CultureInfo.InvariantCulture)).Attribute("quotePrefix")?.Value);
    }

    [Fact]
    public void Build_NamesAndChosenSheet_FollowTheirSheets()
    {
        var workbook = new TinyWorkbook
        {
            Before = "<bookViews><workbookView activeTab=\"1\" firstSheet=\"1\"/></bookViews>",
            Behind = "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"1\">B!$A$1:$C$9</definedName></definedNames>",
        }.Sheet("A", "").Sheet("B", "", before: "<sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\"/></sheetViews>");

        var returned = Build(workbook, Error with { Sheet = null, Cell = null });

        var main = new PackageContent(returned).Xml("xl/workbook.xml");
        Assert.Equal("2", main.Descendants(Main + "definedName").Single(name => name.Attribute("name")?.Value == "_xlnm.Print_Area").Attribute("localSheetId")?.Value);
        Assert.Equal(("0", "0"), (main.Descendants(Main + "workbookView").Single().Attribute("activeTab")?.Value, main.Descendants(Main + "workbookView").Single().Attribute("firstSheet")?.Value));
        Assert.Null(Sheet(returned, 2).Descendants(Main + "sheetView").Single().Attribute("tabSelected"));
        Assert.Equal("1", Sheet(returned, 3).Descendants(Main + "sheetView").Single().Attribute("tabSelected")?.Value);
    }

    [Fact]
    public void Build_ReturnedWorkbookCorrectedAndSentAgain_LosesFormerMarks()
    {
        var original = new TinyWorkbook().Sheet("DS", "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"C2\"><v>2</v></c></row>", behind: "<legacyDrawing r:id=\"v1\"/>").Comment(1, "C2", "Hỏi lại", 1, 2);
        var first = Build(original, Error, Error with { Cell = "C2" });

        var second = ReturnedWorkbook.Build(first, [Error with { Cell = "D4", Severity = Severity.Warning }], Heading)!;

        Assert.Equal(["Danh sách lỗi", "DS"], WorkbookValues.Read(second).Keys);
        var styles = new PackageContent(second).Xml("xl/styles.xml");
        Assert.Equal([null, null, MarkStyles.Yellow], new[] { "B2", "C2", "D4" }.Select(cell => Fill(styles, Format(second, styles, cell))));
        Assert.Equal([("C2", "Hỏi lại"), ("D4", "Kết quả kiểm tra báo cáo:\nGN203 (Lưu ý): Ô B2 không phải số.")], Comments(second));
        var drawing = System.Text.Encoding.UTF8.GetString(new PackageContent(second).Find("xl/drawings/vmlDrawing1.vml")!);
        Assert.Equal(2, drawing.Split("ObjectType=\"Note\"").Length - 1);
        Assert.DoesNotContain("<x:Column>1</x:Column>", drawing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GN001")]
    [InlineData("GN003")]
    [InlineData("GN005")]
    [InlineData("GN006")]
    public void Build_UnreadableFile_IsNotTouched(string code) =>
        Assert.Null(ReturnedWorkbook.Build(new TinyWorkbook().Sheet("DS", "").Build(), [new(code, Severity.Error, null, null, null, "…")], Heading));

    [Fact]
    public void Build_MoreThanMayBeUnpacked_GivesNone()
    {
        var workbook = new TinyWorkbook().Sheet("DS", "");
        var room = (int)ReturnedWorkbook.MostUnpackedBytes - (int)UnpackedBytes(workbook.Build());

        Assert.NotNull(ReturnedWorkbook.Build(new TinyWorkbook().Sheet("DS", "").Part("x.bin", null, new byte[room]).Build(), [Error], Heading));
        Assert.Null(ReturnedWorkbook.Build(new TinyWorkbook().Sheet("DS", "").Part("x.bin", null, new byte[room + 1]).Build(), [Error], Heading));
    }

    [Fact]
    public void Build_BytesThatAreNoPackage_GiveNone()
    {
        var whole = new TinyWorkbook().Sheet("DS", "").Build();

        Assert.Null(ReturnedWorkbook.Build(whole.AsMemory(0, whole.Length / 2), [Error], Heading));
        Assert.Null(ReturnedWorkbook.Build("không phải sổ"u8.ToArray(), [Error], Heading));
        Assert.Null(ReturnedWorkbook.Build(ReadOnlyMemory<byte>.Empty, [Error], Heading));
    }

    private static long UnpackedBytes(byte[] workbook)
    {
        var parts = new PackageContent(workbook);
        return parts.Names.Sum(name => (long)parts.Find(name)!.Length);
    }

    private static byte[] Build(TinyWorkbook workbook, params Finding[] findings)
    {
        var original = workbook.Build();
        var returned = ReturnedWorkbook.Build(original, findings, Heading);
        Assert.NotNull(returned);
        Assert.Empty(PackageContent.Faults(returned).Except(PackageContent.Faults(original)));
        return returned;
    }

    private static XElement Sheet(byte[] workbook, int number) => new PackageContent(workbook).Xml($"xl/worksheets/sheet{number}.xml");

    private static XElement Format(byte[] workbook, XElement styles, string cell)
    {
        var style = Sheet(workbook, 1).Descendants(Main + "c").Single(one => one.Attribute("r")?.Value == cell).Attribute("s")?.Value ?? "0";
        return styles.Element(Main + "cellXfs")!.Elements().ElementAt(int.Parse(style, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string? Fill(XElement styles, XElement format) =>
        styles.Element(Main + "fills")!.Elements().ElementAt(int.Parse(format.Attribute("fillId")?.Value ?? "0", System.Globalization.CultureInfo.InvariantCulture))
            .Descendants(Main + "fgColor").SingleOrDefault()?.Attribute("rgb")?.Value;

    private static List<(string Cell, string Text)> Comments(byte[] workbook) =>
        [.. new PackageContent(workbook).Xml("xl/comments1.xml").Descendants(Main + "comment").Select(comment => (comment.Attribute("ref")!.Value, comment.Value))];
}
