using System.IO.Compression;
using System.Text;
using CsCheck;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Files;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>Every stored cell of .xlsx has its place, kind and value, or the file is refused with the reason.</summary>
public sealed class SheetXmlTests
{
    [Theory]
    [InlineData("<row r=\"3\"><c r=\"C3\"><v>1</v></c></row>", "C3 1")]
    [InlineData("<row r='3'><c r='c3' ><v> 1 </v></c></row>", "C3 1")] // lower case, blanks
    [InlineData("<row><c><v>1</v></c><c><v>2</v></c></row><row><c r='C2'/><c><v>3</v></c></row>", "A1 1|B1 2|D2 3")] // places left out
    [InlineData("<row><c r='B5'><v>5</v></c><c r='C5'><v>6</v></c></row><row><c><v>7</v></c></row>", "B5 5|C5 6|A6 7")] // the row's left out
    [InlineData("<row r='1'><c r='A1' t='inlineStr'><is><t>_x0001_</t></is></c></row>", "")] // no letter
    [InlineData("<row r='5'><c r='B5'><v>5</v></c><c r='A5'><v>4</v></c></row><row r='2'><c r='A2'><v>2</v></c></row>", "A2 2|A5 4|B5 5")] // out of order
    [InlineData("<!-- <row r=\"9\"><c r=\"Z9\"><v>1</v></c></row> --><row r=\"2\"><?p x?><c r=\"A2\"><v>1<!-- 2 --><?p 3?>4</v></c></row>", "A2 14")]
    [InlineData("<row r='1'><c r='A1' t='inlineStr'><is><t><![CDATA[<c r=\"Z9\">]]></t></is></c></row>", "A1 <c r=\"Z9\">")]
    [InlineData("<row r='1'><c r='A1' t='str'><v><![CDATA[a&b]]> c</v></c></row>", "A1 a&b c")]
    [InlineData("<row r='1'><c r='A1' t='inlineStr'><is><r><t>Mẫu </t></r><r><rPr><b/></rPr><t>Thử</t></r><rPh sb='0' eb='1'><t>không</t></rPh></is></c></row>", "A1 Mẫu Thử")]
    [InlineData("<row r='1'><c r='A1' t='inlineStr'><is><t>a_x000D_b_x000d_c_x005F_x0041_ _x00G1_</t></is></c></row>", "A1 a b c_x0041_ _x00G1_")]
    [InlineData("<row r='1'><c r='A1' t='inlineStr'><is><r><t>_</t></r><r><t>x0041_</t></r></is></c></row>", "A1 _x0041_")] // no escape goes over two runs
    [InlineData("<row r='1'><c r='A1'><extLst><ext xmlns:x='urn:x'><x:v>9</x:v></ext></extLst><v>1</v></c></row>", "A1 1")] // another namespace
    [InlineData("<row r='1'><c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>false</v></c></row>", "A1 TRUE|B1 FALSE")]
    [InlineData("<row r='1'><c r='A1' t='inlineStr'><is><t xml:space=\"preserve\">  </t></is></c><c r='B1'/><c r='C1'><v/></c><c r='D1' t='str'><f>A1</f><v></v></c></row>", "")] // blanks hold nothing
    [InlineData("<row r='7'/>", "")]
    public void Cells_Stored_AreRead(string rows, string expected) => Assert.Equal(expected, string.Join('|', Cells(rows).Select(cell => $"{cell.Address} {cell.Shown}")));

    [Theory]
    [InlineData("1890", "1890")]
    [InlineData("+5", "5")]
    [InlineData("-5.25", "-5.25")]
    [InlineData(".5", "0.5")]
    [InlineData("1.2E3", "1200")]
    [InlineData("1e-2", "0.01")]
    public void Number_SpeltAsTheFormatAllows_IsThatNumber(string stored, string shown) => Assert.Equal((RawKind.Number, shown), Single($"<c r='A1'><v>{stored}</v></c>"));

    [Theory]
    [InlineData("2500000,5")]
    [InlineData("120,0")]
    [InlineData("1.890.000")]
    [InlineData("1 890")]
    [InlineData("NaN")]
    [InlineData("INF")]
    [InlineData("-Infinity")]
    [InlineData("1e999")]
    [InlineData("0x10")]
    [InlineData("12đ")]
    [InlineData("(5)")]
    [InlineData("٣")]
    public void Number_SpeltOtherwise_IsNone(string stored) => Assert.Equal(RawKind.NoNumber, Single($"<c r='A1'><v>{stored}</v></c>").Kind);

