using System.Diagnostics;
using MongCai.Poverty.Etl.Forms.Blank;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Forms;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Forms;

/// <summary>A second program opens a blank workbook, reckons its formulas anew and saves it.</summary>
public sealed class BlankWorkbookInLibreOfficeTests : IDisposable
{
    private const string Calc = "/usr/lib/libreoffice/program/libsclo.so";

    /// <summary>Reckon every formula on loading, whatever result is stored.</summary>
    private const string AlwaysReckon =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Workbook_FilledAndSavedByLibreOffice_IsReckonedAndAccepted()
    {
        Assert.SkipUnless(File.Exists(Calc), "LibreOffice Calc is not installed: apt-get install libreoffice-calc-nogui");
        var plan = PlanFiles.Load(RepositoryRoot.Path("config", "plans", "57-kh-ubnd-2024.yml"), Judging.Wards);
        using var workbook = new FilledWorkbook(BlankWorkbook.Build(Judging.Form, Some.BinhNgoc, new(2024, 14), Prefill.Of(new(2024, 14), Judging.Accepted(_ => { }), new(plan.For("06751")!.Baseline, $"Kế hoạch {plan.Number}"))));
        workbook.Line("Biểu 02-DS", "Tình trạng", 0, "Thoát cận nghèo");
        workbook.Line("Biểu 02-DS", "Số quyết định", 0, "61/QĐ-UBND");
        workbook.Line("Biểu 02-DS", "Ngày quyết định", 0, new DateOnly(2024, 4, 3));
        workbook.Named("Biểu 01-TH", "Số hộ thoát cận nghèo", "Số hộ", 1);
        workbook.Named("Biểu 01-TH", "Số hộ thoát cận nghèo", "Số nhân khẩu", 2);

        var judged = Judging.Judge(await SavedByLibreOfficeAsync(workbook.Save()));

        Assert.Empty(judged.Findings);
        var summary = Assert.IsType<AcceptedSubmission>(judged).Content.Summary;
        Assert.Equal((3, 10, 3, 7, 50m), (summary.Closing, summary.Count("closingPersons"), summary.ExitedToDate, summary.Count("exitedToDatePersons"), summary.ReportedPercent));
    }

    private async Task<byte[]> SavedByLibreOfficeAsync(byte[] workbook)
    {
        folder.Write(AlwaysReckon, "profile", "user", "registrymodifications.xcu");
        await File.WriteAllBytesAsync(folder.At("bieu.xlsx"), workbook, TestContext.Current.CancellationToken);
        using var soffice = Process.Start(new ProcessStartInfo(
            "soffice", [$"-env:UserInstallation={new Uri(folder.At("profile"))}", "--headless", "--convert-to", "xlsx", "--outdir", folder.At("saved"), folder.At("bieu.xlsx")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await soffice.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await soffice.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(folder.At("saved", "bieu.xlsx")), said);
        return await File.ReadAllBytesAsync(folder.At("saved", "bieu.xlsx"), TestContext.Current.CancellationToken);
    }
}
