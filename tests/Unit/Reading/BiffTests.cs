using System.Text;
using ExcelDataReader;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Files;
using MongCai.Poverty.Etl.Tests.Kit;
using Xunit;
using static MongCai.Poverty.Etl.Tests.Kit.Reading.BiffWorkbookFile;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>Every stored cell of .xls, in all the ways that programs store them.</summary>
public sealed class BiffTests
{
    private static readonly byte[] End = Record(0x000A);

    [Fact]
    public void Cells_OfEveryKind_AreRead()
    {
        byte[] cells =
        [
            .. Cell(0x0203, 0, 0, BitConverter.GetBytes(1.5)), .. Cell(0x027E, 0, 1, BitConverter.GetBytes((7 << 2) | 2)), .. Cell(0x027E, 0, 2, BitConverter.GetBytes((150 << 2) | 3)),
            .. Cell(0x00BD, 1, 0, [.. BitConverter.GetBytes((8 << 2) | 2), .. Short(0), .. BitConverter.GetBytes((9 << 2) | 2), .. Short(1)]), .. Cell(0x0204, 2, 0, Text("ộ")),
            .. Cell(0x0205, 3, 0, [1, 0]), .. Cell(0x0205, 3, 1, [0x17, 1]), .. Cell(0x0201, 4, 0, []), .. Record(0x00BE, [5, 0, 0, 0, 0, 0, 0, 0, 1, 0]),
        ];
        Assert.Equal("A1 1.5|B1 7|C1 1.5|A2 8|B2 9|A3 ộ|A4 TRUE|B4 #REF!", Shown(Sheet(cells)));
    }

    [Theory]
    [InlineData(0, RawKind.Text, "ộ")]
    [InlineData(0x04BC, RawKind.Text, "ộ")] // a shared formula between
    [InlineData(0x0221, RawKind.Text, "ộ")] // an array
    [InlineData(0x003C, RawKind.Text, "ộ")] // what goes on of an array
    [InlineData(0x0236, RawKind.Text, "ộ")] // a table
    [InlineData(0x0203, RawKind.Uncalculated, "=…")] // something else
    public void TextOfAFormula_MayStandBehindItsRecords(int between, RawKind kind, string shown)
    {
        byte[] cells = [.. Formula([0, 0, 0, 0, 0, 0, 0xFF, 0xFF]), .. between == 0 ? [] : Record(between, new byte[14]), .. Record(0x0207, Text("ộ"))];
        var cell = Sheet(cells).Rows.SelectMany(row => row.Cells).First(one => one.Address == new CellAddress(10, 9));
        Assert.Equal((kind, shown), (cell.Kind, cell.Shown));
    }

    [Theory]
    [InlineData(1, 1, RawKind.Boolean, "TRUE")]
    [InlineData(2, 0x07, RawKind.Error, "#DIV/0!")]
    [InlineData(2, 0x2A, RawKind.Error, "#N/A")]
    [InlineData(3, 0, RawKind.EmptyResult, "=…")] // what writers store that cannot calculate
    [InlineData(0, 0, RawKind.Uncalculated, "=…")] // text whose record never comes
    public void ResultOfAFormula_HasItsKind(byte kind, byte value, RawKind expected, string shown)
    {
        var cell = Assert.Single(Assert.Single(Sheet(Formula([kind, 0, value, 0, 0, 0, 0xFF, 0xFF])).Rows).Cells);
        Assert.Equal((expected, shown), (cell.Kind, cell.Shown));
    }

    [Fact]
    public void NumberOfAFormula_IsRead() => Assert.Equal("I10 2", Shown(Sheet(Formula(BitConverter.GetBytes(2.0)))));

