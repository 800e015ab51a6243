using System.IO.Compression;
using System.Text;
using CsCheck;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>Files that are no sound workbook, and the limits: each at its border.</summary>
public sealed class FileTests
{
    private static readonly byte[] Sound = WorkbookFile.Bytes(new TestWorkbook());

    public static TheoryData<byte[], string> Foreign => new()
    {
        { "STT,Mã hộ\r\n1,06751-001\r\n"u8.ToArray(), "văn bản" },
        { "<html><body><table><tr><td>1</td></tr></table></body></html>"u8.ToArray(), "HTML" },
        { "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"u8.ToArray(), "XML 2003" },
        { "%PDF-1.7\n"u8.ToArray(), "PDF" },
        { "{\\rtf1 x}"u8.ToArray(), "RTF" },
        { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "PNG" },
        { [0xFF, 0xD8, 0xFF, 0xE0], "JPEG" },
        { Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), ".ods" },
        { Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<document/>")), "Word" },
        { Zip(("ghi chu.txt", "x")), "ZIP" },
        { [0x01, 0x02, 0x03, 0x04, 0x05], "không rõ loại" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void ForeignFile_IsGN001AndNamed(byte[] bytes, string name)
    {
        var finding = Assert.Single(Judging.Judge(bytes).Findings);
        Assert.Equal("GN001", finding.Code);
        Assert.Contains(name, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoBytes_AreGN004() => Assert.Equal("GN004", Only([]));

    [Fact]
    public void NoCells_AreGN004() => Assert.Equal("GN004", Only(Changed(workbook => workbook.Sheets.ForEach(sheet => sheet.Rewrite(_ => " ").Cells.Keys.ToList().ForEach(cell => sheet.Set(cell.ToString(), null))))));

    [Fact]
    public void CutOff_IsGN003() => Assert.All(new[] { 1, 100, Sound.Length / 2 }, missing => Assert.Equal("GN003", Only(Sound[..^missing])));

    [Fact]
    public void FlippedBit_InAPackedPart_IsNeverReadAsAnotherValue()
    {
        var whole = Judging.Judge(Sound);
        Gen.Select(Gen.Int[0, Sound.Length - 1], Gen.Int[0, 7]).Sample((at, bit) =>
        {
            var bytes = (byte[])Sound.Clone();
            bytes[at] ^= (byte)(1 << bit);
            var judged = Judging.Judge(bytes);
            return judged is RejectedSubmission || Comparable(judged) == Comparable(whole);
        });
    }

    [Fact]
    public void AnyBytes_GiveAVerdict() => Gen.Byte.Array[0, 600].Sample(bytes => Judging.Judge(bytes).Findings.Count > 0);

    [Fact]
    public void AnyBytes_BehindTheSignatureOfAWorkbook_GiveAVerdict() =>
        Gen.Select(Gen.OneOf(new byte[] { 0x50, 0x4B, 3, 4 }, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), Gen.Byte.Array[0, 2000])
            .Sample((start, rest) => Judging.Judge([.. start, .. rest]) is RejectedSubmission);

    [Theory]
    [InlineData("xl/worksheets/sheet2.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("_rels/.rels")]
    [InlineData("xl/styles.xml")]
    public void DocumentType_InAnyPart_IsGN006(string part) =>
        Assert.Equal("GN006", Only(new WorkbookFile(new TestWorkbook()).Replace(part, "?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>").Bytes()));

    [Fact]
    public void DocumentType_BehindALongComment_IsGN006() =>
        Assert.Equal("GN006", Only(new WorkbookFile(new TestWorkbook()).Replace("xl/styles.xml", "?>", $"?><!--{new string('x', 10_000)}--><!DOCTYPE x>").Bytes()));

    [Fact]
    public void DocumentType_InUtf16_IsGN006()
    {
        var file = new WorkbookFile(new TestWorkbook());
        var xml = Encoding.UTF8.GetString(file.Parts["xl/worksheets/sheet1.xml"]).Replace("encoding=\"UTF-8\"?>", "encoding=\"UTF-16\"?><!-- x --><!DOCTYPE x>", StringComparison.Ordinal);
        file.Parts["xl/worksheets/sheet1.xml"] = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(xml)];
        Assert.Equal("GN006", Only(file.Bytes()));
    }

    public static TheoryData<string, bool> WideEncodings => new() { { "utf-16", true }, { "utf-16", false }, { "utf-16BE", true }, { "utf-16BE", false }, { "utf-32", true }, { "utf-32", false } };

    [Theory]
    [MemberData(nameof(WideEncodings))]
    public void SheetInAWideEncoding_IsReadWholeAndItsFaultsAreFound(string encoding, bool hasMark)
    {
        Assert.Equal(Comparable(Judging.Judge(Sound)), Comparable(Judging.Judge(Encoded(new(new TestWorkbook()), encoding, hasMark))));
        Assert.Contains("GN207 Biểu 03-HT!F8", Judging.Judge(Encoded(new(TestWorkbook.With(workbook => workbook.Support.SetError("F8", "#N/A"))), encoding, hasMark)).Findings.Select(Judging.Place));
    }

    [Theory]
    [MemberData(nameof(WideEncodings))]
    public void DocumentType_InAWideEncoding_IsGN006(string encoding, bool hasMark) =>
        Assert.Equal("GN006", Only(Encoded(new WorkbookFile(new TestWorkbook()).Replace("xl/worksheets/sheet3.xml", "?>", "?><!DOCTYPE x>"), encoding, hasMark)));

    private static byte[] Encoded(WorkbookFile file, string encoding, bool hasMark)
    {
        const string Part = "xl/worksheets/sheet3.xml";
        var wide = Encoding.GetEncoding(encoding);
        var text = Encoding.UTF8.GetString(file.Parts[Part]).Replace("encoding=\"UTF-8\"", $"encoding=\"{encoding}\"", StringComparison.Ordinal);
        file.Parts[Part] = [.. hasMark ? wide.GetPreamble() : [], .. wide.GetBytes(text)];
        return file.Bytes();
    }

    [Theory]
    [InlineData("../../etc/cron.d/x")]
    [InlineData("xl/../../x.xml")]
    [InlineData("/x.xml")]
    [InlineData("C:/x.xml")]
    [InlineData("..\\x.xml")]
    public void PartThatLeavesTheContainer_IsGN006(string name)
    {
        var file = new WorkbookFile(new TestWorkbook());
        file.Parts[name] = "<x/>"u8.ToArray();
        Assert.Equal("GN006", Only(file.Bytes()));
    }

    [Fact]
    public void TwoPartsOfOneName_AreGN006()
    {
        var file = new WorkbookFile(new TestWorkbook());
        file.Parts["XL/WORKSHEETS/sheet1.xml"] = "<x/>"u8.ToArray();
        Assert.Equal("GN006", Only(file.Bytes()));
    }

    [Fact]
    public void MacrosAndExternalLinks_AreToldAndLeftAlone()
    {
        var file = new WorkbookFile(new TestWorkbook());
        file.Parts["xl/vbaProject.bin"] = [1, 2, 3];
        file.Replace("xl/_rels/workbook.xml.rels", "</Relationships>", "<Relationship Id=\"x\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink\" Target=\"externalLinks/externalLink1.xml\"/></Relationships>");
        var judged = Judging.Judge(file.Bytes());
        Assert.IsType<AcceptedSubmission>(judged);
        Assert.Equal(["GN007"], judged.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void PartsUnderUnusualNames_AreFoundByTheirRelationships()
    {
        var file = new WorkbookFile(new TestWorkbook());
        var workbook = file.Parts["xl/workbook.xml"];
        file.Parts["book/main2.xml"] = workbook;
        file.Parts["book/_rels/main2.xml.rels"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Parts["xl/_rels/workbook.xml.rels"]).Replace("Target=\"worksheets/", "Target=\"/xl/worksheets/", StringComparison.Ordinal).Replace("Target=\"styles", "Target=\"../xl/styles", StringComparison.Ordinal));
        file.Replace("_rels/.rels", "xl/workbook.xml", "book/main2.xml");
        file.Parts.Remove("xl/workbook.xml");
        file.Parts.Remove("xl/_rels/workbook.xml.rels");
        Assert.Empty(Judging.Judge(file.Bytes()).Findings);
    }

    [Fact]
    public void StrictOpenXml_IsReadLikeTheOther()
    {
        var file = new WorkbookFile(new TestWorkbook());
        foreach (var part in file.Parts.Keys.ToList())
            file.Parts[part] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Parts[part]).Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
                .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal));
        Assert.Empty(Judging.Judge(file.Bytes()).Findings);
    }

    [Fact]
    public void Prefixes_InTheXmlOfASheet_DoNotHideFaults()
    {
        var file = new WorkbookFile(TestWorkbook.With(workbook => workbook.List.SetError("I10", "#DIV/0!")));
        var xml = Encoding.UTF8.GetString(file.Parts["xl/worksheets/sheet2.xml"]);
        file.Parts["xl/worksheets/sheet2.xml"] = Encoding.UTF8.GetBytes(System.Text.RegularExpressions.Regex.Replace(xml, "<(/?)([a-zA-Z])", "<$1x:$2", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).Replace("xmlns=", "xmlns:x=", StringComparison.Ordinal));
        Assert.Contains("GN207 Biểu 02-DS!I10", Judging.Judge(file.Bytes()).Findings.Select(Judging.Place));
    }

    // Limits, each at its border

    [Fact]
    public void FileBytes_OverTheLimit_AreGN005()
    {
        Assert.IsType<AcceptedSubmission>(Judging.Judge(Sound, new() { FileBytes = Sound.Length }));
        Assert.Equal("GN005", Only(Sound, new() { FileBytes = Sound.Length - 1 }));
    }

    [Fact]
    public void UnpackedBytes_OverTheLimit_AreGN005()
    {
        using var zip = new ZipArchive(new MemoryStream(Sound));
        var unpacked = zip.Entries.Sum(entry => entry.Length);
        Assert.IsType<AcceptedSubmission>(Judging.Judge(Sound, new() { UnpackedBytes = unpacked }));
        Assert.Equal("GN005", Only(Sound, new() { UnpackedBytes = unpacked - 1 }));
    }

    [Fact]
    public void PackingRatio_OverTheLimit_IsGN005()
    {
        var file = new WorkbookFile(new TestWorkbook());
        file.Parts["xl/media/x.bin"] = new byte[2 * 1024 * 1024];
        Assert.Equal("GN005", Only(file.Bytes()));
    }

    [Fact]
    public void ZipEntries_OverTheLimit_AreGN005()
    {
        var entries = new WorkbookFile(new TestWorkbook()).Parts.Count;
        Assert.IsType<AcceptedSubmission>(Judging.Judge(Sound, new() { ZipEntries = entries }));
        Assert.Equal("GN005", Only(Sound, new() { ZipEntries = entries - 1 }));
    }

    [Fact]
    public void Sheets_OverTheLimit_AreGN005()
    {
        Assert.IsType<AcceptedSubmission>(Judging.Judge(Sound, new() { Sheets = 4 }));
        Assert.Equal("GN005", Only(Sound, new() { Sheets = 3 }));
    }

    [Fact]
    public void Rows_ThatHoldSomething_OverTheLimit_AreGN005()
    {
        var bytes = Changed(workbook =>
        {
            var other = new TestSheet("Khác");
            for (var row = 1; row <= 101; row++) other.Set($"A{row * 2}", row);
            workbook.Sheets.Add(other);
        });
        Assert.IsType<AcceptedSubmission>(Judging.Judge(bytes, new() { Rows = 101 }));
        Assert.Equal("GN005", Only(bytes, new() { Rows = 100 }));
    }

    [Fact]
    public void Columns_ThatHoldSomething_OverTheLimit_AreGN005()
    {
        Assert.IsType<AcceptedSubmission>(Judging.Judge(Sound, new() { Columns = 30 }));
        Assert.Equal("GN005", Only(Sound, new() { Columns = 29 }));
    }

    [Fact]
    public void BlankCellsFarOut_WithinTheUsedRange_CountForNothing()
    {
        Assert.IsType<AcceptedSubmission>(Judging.Judge(WithBlankCell("XFD1220"))); // 1,220 × 16,384 = 19,988,480
        Assert.Equal("GN005", Only(WithBlankCell("XFD1221"))); // 20,004,864
        Assert.Equal("GN005", Only(WithBlankCell("XFD1048576")));
    }

    [Fact]
    public void RowsWithoutCells_HoweverFar_CountForNothing() =>
        Assert.IsType<AcceptedSubmission>(Judging.Judge(new WorkbookFile(new TestWorkbook()).Replace("xl/worksheets/sheet2.xml", "</sheetData>", "<row r=\"1048576\" ht=\"15\"/></sheetData>").Bytes()));

    [Theory]
    [InlineData("ZZZZ9")]
    [InlineData("XFE9")]
    [InlineData("9")]
    public void CellThatNoSheetHas_IsGN003(string address) => Assert.Equal("GN003", Only(WithBlankCell(address)));

    private static byte[] WithBlankCell(string address)
    {
        var row = new string([.. address.SkipWhile(char.IsAsciiLetter)]);
        return new WorkbookFile(new TestWorkbook()).Replace("xl/worksheets/sheet2.xml", "</sheetData>", $"<row r=\"{row}\"><c r=\"{address}\" s=\"1\"/></row></sheetData>").Bytes();
    }

    private static string Only(byte[] bytes, ReadingLimits? limits = null) => Assert.Single(Judging.Judge(bytes, limits).Findings).Code;

    private static byte[] Changed(Action<TestWorkbook> change) => WorkbookFile.Bytes(TestWorkbook.With(change));

    private static string Comparable(JudgedWorkbook judged)
    {
        using var stream = new MemoryStream();
        Cli.InspectJson.Write(stream, "", judged is AcceptedSubmission accepted ? accepted with { Sha256 = "" } : judged);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }
}
