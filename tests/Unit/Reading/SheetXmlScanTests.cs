using System.Text;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>The quick pass over the bytes of a sheet.</summary>
public sealed class SheetXmlScanTests
{
    [Theory]
    [InlineData("<row r=\"3\"><c r=\"C3\"><v>1</v></c></row>", 3, 3, 1)]
    [InlineData("<row r='3'><c r='C3' ><v>1</v></c></row>", 3, 3, 1)]
    [InlineData("<row><c><v>1</v></c><c><v>2</v></c></row>", 1, 2, 1)] // places may be left out
    [InlineData("<!-- <row r=\"9\"><c r=\"Z9\"><v>1</v></c></row> --><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>", 2, 1, 1)]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t><![CDATA[<c r=\"Z9\">]]></t></is></c></row>", 2, 1, 1)]
    [InlineData("<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">  </t></is></c></row>", 2, 2, 0)] // blanks hold nothing
    [InlineData("<row r=\"2\"><c r=\"B2\" s=\"1\"/><c r=\"C2\" s=\"1\"></c></row>", 2, 3, 0)]
    [InlineData("<row r=\"7\"/>", 0, 0, 0)]
    public void Cells_Counted_AreThoseOfTheSheet(string rows, int lastRow, int lastColumn, int holdingRows)
    {
        var scan = Scan(rows);
        Assert.Equal((lastRow, lastColumn, holdingRows), (scan.LastRow, scan.LastColumn, scan.HoldingRows));
    }

    [Theory]
    [InlineData("<c r=\"B2\" t=\"e\"><v>#REF!</v></c>", RawKind.Error)]
    [InlineData("<c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", RawKind.Error)]
    [InlineData("<c r=\"B2\"><f>A1</f></c>", RawKind.Uncalculated)]
    [InlineData("<c r=\"B2\"><f>A1</f><v></v></c>", RawKind.Uncalculated)]
    [InlineData("<c r=\"B2\"><f>A1</f><v/></c>", RawKind.Uncalculated)]
    [InlineData("<c r=\"B2\"><f t=\"shared\" si=\"0\"/></c>", RawKind.Uncalculated)]
    public void Faults_AreFound(string cell, RawKind expected)
    {
        var fault = Assert.Single(Scan($"<row r=\"2\">{cell}</row>").Faults);
        Assert.Equal((new(2, 2), expected), (fault.Address, fault.Kind));
    }

    [Theory]
    [InlineData("<c r=\"B2\"><f>A1</f><v>0</v></c>")]
    [InlineData("<c r=\"B2\" t=\"str\"><f>A1</f><v></v></c>")] // calculated: empty text
    [InlineData("<c r=\"B2\" t=\"s\"><v>0</v></c>")]
    public void SoundCells_AreNoFaults(string cell) => Assert.Empty(Scan($"<row r=\"2\">{cell}</row>").Faults);

    [Fact]
    public void TailOfBlankRows_IsMarkedForCuttingOff()
    {
        const string Kept = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
        const string Head = "<worksheet><sheetData>";
        var scan = new SheetXmlScan(Encoding.UTF8.GetBytes($"{Head}{Kept}<row r=\"60000\"><c r=\"AN60000\"/></row></sheetData></worksheet>"));
        scan.Run();
        Assert.Equal(Head.Length + Kept.Length, scan.EndOfHoldingRows);
    }

    [Fact]
    public void RowsOutOfOrder_AreNeverCutOff()
    {
        var scan = new SheetXmlScan("<worksheet><sheetData><row r=\"5\"><c r=\"A5\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"/></row></sheetData></worksheet>"u8);
        scan.Run();
        Assert.Equal(0, scan.EndOfHoldingRows);
    }

    private static SheetScan Scan(string rows)
    {
        var scan = new SheetXmlScan(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><worksheet><dimension ref=\"A1:XFD9\"/><sheetData>{rows}</sheetData><mergeCells/></worksheet>"));
        scan.Run();
        return scan.Result;
    }
}