    [Theory]
    [InlineData("<c r='A1' t='b'><v>2</v></c>", RawKind.NoNumber)]
    [InlineData("<c r='A1' t='e'><v>#REF!</v></c>", RawKind.Error)]
    [InlineData("<c r='A1' t='e'><f>1/0</f><v>#DIV/0!</v></c>", RawKind.Error)]
    [InlineData("<c r='A1' t='e'/>", RawKind.Error)]
    [InlineData("<c r='A1'><f>B1</f></c>", RawKind.Uncalculated)]
    [InlineData("<c r='A1'><f>B1</f><v></v></c>", RawKind.Uncalculated)]
    [InlineData("<c r='A1'><f t='shared' si='0'/></c>", RawKind.Uncalculated)]
    [InlineData("<c r='A1'><f>B1</f><v>0</v></c>", RawKind.Number)]
    [InlineData("<c r='A1'><v>1</v></c><c r='A1'><v>2</v></c>", RawKind.Twice)]
    [InlineData("<c r='A1'><v>1</v></c><c r='A1' s='1'/>", RawKind.Twice)] // a value, and nothing
    [InlineData("<c r='A1' t='str'><f>B1</f></c>", RawKind.Uncalculated)]
    public void Fault_OfACell_HasItsKind(string cell, RawKind kind) => Assert.Equal(kind, Single(cell).Kind);

    [Theory]
    [InlineData("2024-03-08", "08/03/2024")]
    [InlineData("2024-03-08T00:00:00", "08/03/2024")]
    [InlineData("2024-03-08T23:30:00Z", "08/03/2024")] // a zone is not applied
    [InlineData("2024-03-08T23:59:59.9999999", "08/03/2024")]
    [InlineData("2024-03-08T00:30:00+07:00", "08/03/2024")]
    public void IsoDay_IsThatDay(string stored, string shown) => Assert.Equal((RawKind.Date, shown), Single($"<c r='A1' t='d'><v>{stored}</v></c>"));

    [Theory]
    [InlineData("2024-02-30")]
    [InlineData("2024-03-08T25:00:00")]
    [InlineData("08/03/2024")]
    [InlineData("2024-3-8")]
    public void IsoDay_ThatIsNone_StaysText(string stored) => Assert.Equal((RawKind.Text, stored), Single($"<c r='A1' t='d'><v>{stored}</v></c>"));

    [Theory]
    [InlineData("<row r='1'><c r='A1' t='s'><v>0</v></c></row>")] // no such shared string
    [InlineData("<row r='1'><c r='A1' t='s'><v>-1</v></c></row>")]
    [InlineData("<row r='1'><c r='A1' t='x'><v>1</v></c></row>")] // no such kind
    [InlineData("<row r='1'><c r='A2'><v>1</v></c></row>")] // in another row
    [InlineData("<row r='1'><c r='11'><v>1</v></c></row>")]
    [InlineData("<row r='1'><c r='XFE1'><v>1</v></c></row>")]
    [InlineData("<row r='0'><c><v>1</v></c></row>")]
    [InlineData("<row r='1048577'><c><v>1</v></c></row>")]
    [InlineData("<row r='1'><c><v>1</v></c></row><row r='2'><c><v>1</v></c></row><row r='1'><c r='B1'><v>1</v></c></row>")] // the row twice
    [InlineData("<row r='1'><c><v>1</c></row>")]
    [InlineData("<row><c><v>1</v></c><c r='B7'><v>2</v></c></row>")] // its first cell has said the row
    [InlineData("<row r='1'><c r='A1' r='B1'><v>1</v></c></row>")]
    public void Sheet_ThatExcelWouldRepair_IsDamaged(string rows) =>
        Assert.Equal(UnreadableReason.Damaged, Assert.Throws<UnreadableException>(() => Cells(rows)).Trouble.Reason);

    [Theory]
    [InlineData(32_767, false)]
    [InlineData(32_768, true)]
    public void Text_LongerThanACellOfExcel_IsDamaged(int length, bool isDamaged)
    {
        var rows = $"<row r='1'><c r='A1' t='inlineStr'><is><t>{new string('a', length)}</t></is></c></row>";
        if (isDamaged) Assert.Contains("ô A1", Assert.Throws<UnreadableException>(() => Cells(rows)).Trouble.What, StringComparison.Ordinal);
        else Assert.Equal(length, Assert.Single(Cells(rows)).Text!.Length);
    }

    [Fact]
    public void Part_ThatIsNoWorksheet_IsDamaged() => Assert.Equal(UnreadableReason.Damaged, Assert.Throws<UnreadableException>(() => WorkbookReader.Open(File("<worksheet><sheetData/></worksheet>"u8.ToArray()), new())).Trouble.Reason);

    [Theory]
    [InlineData("date1904=\"1\"", true)]
    [InlineData("date1904=\"true\"", true)]
    [InlineData("date1904=\" true \"", true)]
    [InlineData("date1904=\"0\"", false)]
    [InlineData("date1904=\"false\"", false)]
    [InlineData("", false)]
    public void DayCount_InAllSpellings_IsKnown(string attribute, bool epoch1904) => Assert.Equal(epoch1904, WorkbookReader.Open(File("<row/>", properties: attribute), new()).Epoch1904);

    [Theory]
    [InlineData("on")]
    [InlineData("TRUE")]
    [InlineData("yes")]
    public void DayCount_SpeltOtherwise_IsDamaged(string value) => Assert.Throws<UnreadableException>(() => WorkbookReader.Open(File("<row/>", properties: $"date1904=\"{value}\""), new()));

