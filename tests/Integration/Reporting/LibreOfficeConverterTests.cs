using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using UglyToad.PdfPig;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Reporting;

public sealed class LibreOfficeConverterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mcpe-converter-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Convert_WeeklyReport_GivesAPdfWithItsTextAndOneFontFamily()
    {
        using var converter = Real();
        var report = await SampleReports.RenderAsync(SampleReports.Weekly(), Cancelled, pdf: converter);

        var file = report.Attachments.Single(attachment => attachment.MediaType == "application/pdf");
        using var pdf = PdfDocument.Open(file.Content);
        var text = string.Join('\n', pdf.GetPages().Select(page => page.Text));
        Assert.Equal("BC-tuan-2024-W13.pdf", file.FileName);
        Assert.Contains("21,05%", text, StringComparison.Ordinal);
        Assert.Equal(841, Math.Floor(pdf.GetPage(1).Height));
        Assert.DoesNotContain(pdf.GetPage(1).Letters, letter => letter.Value == "\uFFFD");
        if (VietnameseFont.ForDocuments() is not null)
            Assert.All(pdf.GetPages().SelectMany(page => page.Letters), letter => Assert.Matches("LiberationSerif|Times|Tinos", letter.FontName ?? ""));
        Assert.True(Count(file.Content, "/FontDescriptor") > 0);
        Assert.Equal(Count(file.Content, "/FontDescriptor/"), Count(file.Content, "/FontFile2 ")); // every font's own file is inside
    }

    private static int Count(byte[] pdf, string name) => System.Text.Encoding.Latin1.GetString(pdf).Split(name).Length - 1;

    [Fact]
    public async Task Convert_TwoAtOnce_BothSucceed()
    {
        using var converter = Real();
        var docx = (await SampleReports.RenderAsync(SampleReports.Quarterly(), Cancelled)).Attachments[0].Content;

        var pdfs = await Task.WhenAll(converter.ConvertAsync(docx, Cancelled), converter.ConvertAsync(docx, Cancelled));

        Assert.All(pdfs, pdf => Assert.Equal("%PDF"u8.ToArray(), pdf![..4]));
    }

    [Fact]
    public async Task Convert_NoConverterInstalled_GivesNothingAndTheReportGoesOutAsWordOnly()
    {
        using var converter = new LibreOfficeConverter(new DocumentsOptions { Converter = Path.Combine(folder, "soffice") });

        Assert.Null(converter.Program);
        Assert.Single((await SampleReports.RenderAsync(SampleReports.Weekly(), Cancelled, pdf: converter)).Attachments);
    }

    [Fact]
    public async Task Convert_ConverterThatHangs_IsKilledWithItsChildren()
    {
        var pids = Path.Combine(folder, "pids");
        using var converter = Fake($"sleep 300 & echo $! > {pids}; echo $$ >> {pids}; sleep 300", 1);

        await Assert.ThrowsAsync<TransientException>(() => converter.ConvertAsync([1], Cancelled));

        Assert.All(await File.ReadAllLinesAsync(pids, Cancelled), pid => Assert.False(IsRunning(pid), pid));
    }

    [Theory]
    [InlineData("exit 0")]
    [InlineData("echo 'not a pdf' > report.pdf")]
    [InlineData("printf '%%PDF-1.7\\n<</Type/Page/Parent 1 0 R>>' > report.pdf")] // cut off
    public async Task Convert_ConverterThatGivesNoPdf_IsAFailureThatPasses(string script)
    {
        using var converter = Fake(script, 60);

        Assert.True((await Assert.ThrowsAsync<TransientException>(() => converter.ConvertAsync([1], Cancelled))).MayRetry);
    }

    [Fact]
    public async Task Convert_Always_LeavesNoFilesBehind()
    {
        using var converter = Fake("pwd > " + Path.Combine(folder, "where"), 60);

        await Assert.ThrowsAsync<TransientException>(() => converter.ConvertAsync([1], Cancelled));

        Assert.False(Directory.Exists((await File.ReadAllTextAsync(Path.Combine(folder, "where"), Cancelled)).Trim()));
    }

    /// <summary>Gone, or dead and not yet collected by its parent.</summary>
    private static bool IsRunning(string pid) =>
        File.Exists($"/proc/{pid}/stat") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);

    private static LibreOfficeConverter Real()
    {
        var converter = new LibreOfficeConverter(new DocumentsOptions());
        Assert.SkipWhen(converter.Program is null && Environment.GetEnvironmentVariable("CI") != "true", "No LibreOffice: apt-get install libreoffice-writer-nogui");
        return converter;
    }

    private LibreOfficeConverter Fake(string script, int seconds)
    {
        var program = Path.Combine(folder, "soffice");
        File.WriteAllText(program, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new LibreOfficeConverter(new DocumentsOptions { Converter = program, TimeoutSeconds = seconds });
    }
}
