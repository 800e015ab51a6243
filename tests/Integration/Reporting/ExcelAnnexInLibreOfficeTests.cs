using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Reporting.Annex;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Reporting;

/// <summary>A second program reckons the annex anew: without the stored results it must come to the same numbers.</summary>
public sealed class ExcelAnnexInLibreOfficeTests : IDisposable
{
    private const string Calc = "/usr/lib/libreoffice/program/libsclo.so";

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Formulas_ReckonedByLibreOffice_GiveTheStoredResults()
    {
        Assert.SkipUnless(File.Exists(Calc), "LibreOffice Calc is not installed: apt-get install libreoffice-calc-nogui");
        var annex = ExcelAnnex.Build(SampleReports.Weekly(), SampleResults.Week13(), Some.Area).Content;
        var stored = Results(annex);

        var reckoned = Results(await SavedByLibreOfficeAsync(WithoutResults(annex)));

        Assert.True(stored.Count > 100, $"{stored.Count} formulas");
        Assert.Equal(stored, reckoned);
    }

    /// <summary>Result of every formula by sheet and cell; numbers to nine digits.</summary>
    private static SortedDictionary<string, string> Results(byte[] content)
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        var results = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var sheet in workbook.WorkbookPart!.Workbook!.Descendants<Sheet>())
            foreach (var cell in ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet!.Descendants<Cell>().Where(cell => cell.CellFormula is not null))
                results[$"{sheet.Name}!{cell.CellReference}"] = Shown(cell.CellValue?.Text ?? "");
        return results;
    }

    private static string Shown(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.#########", CultureInfo.InvariantCulture) : value;

    private static byte[] WithoutResults(byte[] content)
    {
        using var copy = new MemoryStream();
        copy.Write(content);
        using (var workbook = SpreadsheetDocument.Open(copy, isEditable: true))
            foreach (var cell in workbook.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()).Where(cell => cell.CellFormula is not null))
                (cell.CellValue, cell.DataType) = (null, null);
        return copy.ToArray();
    }

    private async Task<byte[]> SavedByLibreOfficeAsync(byte[] workbook)
    {
        await File.WriteAllBytesAsync(folder.At("phu-luc.xlsx"), workbook, TestContext.Current.CancellationToken);
        using var soffice = Process.Start(new ProcessStartInfo(
            "soffice", [$"-env:UserInstallation={new Uri(folder.At("profile"))}", "--headless", "--convert-to", "xlsx", "--outdir", folder.At("saved"), folder.At("phu-luc.xlsx")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await soffice.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await soffice.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(folder.At("saved", "phu-luc.xlsx")), said);
        return await File.ReadAllBytesAsync(folder.At("saved", "phu-luc.xlsx"), TestContext.Current.CancellationToken);
    }
}
