using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Checking;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using MongCai.Poverty.Etl.Reporting.Word;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Scriban.Runtime;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Reporting;

/// <summary>A clerk opens a template in LibreOffice and saves it: runs are cut anew, names and identifiers change, and it must still say the same.</summary>
public sealed partial class EditedTemplateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mcpe-edited-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(DocumentKinds.WeeklyReport)]
    [InlineData(DocumentKinds.QuarterlyReview)]
    public async Task Template_OpenedAndSavedByLibreOffice_RendersToTheSameText(string kind)
    {
        var original = await File.ReadAllBytesAsync(Path.Combine(SampleResults.Repository, "templates", kind, "report.docx"), TestContext.Current.CancellationToken);

        var edited = await SaveAgainAsync(original);

        Assert.NotEqual(original, edited);
        Assert.Equal(Text(original, kind), Text(edited, kind));
    }

    private async Task<byte[]> SaveAgainAsync(byte[] docx)
    {
        var program = new PdfConverter(new DocumentsOptions(), NullLogger<PdfConverter>.Instance).Program;
        Assert.SkipWhen(program is null && Environment.GetEnvironmentVariable("CI") != "true", "No LibreOffice: apt-get install libreoffice-writer-nogui");
        await File.WriteAllBytesAsync(Path.Combine(folder, "report.docx"), docx, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo(program!) { WorkingDirectory = folder, UseShellExecute = false };
        foreach (var argument in (string[])[$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", "saved", "report.docx"])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await File.ReadAllBytesAsync(Path.Combine(folder, "saved", "report.docx"), TestContext.Current.CancellationToken);
    }

    private static string Text(byte[] docx, string kind)
    {
        var template = WordTemplate.Read("report.docx", docx, Shape.Report, out var faults);
        Assert.Empty(faults);
        var model = kind == DocumentKinds.WeeklyReport ? SampleReports.Weekly() : SampleReports.Quarterly();
        var globals = new ScriptObject();
        foreach (var (name, value) in ModelScript.Script(ModelScript.Json(model))) globals[name] = value;
        ReportPicture[] pictures = [new(ReportPictures.Progress, "progress", "Biểu đồ", [])];
        globals[AreaWords.Name] = AreaWords.Script(Some.Area);
        globals[ReportPictures.Name] = ReportPictures.Script(pictures);
        var rendered = template!.Render(globals, pictures, new WordProperties("a", "b", new DateOnly(2024, 4, 5)), RenderLimits.Default, TestContext.Current.CancellationToken);
        var package = ZipPackage.Read(rendered);
        Assert.True(package.Has("word/media/report-progress.png"));
        return Blanks().Replace(string.Join('\n', WordPassages.Read(rendered).Select(passage => passage.Text.Trim()).Where(text => text.Length > 0 && !PageNumber().IsMatch(text)).Order(StringComparer.Ordinal)), " ");
    }

    /// <summary>What a page field showed when the file was saved; it is reckoned anew when the file is opened.</summary>
    [GeneratedRegex("^[0-9]+$", RegexOptions.None, 1000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(" +", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
