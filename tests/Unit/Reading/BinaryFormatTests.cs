using System.Text;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Files;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>.xlsb and the own passes over .xls.</summary>
public sealed class BinaryFormatTests
{
    [Fact]
    public void Xlsb_OfTheSoundWorkbook_SaysWhatTheXlsxSays()
    {
        var workbook = new TestWorkbook();
        workbook.Summary.Set("C22", 0.3333, "0.00%");
        Assert.Equal(Content(WorkbookFile.Bytes(workbook)), Content(BinaryWorkbookFile.Bytes(workbook)));
        workbook.Epoch1904 = true;
        Assert.Equal(Content(WorkbookFile.Bytes(workbook)), Content(BinaryWorkbookFile.Bytes(workbook)));
    }

    [Fact]
    public void Xlsb_Faults_AreFound()
    {
        var workbook = new TestWorkbook();
        workbook.List.SetError("I10", "#REF!");
        workbook.Summary.Set("C9", "nhiều");
        Assert.Equal(["GN203 Biểu 01-TH!C9", "GN207 Biểu 02-DS!I10"], Judging.Judge(BinaryWorkbookFile.Bytes(workbook)).Findings.Select(Judging.Place));
    }

    [Fact]
    public void Xlsb_CutInsideARecord_IsDamaged() => Assert.Throws<InvalidDataException>(() => Sheet([0, 17, 0, 0]));

    [Fact]
    public void Xlsb_ShortRecords_StandBehindTheCellBefore()
    {
        // Row 3; B3 = 7, then a short 8 and a short TRUE, an unknown record, an extension that holds a cell, and a short blank with E3's look.
        byte[] sheet =
        [
            .. Binary(0, [2, 0, 0, 0, .. new byte[13]]), .. Binary(2, [1, 0, 0, 0, 0, 0, 0, 0, .. Small(7)]), .. Binary(13, [0, 0, 0, 0, .. Small(8)]), .. Binary(15, [0, 0, 0, 0, 1]),
            .. Binary(4000, [1, 2, 3]), .. Binary(35, []), .. Binary(2, [9, 0, 0, 0, 0, 0, 0, 0, .. Small(9)]), .. Binary(36, []), .. Binary(12, [0, 0, 0, 0]),
        ];
        Assert.Equal(["B3 7", "C3 8", "D3 TRUE"], Sheet(sheet).Rows.SelectMany(row => row.Cells).Select(cell => $"{cell.Address} {cell.Shown}"));
    }

    [Fact]
    public void Xlsb_TextInItsCell_IsRead()
    {
        byte[] text = [1, 0, 0, 0, .. Encoding.Unicode.GetBytes("ộ")];
        byte[] sheet = [.. Binary(0, [0, 0, 0, 0, .. new byte[13]]), .. Binary(6, [0, 0, 0, 0, 0, 0, 0, 0, .. text]), .. Binary(62, [1, 0, 0, 0, 0, 0, 0, 0, 0, .. text]), .. Binary(17, [0, 0, 0, 0, .. text])];
        Assert.Equal(["A1 ộ", "B1 ộ", "C1 ộ"], Sheet(sheet).Rows.SelectMany(row => row.Cells).Select(cell => $"{cell.Address} {cell.Shown}"));
    }

    [Fact]
    public void Xlsb_ExtensionWithoutEndOrCellWithoutRow_IsDamaged()
    {
        byte[] row = Binary(0, [2, 0, 0, 0, .. new byte[13]]), cell = Binary(2, [1, 0, 0, 0, 0, 0, 0, 0, .. Small(7)]);
        Assert.Single(Sheet([.. row, .. cell, .. Binary(35, []), .. Binary(36, [])]).Rows);
        Assert.Throws<InvalidDataException>(() => Sheet([.. row, .. Binary(35, []), .. cell]));
        Assert.Throws<InvalidDataException>(() => Sheet([.. row, .. cell, .. Binary(36, [])]));
        Assert.Throws<InvalidDataException>(() => Sheet(cell));
    }

    [Fact]
    public void Xlsb_SharedStringOutOfRange_IsDamaged() =>
        Assert.Equal(UnreadableReason.Damaged, Assert.Throws<UnreadableException>(() => Sheet([.. Binary(0, [0, 0, 0, 0, .. new byte[13]]), .. Binary(7, [0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0])])).Trouble.Reason);

    [Fact]
    public void Xls_EmptyResult_IsBlankInTextAndAFaultInNumbers()
    {
        Assert.Equal("GN207", Etl.Validation.CellCheck.Of(new(new(1, 1), RawKind.EmptyResult, null, 0, null), ValueKind.Count).Fault?.Code);
        Assert.True(Etl.Validation.CellCheck.Of(new(new(1, 1), RawKind.EmptyResult, null, 0, null), ValueKind.Mark).IsBlank);
    }

    [Fact]
    public void Xls_CutAnywhere_IsNeverAccepted()
    {
        var bytes = File.ReadAllBytes(RepositoryRoot.Path("tests", "samples", "cases", "020-xls", "bao-cao-tuan.xls"));
        Assert.IsType<AcceptedSubmission>(Judging.Judge(bytes));
        for (var length = 0; length < bytes.Length; length += 512) Assert.IsType<RejectedSubmission>(Judging.Judge(bytes[..length]));
    }

    private static string Content(byte[] bytes)
    {
        var judged = Assert.IsType<AcceptedSubmission>(Judging.Judge(bytes));
        using var stream = new MemoryStream();
        Cli.InspectJson.Write(stream, "", judged with { Sha256 = "" });
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static SheetGrid Sheet(byte[] part)
    {
        var scan = new SheetScan("Biểu", isHidden: false, epoch1904: false, new ReadingLimits());
        new BinarySheet("Biểu", scan, new SharedParts([], [])).Read(part);
        return scan.Finish();
    }

    /// <summary>A record of .xlsb: type and length in seven bits per byte.</summary>
    private static byte[] Binary(int type, byte[] content) => type < 0x80 ? [(byte)type, (byte)content.Length, .. content] : [(byte)(type & 0x7F | 0x80), (byte)(type >> 7), (byte)content.Length, .. content];

    /// <summary>A whole number as RkNumber.</summary>
    private static byte[] Small(int number) => BitConverter.GetBytes((number << 2) | 2);
}
