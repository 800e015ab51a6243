using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;
using UglyToad.PdfPig;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Answering;

/// <summary>Returned workbooks in LibreOffice, as the ward opens, corrects and saves them.</summary>
public sealed class OfficeTests : IDisposable
{
    private const string Sample = "q1-2024/2024-W13/hai-hoa/HẢI HÒA - BC giảm nghèo tuần 13 (sửa).xlsx";

    private static readonly AnswerHeading Heading =
        new("Phường Hải Hòa", new(2024, 13), "bao-cao.xlsx", new('a', 64), new(2024, 3, 28, 10, 5, 0, TimeSpan.Zero));

    private static readonly Finding[] Findings =
    [
        new("GN203", Severity.Error, "Biểu 02-DS", "I11", "=cmd|'/c calc'!A1", "Ô I11 trang \"Biểu 02-DS\" không phải số."),
        new("GN206", Severity.Warning, "Biểu 02-DS", "D11", "022…045", "Ô D11 trang \"Biểu 02-DS\": số CCCD không khớp."),
        new("GN202", Severity.Error, "Biểu 01-TH", "H40", null, "Ô H40 trang \"Biểu 01-TH\" đang trống."),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("mcpe-answers-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Returned_AsPdf_ShowsListAndSheets()
    {
        var pdf = await ConvertAsync(Returned(), "pdf", "pdf");

        using var document = PdfDocument.Open(pdf);
        var first = document.GetPage(1);
        Assert.True(first.Width > first.Height);
        Assert.Contains("KHÔNGĐẠT", Letters(first.Text), StringComparison.Ordinal);
        Assert.Contains("=cmd|'/ccalc'!A1", Letters(first.Text), StringComparison.Ordinal);
        Assert.Contains("Biểu02-DS!I11", Letters(first.Text), StringComparison.Ordinal);
        Assert.Contains(document.GetPages(), page => Letters(page.Text).Contains("Tổngsốhộdâncư", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Returned_AsCsv_HasFindingsAsText()
    {
        var csv = Encoding.UTF8.GetString(await ConvertAsync(Returned(), "csv:Text - txt - csv (StarCalc):44,34,76,1", "csv")).Replace("\"", "", StringComparison.Ordinal).Split('\n');

        Assert.StartsWith("KẾT QUẢ KIỂM TRA BÁO CÁO,", csv[0], StringComparison.Ordinal);
        Assert.StartsWith("1,GN203,Lỗi,Biểu 02-DS!I11,=cmd|'/c calc'!A1,", csv[6], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Returned_SavedByLibreOfficeAndSentBack_HasOnlyTheNewMarks()
    {
        var saved = await ConvertAsync(Returned(), "xlsx:Calc MS Excel 2007 XML", "xlsx");

        var again = ReturnedWorkbook.Build(saved, [Findings[2]], Heading)!;

        Assert.Single(WorkbookValues.Read(again).Keys, name => name.StartsWith("Danh sách lỗi", StringComparison.Ordinal));
        Assert.Empty(PackageContent.Faults(again).Except(PackageContent.Faults(saved)));
        Assert.Equal(["Biểu 01-TH!H40"], Comments(await ConvertAsync(again, "fods:OpenDocument Spreadsheet Flat XML", "fods")));
    }

    [Fact]
    public async Task Copied_InLibreOffice_ShowsValuesAndComments()
    {
        var copy = CopiedWorkbook.Build(
            [new("Biểu 02-DS", false, [new(new(11, 9), "=1+1", null), new(new(11, 4), new DateOnly(1960, 3, 12), null)], ["A1:C1"])], Findings[..2], Heading)!;

        var opened = await ConvertAsync(copy, "fods:OpenDocument Spreadsheet Flat XML", "fods");

        Assert.Equal(["Biểu 02-DS!D11", "Biểu 02-DS!I11"], Comments(opened));
        var text = Encoding.UTF8.GetString(opened);
        Assert.Contains("<text:p>12/03/1960</text:p>", text, StringComparison.Ordinal);
        Assert.Contains("<text:p>=1+1</text:p>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("table:formula", text, StringComparison.Ordinal);
    }

    private static byte[] Returned() => ReturnedWorkbook.Build(new SampleWorkbook(Sample).Bytes, Findings, Heading)!;

    private static string Letters(string text) => string.Concat(text.Normalize(NormalizationForm.FormC).Where(letter => !char.IsWhiteSpace(letter)));

    /// <summary>The cells on which LibreOffice sees a comment.</summary>
    private static IEnumerable<string> Comments(byte[] fods)
    {
        foreach (var table in System.Xml.Linq.XElement.Load(new MemoryStream(fods)).Descendants().Where(one => one.Name.LocalName == "table"))
        {
            var row = 0;
            foreach (var line in table.Descendants().Where(one => one.Name.LocalName == "table-row"))
            {
                var column = 0;
                foreach (var cell in line.Elements().Where(one => one.Name.LocalName is "table-cell" or "covered-table-cell"))
                {
                    if (cell.Elements().Any(one => one.Name.LocalName == "annotation")) yield return $"{Attribute(table, "name")}!{new CellAddress(row + 1, column + 1)}";
                    column += int.Parse(Attribute(cell, "number-columns-repeated") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
                }

                row += int.Parse(Attribute(line, "number-rows-repeated") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
            }
        }
    }

    private static string? Attribute(System.Xml.Linq.XElement element, string name) => element.Attributes().FirstOrDefault(one => one.Name.LocalName == name)?.Value;

    private async Task<byte[]> ConvertAsync(byte[] workbook, string format, string ending)
    {
        var program = new PdfConverter(new DocumentsOptions(), NullLogger<PdfConverter>.Instance).Program;
        var hasCalc = Directory.Exists("/usr/lib/libreoffice/program") && File.Exists("/usr/lib/libreoffice/program/libsclo.so");
        Assert.SkipWhen((program is null || !hasCalc) && Environment.GetEnvironmentVariable("CI") != "true", "No LibreOffice Calc: apt-get install libreoffice-calc-nogui");
        await File.WriteAllBytesAsync(Path.Combine(folder, "in.xlsx"), workbook, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo(program!) { WorkingDirectory = folder, UseShellExecute = false };
        foreach (var argument in (string[])[$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", format, "--outdir", "out", "in.xlsx"])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await File.ReadAllBytesAsync(Path.Combine(folder, "out", $"in.{ending}"), TestContext.Current.CancellationToken);
    }
}