    [Fact]
    public void Sheet_InUtf16WithPrefixesAndStrictNamespace_IsRead()
    {
        const string Sheet = "<?xml version=\"1.0\" encoding=\"utf-16\"?><z:worksheet xmlns:z=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><z:dimension ref=\"A1\"/><z:cols><z:col min=\"2\" max=\"2\" hidden=\"1\"/></z:cols>"
            + "<z:sheetData><z:row r=\"2\"><z:c r=\"B2\" t=\"inlineStr\"><z:is><z:t>Hộ</z:t></z:is></z:c></z:row></z:sheetData></z:worksheet>";
        var cell = Assert.Single(Assert.Single(WorkbookReader.Open(File([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Sheet)]), new()).Sheets).Rows).Cells;
        Assert.Equal("Hộ", Assert.Single(cell).Text);
    }

    /// <summary>The library agrees with whatever the scan can find, so a cell with two values is always the file's fault or ours, never a matter of spelling.</summary>
    [Fact]
    public void SecondView_OfAnyCells_Agrees()
    {
        var value = Gen.OneOf(Gen.String.Select(text => (object)text), Gen.Double.Select(number => (object)number), Gen.Bool.Select(truth => (object)truth), Gen.Int[0, Odd.Length - 1].Select(at => Odd[at]));
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 20], value).Array[1, 30].Sample(cells =>
        {
            var scan = new SheetScan("Biểu", isHidden: false, epoch1904: false, new ReadingLimits());
            foreach (var (row, column, stored) in cells.DistinctBy(cell => (cell.Item1, cell.Item2)))
            {
                if (stored is string text) scan.Text(row, column, null, text);
                else if (stored is double number) scan.Number(row, column, null, number);
                else scan.Boolean(row, column, null, (bool)stored);
            }

            var sheet = scan.Finish();
            SecondView.Settle([sheet]);
            return sheet.Rows.SelectMany(row => row.Cells).All(cell => cell.Kind != RawKind.Twice);
        }, iter: 300, threads: 1);
    }

    [Theory]
    [InlineData("<row r='1'><c r='A1'><v>2</v></c></row>")] // another value
    [InlineData("<row r='1'><c r='A1' t='inlineStr'><is><t>1</t></is></c></row>")] // another kind
    [InlineData("<row r='1'><c r='A1' t='b'><v>1</v></c></row>")]
    [InlineData("")] // nothing
    public void SecondView_ThatDiffers_MakesTheCellDoubtful(string rows)
    {
        var sheet = WorkbookReader.Open(File("<row r='1'><c r='A1'><v>1</v></c></row>"), new()).Sheets[0];
        var other = PlainPackage.Write(Package.Open(File(rows), new()).Sheets);
        SecondView.Settle(other, [sheet]);
        Assert.Equal(RawKind.Twice, Assert.Single(sheet.Rows[0].Cells).Kind);
    }

    [Theory]
    [InlineData("<row r='1'><c r='B1'><v>1</v></c></row>")]
    [InlineData("<row r='2'><c r='A2'><v>1</v></c></row>")]
    public void SecondView_ThatSeesMore_IsAFaultOfOurs(string rows)
    {
        var sheet = WorkbookReader.Open(File("<row r='1'><c r='A1'><v>1</v></c></row>"), new()).Sheets[0];
        var other = PlainPackage.Write(Package.Open(File(rows), new()).Sheets);
        Assert.Throws<InvalidOperationException>(() => SecondView.Settle(other, [sheet]));
    }

    private static readonly object[] Odd = ["_x000D_", "\r\n", " a ", "]]>", "\uFFFE", "<&>\"'", 0.1, -0.0, 1e300, 12345678901234567.0];

    [Theory]
    [InlineData("<r><rPr><strike/></rPr><t>1</t></r><r><t>980</t></r>", TextMarks.Struck)]
    [InlineData("<r><rPr><strike val='1'/></rPr><t>1</t></r>", TextMarks.Struck)]
    [InlineData("<r><rPr><strike val='0'/><b/></rPr><t>1</t></r>", TextMarks.None)]
    [InlineData("<r><t>980</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r>", TextMarks.Raised)]
    [InlineData("<r><rPr><vertAlign val='baseline'/></rPr><t>1</t></r>", TextMarks.None)]
    public void Runs_ThatAreStruckOutOrRaised_AreKnown(string runs, TextMarks marks) =>
        Assert.Equal(marks, Assert.Single(Cells($"<row r='1'><c r='A1' t='inlineStr'><is>{runs}</is></c></row>")).Marks);

    private static List<RawCell> Cells(string rows) => [.. WorkbookReader.Open(File(rows), new()).Sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row.Cells)];

    private static (RawKind Kind, string? Shown) Single(string cells)
    {
        var cell = Assert.Single(Cells($"<row r='1'>{cells}</row>"));
        return (cell.Kind, cell.Shown);
    }

    private static byte[] File(string rows, string properties = "") =>
        File(Encoding.UTF8.GetBytes($"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"), properties);

    private static byte[] File(byte[] sheet, string properties = "")
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "xl/workbook.xml", Encoding.UTF8.GetBytes($"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><workbookPr {properties}/><sheets><sheet name=\"Biểu\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"));
            Add(zip, "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>"u8);
            Add(zip, "xl/s.xml", sheet);
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }
}
