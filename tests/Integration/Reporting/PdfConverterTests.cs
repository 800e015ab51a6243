using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using UglyToad.PdfPig;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Reporting;

public sealed class PdfConverterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mcpe-converter-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Convert_WeeklyReport_GivesAPdfWithItsTextAndOneFontFamily()
    {
        using var converter = Real();
        var report = (await converter.AddAsync([await SampleReports.RenderAsync(SampleReports.Weekly(), Cancelled)], Cancelled))[0];

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
    public async Task Convert_TwoCallersAtOnce_BothSucceed()
    {
        using var converter = Real();
        var docx = (await SampleReports.RenderAsync(SampleReports.Quarterly(), Cancelled)).Attachments[0].Content;

        var pdfs = await Task.WhenAll(converter.ConvertAsync([docx, docx], Cancelled), converter.ConvertAsync([docx], Cancelled));

        Assert.Equal([2, 1], pdfs.Select(each => each.Count));
        Assert.All(pdfs.SelectMany(each => each), pdf => Assert.Equal("%PDF"u8.ToArray(), pdf![..4]));
    }

    [Fact]
    public async Task Convert_LibreOffice_DoesNotTestHowItDraws()
    {
        using var real = Real();
        using var converter = Fake($"{real.Program} \"$@\"; ls profile/user > {folder}/user", 60);
        var docx = (await SampleReports.RenderAsync(SampleReports.Reminder(), Cancelled)).Attachments[0].Content;

        Assert.NotNull((await converter.ConvertAsync([docx], Cancelled))[0]);

        var left = await File.ReadAllLinesAsync(Path.Combine(folder, "user"), Cancelled);
        Assert.Contains("registrymodifications.xcu", left);
        Assert.DoesNotContain("GraphicsRenderTests.log", left);
    }

    [Fact]
    public async Task Convert_NoConverterInstalled_GivesNothingAndTheReportGoesOutAsWordOnly()
    {
        using var converter = Of(Path.Combine(folder, "soffice"), 60);

        Assert.Null(converter.Program);
        Assert.Single((await converter.AddAsync([await SampleReports.Rendered(DocumentKinds.WeeklyReport)], Cancelled))[0].Attachments);
    }

    [Fact]
    public async Task Convert_SeveralDocuments_StartsOnce()
    {
        using var converter = Fake(FakeOffice.Script(folder), 60);

        var pdfs = await converter.ConvertAsync(["first"u8.ToArray(), "second"u8.ToArray()], Cancelled);

        Assert.Equal(["first", "second"], pdfs.Select(FakeOffice.Source));
        Assert.Equal(["2"], await FakeOffice.StartsAsync(folder));
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("sleep 300")]
    public async Task Convert_OneBadDocument_CostsNoOtherItsPdf(string atBad)
    {
        using var converter = Fake(FakeOffice.Script(folder, atBad), 2);

        var pdfs = await converter.ConvertAsync(["first"u8.ToArray(), "bad"u8.ToArray(), "third"u8.ToArray()], Cancelled);

        Assert.Equal(["first", null, "third"], pdfs.Select(FakeOffice.Source));
        Assert.Equal(["3", "1", "1"], await FakeOffice.StartsAsync(folder)); // all together, then those without PDF alone
    }

    [Fact]
    public async Task Convert_ConverterThatHangs_IsKilledWithItsChildren()
    {
        var pids = Path.Combine(folder, "pids");
        using var converter = Fake($"sleep 300 & echo $! >> {pids}; echo $$ >> {pids}; sleep 300", 1);

        Assert.Equal([null], await converter.ConvertAsync([[1]], Cancelled));

        var started = await File.ReadAllLinesAsync(pids, Cancelled);
        Assert.Equal(4, started.Length); // two attempts
        Assert.All(started, pid => Assert.False(IsRunning(pid), pid));
    }

    [Theory]
    [InlineData("exit 0")]
    [InlineData("echo 'not a pdf' > report-1.pdf")]
    [InlineData("printf '%%PDF-1.7\\n<</Type/Page/Parent 1 0 R>>' > report-1.pdf")] // cut off
    public async Task Convert_ConverterThatGivesNoPdf_IsTriedTwice(string script)
    {
        using var converter = Fake($"echo >> {folder}/starts; {script}", 60);

        Assert.Equal([null], await converter.ConvertAsync([[1]], Cancelled));

        Assert.Equal(2, (await FakeOffice.StartsAsync(folder)).Length);
    }

    [Fact]
    public async Task Convert_ConverterThatCannotRun_IsDoneWithout()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "soffice"), "no program", Cancelled);
        using var converter = Of(Path.Combine(folder, "soffice"), 60);

        Assert.Equal([null], await converter.ConvertAsync([[1]], Cancelled));
    }

    [Fact]
    public async Task Convert_Cancelled_StopsAtOnce()
    {
        using var converter = Fake("sleep 300", 60);
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => converter.ConvertAsync([[1]], soon.Token));
    }

    [Fact]
    public async Task Convert_Always_LeavesNoFilesBehind()
    {
        using var converter = Fake("pwd > " + Path.Combine(folder, "where"), 60);

        await converter.ConvertAsync([[1]], Cancelled);

        Assert.False(Directory.Exists((await File.ReadAllTextAsync(Path.Combine(folder, "where"), Cancelled)).Trim()));
    }

    /// <summary>Gone, or dead and not yet collected by its parent.</summary>
    private static bool IsRunning(string pid) =>
        File.Exists($"/proc/{pid}/stat") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);

    private static PdfConverter Real()
    {
        var converter = new PdfConverter(new DocumentsOptions(), NullLogger<PdfConverter>.Instance);
        Assert.SkipWhen(converter.Program is null && Environment.GetEnvironmentVariable("CI") != "true", "No LibreOffice: apt-get install libreoffice-writer-nogui");
        return converter;
    }

    private PdfConverter Fake(string script, int seconds) => Of(FakeOffice.Write(folder, script), seconds);

    private static PdfConverter Of(string program, int seconds) =>
        new(new DocumentsOptions { Converter = program, TimeoutSeconds = seconds }, NullLogger<PdfConverter>.Instance);
}
