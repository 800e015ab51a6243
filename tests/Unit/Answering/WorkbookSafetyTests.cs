using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Answering;

public sealed class WorkbookSafetyTests
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string MacroWorkbook = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly AnswerHeading Heading = new(null, null, "t.xlsm", new('a', 64), new(2024, 3, 28, 10, 5, 0, TimeSpan.Zero));

    private static readonly Finding Error = new("GN203", Severity.Error, "DS", "B2", null, "Ô B2.");

    [Fact]
    public void Build_MacroWorkbook_IsReturnedWithoutMacros()
    {
        var workbook = new TinyWorkbook
        {
            ContentType = MacroWorkbook,
            Behind = "<definedNames><definedName name=\"Chay\" function=\"1\" vbProcedure=\"1\">#NAME?</definedName><definedName name=\"Vung\">DS!$A$1</definedName></definedNames>",
        }.Sheet("DS", "<row r=\"2\"><c r=\"B2\"><v>1</v></c></row>")
            .WorkbookRelation("m1", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")
            .Part("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject", [1, 2, 3]);

        var returned = ReturnedWorkbook.Build(workbook.Build(), [Error], Heading)!;

        var parts = new PackageContent(returned);
        Assert.DoesNotContain(parts.Names, name => name.Contains("vba", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("macro", Encoding.UTF8.GetString(parts.Find("[Content_Types].xml")!), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(parts.Xml("xl/workbook.xml").Descendants(Main + "definedName"), name => name.Attribute("name")?.Value == "Chay");
        Assert.Contains(parts.Xml("xl/workbook.xml").Descendants(Main + "definedName"), name => name.Attribute("name")?.Value == "Vung");
        Assert.Equal(["B2=1 [General]"], WorkbookValues.Read(returned)["DS"]);
        using var opened = SpreadsheetDocument.Open(new MemoryStream(returned), isEditable: false);
        Assert.Equal(SpreadsheetDocumentType.Workbook, opened.DocumentType);
    }

    [Fact]
    public void Build_LinksToOtherFiles_AreNeverUpdated()
    {
        var workbook = new TinyWorkbook { Behind = "<externalReferences><externalReference r:id=\"e1\"/></externalReferences>" }
            .Sheet("DS", "<row r=\"2\"><c r=\"B2\"><f>[1]S!A1</f><v>7</v></c></row>")
            .WorkbookRelation("e1", Office + "/externalLink", "externalLinks/externalLink1.xml")
            .Part("xl/externalLinks/externalLink1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml", $"<externalLink xmlns=\"{Main}\"><externalBook xmlns:r=\"{Office}\" r:id=\"x\"/></externalLink>")
            .Part("xl/externalLinks/_rels/externalLink1.xml.rels", null, $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"x\" Type=\"{Office}/externalLinkPath\" Target=\"file:///x.xlsx\" TargetMode=\"External\"/></Relationships>");

        var returned = ReturnedWorkbook.Build(workbook.Build(), [Error], Heading)!;

        Assert.Equal("never", new PackageContent(returned).Xml("xl/workbook.xml").Element(Main + "workbookPr")?.Attribute("updateLinks")?.Value);
        Assert.Equal(["B2=7 [General]"], WorkbookValues.Read(returned)["DS"]);
    }

    [Fact]
    public void Build_MacroSheet_GivesNone()
    {
        var workbook = new TinyWorkbook { ContentType = MacroWorkbook }.Sheet("DS", "")
            .WorkbookRelation("x1", "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "macrosheets/sheet1.xml")
            .Part("xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml", $"<xm:macrosheet xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\" xmlns=\"{Main}\"><sheetData/></xm:macrosheet>");

        Assert.Null(ReturnedWorkbook.Build(workbook.Build(), [Error], Heading));
    }

    [Theory]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY a \"b\">]>")]
    [InlineData("<worksheet>")]
    public void Build_SheetThatIsNoSafeXml_GivesNone(string before)
    {
        var workbook = new TinyWorkbook().Sheet("DS", "")
            .WorkbookRelation("d1", Office + "/worksheet", "worksheets/bad.xml")
            .Part("xl/worksheets/bad.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml", $"{before}<worksheet xmlns=\"{Main}\"><sheetData/></worksheet>");
        var bad = new TinyWorkbook().Sheet("DS", "").Build();

        Assert.NotNull(ReturnedWorkbook.Build(bad, [Error], Heading));
        Assert.Null(ReturnedWorkbook.Build(Named(workbook.Build()), [Error], Heading));
    }

    /// <summary>The workbook with its second sheet part named as the sheet.</summary>
    private static byte[] Named(byte[] workbook)
    {
        using var package = new MemoryStream();
        package.Write(workbook);
        using (var zip = new System.IO.Compression.ZipArchive(package, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            using var main = zip.GetEntry("xl/workbook.xml")!.Open();
            var text = new StreamReader(main).ReadToEnd().Replace("r:id=\"s1\"", "r:id=\"d1\"", StringComparison.Ordinal);
            main.SetLength(0);
            main.Write(Encoding.UTF8.GetBytes(text));
        }

        return package.ToArray();
    }
}