    /// <summary>"Mẫu Thử" split behind its second letter, wide before and narrow behind; runs and hints split too; counts that are wrong.</summary>
    [Fact]
    public void SharedStrings_SplitAnywhere_AreRead()
    {
        byte[] hinted = [.. Short(2), 0x0C, .. Short(2), 3, 0, 0, 0, (byte)'a', (byte)'b', .. new byte[5]];
        byte[] strings =
        [
            .. Record(0x00FC, [99, 0, 0, 0, 99, 0, 0, 0, .. Short(4), 1, .. Encoding.Unicode.GetBytes("Mẫ")]), .. Record(0x003C, [0, (byte)'u', (byte)'!', .. hinted]), .. Record(0x003C, [.. new byte[6], .. Text("Thử")]), .. Record(0x003C, Text("ở")),
        ];
        byte[] cells = [.. Enumerable.Range(0, 4).SelectMany(index => Cell(0x00FD, index, 0, [(byte)index, 0, 0, 0]))];
        Assert.Equal("A1 Mẫu!|A2 ab|A3 Thử|A4 ở", Shown(Sheet(cells, strings)));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(-1, false)]
    public void SharedString_OutOfRange_IsDamagedAndNamed(int index, bool isThere)
    {
        var stream = Stream(Record(0x00FC, [1, 0, 0, 0, 1, 0, 0, 0, .. Text("a")]), [[.. Cell(0x00FD, 4, 1, BitConverter.GetBytes(index)), .. End]]);
        if (isThere) Assert.Equal("B5 a", Shown(Read(stream)[0]));
        else Assert.Contains("ô B5", Assert.Throws<UnreadableException>(() => Read(stream)).Trouble.What, StringComparison.Ordinal);
    }

    [Fact]
    public void TextOfAFormula_MayGoOnInAnotherRecord() =>
        Assert.Equal("I10 abộ", Shown(Sheet([.. Formula([0, 0, 0, 0, 0, 0, 0xFF, 0xFF]), .. Record(0x0207, [.. Short(3), 0, (byte)'a', (byte)'b']), .. Record(0x003C, [1, .. Encoding.Unicode.GetBytes("ộ")])])));

    [Theory]
    [InlineData(1258, new byte[] { 0xD0, (byte)'a' }, "Đa")]
    [InlineData(1252, new byte[] { 0xAE, (byte)'a' }, "®a")] // a letter of TCVN3, decoded later
    [InlineData(1, new byte[] { 0xAE, (byte)'a' }, "®a")] // no such page
    public void Biff5_TextsAreBytesOfItsCodePage(int page, byte[] letters, string text)
    {
        byte[] label = [.. Short(letters.Length), .. letters];
        var sheet = Read(Stream(Record(0x0042, Short(page)), [[.. Cell(0x0204, 0, 0, label), .. Cell(0x00D6, 1, 0, [.. label, 0]), .. End]], isUnicode: false))[0];
        Assert.Equal(("S0", $"A1 {text}|A2 {text}"), (sheet.Name, Shown(sheet)));
    }

    /// <summary>Fonts count without number 4; a format that is said twice counts as said last.</summary>
    [Fact]
    public void Looks_HaveTheirFontAndFormat()
    {
        byte[] globals =
        [
            .. Enumerable.Range(0, 5).SelectMany(number => Record(0x0031, [.. new byte[14], 2, 0, (byte)'F', (byte)('0' + number)])), .. Record(0x041E, [.. Short(164), .. Text("0")]), .. Record(0x041E, [.. Short(164), .. Text("dd/mm/yyyy")]),
            .. Record(0x00E0, [.. Short(5), .. Short(164), .. new byte[16]]), .. Record(0x00E0, [.. Short(3), .. Short(0), .. new byte[16]]),
        ];
        var cells = Sheet([.. Cell(0x0203, 0, 0, BitConverter.GetBytes(45377.0)), .. Cell(0x0203, 1, 0, BitConverter.GetBytes(45377.0), look: 1)], globals).Rows.ConvertAll(row => row.Cells[0]);
        Assert.Equal([("26/03/2024", "F4"), ("45377", "F3")], cells.Select(cell => (cell.Shown!, cell.Style!.Font!)));
    }

