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
    public void Xlsb_CutInsideARecord_IsDamaged() => Assert.Throws<InvalidDataException>(() => BinarySheet.ToXml([0, 17, 0, 0]));

    [Theory]
    [InlineData(2, 0x17, RawKind.Error, "#REF!")]
    [InlineData(2, 0x07, RawKind.Error, "#DIV/0!")]
    [InlineData(0, 0, RawKind.Uncalculated, null)] // text result without its record
    [InlineData(3, 0, RawKind.EmptyResult, null)] // what writers store that cannot calculate
    public void Xls_FormulaWithoutSoundResult_IsAFault(byte kind, byte value, RawKind expected, string? error)
    {
        var fault = Assert.Single(Scan(Formula(kind, value)).Faults);
        Assert.Equal((new CellAddress(10, 9), expected, error), (fault.Address, fault.Kind, fault.Text));
    }

    [Fact]
    public void Xls_FormulaWithTextOrNumber_IsSound()
    {
        Assert.Empty(Scan([.. Formula(0, 0), .. Record(0x0207, 1, 0, 0, (byte)'x')]).Faults);
        Assert.Empty(Scan(Record(0x0006, [9, 0, 8, 0, 0, 0, .. BitConverter.GetBytes(2.0), .. new byte[8]])).Faults);
    }

    [Fact]
    public void Xls_ErrorTypedIntoACell_IsAFault() => Assert.Equal("#N/A", Assert.Single(Scan(Record(0x0205, 9, 0, 8, 0, 0, 0, 0x2A, 1)).Faults).Text);

    [Fact]
    public void Xls_EmptyResult_IsBlankInTextAndAFaultInNumbers()
    {
        Assert.Equal("GN207", Etl.Validation.CellCheck.Of(new(new(1, 1), RawKind.EmptyResult, null, 0, null), ValueKind.Count).Fault?.Code);
        Assert.True(Etl.Validation.CellCheck.Of(new(new(1, 1), RawKind.EmptyResult, null, 0, null), ValueKind.Mark).IsBlank);
    }

    [Fact]
    public void Xls_WithoutItsLastRecord_IsDamaged() => Assert.Throws<InvalidDataException>(() => new BiffScan([.. Globals(Globals(0).Length), .. Record(0x0809, new byte[16])]).Run());

    [Fact]
    public void Xls_WithAPassword_IsSeenBeforeAnythingElse()
    {
        var scan = new BiffScan([.. Record(0x0809, new byte[16]), .. Record(0x002F, new byte[6]), .. Record(0x000A)]);
        scan.Run();
        Assert.True(scan.IsEncrypted);
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

    private static SheetScan Scan(byte[] cells)
    {
        byte[] sheet = [.. Record(0x0809, new byte[16]), .. cells, .. Record(0x000A)];
        var globals = Globals(0);
        var scan = new BiffScan([.. Globals(globals.Length), .. sheet]);
        scan.Run();
        return Assert.Single(scan.Sheets);
    }

    private static byte[] Globals(int sheetAt) => [.. Record(0x0809, new byte[16]), .. Record(0x0085, [.. BitConverter.GetBytes(sheetAt), 0, 0, 1, 0, (byte)'A']), .. Record(0x000A)];

    /// <summary>A formula in I10 whose result is no number.</summary>
    private static byte[] Formula(byte kind, byte value) => Record(0x0006, [9, 0, 8, 0, 0, 0, kind, 0, value, 0, 0, 0, 0xFF, 0xFF, .. new byte[8]]);

    private static byte[] Record(int type, params byte[] content) => [.. BitConverter.GetBytes((ushort)type), .. BitConverter.GetBytes((ushort)content.Length), .. content];
}