    [Fact]
    public void Charts_InsideASheet_ArePassedOver()
    {
        byte[] chart = [.. Record(0x0809, [0, 6, 0x20, 0, .. new byte[12]]), .. Cell(0x0203, 0, 0, BitConverter.GetBytes(9.0)), .. End];
        var sheet = Sheet([.. chart, .. Cell(0x0203, 1, 1, BitConverter.GetBytes(1.0)), .. Record(0x00E5, [1, 0, 1, 0, 2, 0, 1, 0, 1, 0])]);
        Assert.Equal(("B2 1", new Etl.Reading.Files.CellRange(1, 1, 2, 1)), (Shown(sheet), Assert.Single(sheet.Merges)));
    }

    [Fact]
    public void LastRecord_ThatIsMissing_EndsNothingEarly()
    {
        var one = Cell(0x0203, 0, 0, BitConverter.GetBytes(1.0));
        Assert.Equal(["A1 1", "A1 1"], Read(Stream([], [one, one])).Select(Shown));
        Assert.Throws<InvalidDataException>(() => Read(Stream([], [one])[..^1]));
    }

    [Fact]
    public void Sheets_HiddenOrWithoutCells_AreKnown()
    {
        byte[] names = [.. SheetName(0, "C", kind: 2), .. SheetName(0, "H", state: 2)];
        var stream = Stream(names, []);
        byte[] whole = [.. stream, .. Record(0x0809, [0, 6, 0x10, 0, .. new byte[12]]), .. End];
        BitConverter.GetBytes(stream.Length).CopyTo(whole, 20 + names.Length / 2 + 4);
        var sheet = Assert.Single(Read(whole));
        Assert.Equal(("H", true), (sheet.Name, sheet.IsHidden));
    }

    [Theory]
    [InlineData(0x0203, 3)] // shorter than its kind
    [InlineData(0x00FD, 2)]
    [InlineData(0x0204, 2)]
    [InlineData(0x0006, 5)]
    public void Record_TooShort_IsDamaged(int type, int length) => Assert.Throws<InvalidDataException>(() => Sheet(Cell(type, 0, 0, new byte[length])));

    [Fact]
    public void Sheet_ThatBeginsNowhere_IsDamaged() => Assert.All(new[] { 7, -1, int.MaxValue - 3, int.MaxValue }, at => Assert.Throws<InvalidDataException>(() => Read(Stream(SheetName(at, "X"), []))));

    [Fact]
    public void Padding_BehindTheSharedStrings_IsNone() =>
        Assert.Equal("A1 a", Shown(Sheet(Cell(0x00FD, 0, 0, [0, 0, 0, 0]), Record(0x00FC, [1, 0, 0, 0, 1, 0, 0, 0, .. Text("a"), 0, 0]))));

    [Fact]
    public void FilePass_WithALengthOutOfRange_IsAnotherPassword() =>
        Assert.Throws<UnreadableException>(() => Read(Stream(Record(0x002F, [1, 0, 2, 0, 2, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(0x7FFFFFF0), .. new byte[8], 1, 0x68, 0, 0, .. new byte[60]]), [])));

    [Fact]
    public void EncryptionInfo_WithLengthsOutOfRange_IsDamaged() =>
        Assert.Throws<InvalidDataException>(() => DefaultPassword.Open(new byte[100], [4, 0, 2, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(0x7FFFFFE8), .. new byte[8], 0x0E, 0x66, 0, 0, 0, 0, 0, 0, 128, 0, 0, 0, .. new byte[100]], new()));

    [Fact]
    public void DayCountAndWidths_AreKnown()
    {
        var sheet = Sheet([.. Cell(0x0203, 0, 0, BitConverter.GetBytes(0.0), look: 0), .. Record(0x007D, [1, 0, 2, 0, 0, 10, 0, 0, 0, 0]), .. Record(0x007D, [3, 0, 3, 0, 0, 10, 0, 0, 1, 0])], [.. Record(0x0022, 1, 0), .. Record(0x00E0, [0, 0, 14, 0, .. new byte[16]])]);
        Assert.Equal("A1 01/01/1904", Shown(sheet));
        Assert.Equal([(2, 10.0), (3, 10.0), (4, 0.0)], sheet.Widths.Select(width => (width.Key, width.Value)));
    }

    [Theory]
    [InlineData("Workbook")]
    [InlineData("WORKBOOK")]
    [InlineData("workbook")]
    [InlineData("Book")]
    public void StreamName_InAnyCase_IsFound(string name) => Assert.Equal("A1 1", Shown(Open(Compound([("x", [1]), (name, One(1))]))));

    [Fact]
    public void Workbook_InAStorage_IsAnEmbeddedOne()
    {
        Assert.Equal("A1 1", Shown(Open(Compound([("Workbook", One(1))], ("Workbook", One(2))))));
        Assert.Equal(UnreadableReason.NotAWorkbook, Assert.Throws<UnreadableException>(() => Open(Compound([("WordDocument", [1])], ("Workbook", One(2))))).Trouble.Reason);
    }

    [Fact]
    public void BothStreams_TheNewerIsRead() => Assert.Equal("A1 2", Shown(Open(Compound([("Book", One(1)), ("Workbook", One(2))]))));

    [Theory]
    [InlineData(0)] // XOR
    [InlineData(1)]
    public void OtherPassword_IsToldAsOne(byte kind) =>
        Assert.Equal(UnreadableReason.PasswordProtected, Assert.Throws<UnreadableException>(() => Read(Stream(Record(0x002F, [kind, 0, 1, 0, 1, 0, .. new byte[48]]), []))).Trouble.Reason);

    /// <summary>What the scan takes from the sample workbooks is what ExcelDataReader takes from the same files with its own reader of .xls.</summary>
    [Fact]
    public void Samples_AreSeenAsTheLibrarySeesThem()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var files = Directory.GetFiles(RepositoryRoot.Path("tests", "samples"), "*.xls", SearchOption.AllDirectories).Where(file => !KnownToMisread.Any(file.Contains)).ToList();
        Assert.True(files.Count > 20, $"{files.Count} files");
        Assert.All(files, file =>
        {
            var ours = CompoundWorkbook.Open(File.ReadAllBytes(file), new()).Sheets;
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(File.ReadAllBytes(file)));
            foreach (var sheet in ours)
            {
                Assert.Equal(Library(reader), sheet.Rows.SelectMany(row => row.Cells).Where(cell => PlainPackage.Holds(cell)).Select(cell => $"{cell.Address} {Plain(cell)}"));
                reader.NextResult();
            }
        });
    }

    /// <summary>Samples made to show what the library misreads, and those that are no .xls: its view of them is no measure.</summary>
    private static readonly string[] KnownToMisread = ["597-xls", "611-xls", "613-xls", "619-xls", "607-xls", "092-html", "099-password", "609-wrong-ending", "far-dimensions"];

    private static string Plain(RawCell cell) => cell.Kind switch { RawKind.Date => cell.Day!.Value.ToString("o", null), RawKind.Number => $"{cell.Number:R}", _ => cell.Shown! };

    private static List<string> Library(IExcelDataReader reader)
    {
        var cells = new List<string>();
        for (var row = 1; reader.Read(); row++)
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var value = reader.GetValue(column);
                var text = value switch { DateTime day => DateOnly.FromDateTime(day).ToString("o", null), double number => $"{number:R}", int number => $"{number}", bool truth => truth ? "TRUE" : "FALSE", _ => value?.ToString() };
                if (!string.IsNullOrWhiteSpace(text)) cells.Add($"{new CellAddress(row, column + 1)} {text}");
            }
        }

        return cells;
    }

    private static byte[] One(double number) => Stream([], [[.. Cell(0x0203, 0, 0, BitConverter.GetBytes(number)), .. End]]);

    private static SheetGrid Open(byte[] file) => Assert.Single(CompoundWorkbook.Open(file, new()).Sheets);

    private static SheetGrid Sheet(byte[] cells, byte[]? globals = null) => Assert.Single(Read(Stream(globals ?? [], [[.. cells, .. End]])));

    private static List<SheetGrid> Read(byte[] stream) => new BiffScan(stream, new()).Read();

    private static byte[] Formula(byte[] result) => Cell(0x0006, 9, 8, [.. result, .. new byte[8]]);

    private static string Shown(SheetGrid sheet) => string.Join('|', sheet.Rows.SelectMany(row => row.Cells).Select(cell => $"{cell.Address} {cell.Shown}"));
}
