using System.ComponentModel;
using System.Diagnostics;

namespace MongCai.Poverty.Etl.Reporting.Rendering;

/// <summary>
/// LibreOffice without a window: one start for all documents that are given together, with a profile of its own, one start at a time, killed after the limit. What gets no PDF
/// is tried once more by itself, so that a bad document costs no other its PDF, and then does without: a hanging converter must not keep the week's report from the
/// committee. The Word file is the original; the PDF is a convenience.
/// </summary>
public sealed partial class PdfConverter(DocumentsOptions options, ILogger<PdfConverter> logger) : IDisposable
{
    /// <summary>
    /// LibreOffice tests how it draws when it is newer than the version that last used the profile, which without a window it never writes down: four fifths of each start.
    /// </summary>
    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>9999.0</value></prop></item>
        </oor:items>
        """;

    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>The program; null when LibreOffice is not installed.</summary>
    public string? Program => options.Converter is { Length: > 0 } given
        ? File.Exists(given) ? given : null
        : OnPath().FirstOrDefault(File.Exists);

    /// <summary>Adds the PDF behind the Word document of each report; a report whose PDF could not be made stays as it is.</summary>
    /// <param name="reports">Reports without PDF, Word document first.</param>
    /// <param name="cancellationToken">Stops the conversion.</param>
    public async Task<IReadOnlyList<RenderedReport>> AddAsync(IReadOnlyList<RenderedReport> reports, CancellationToken cancellationToken)
    {
        var pdfs = await ConvertAsync([.. reports.Select(report => report.Attachments[0].Content)], cancellationToken);
        return [.. reports.Zip(pdfs, With)];
    }

    /// <summary>Converts Word documents.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="cancellationToken">Stops the conversion.</param>
    /// <returns>The PDF of each; null for one that got none, and for all when no converter is installed.</returns>
    public async Task<IReadOnlyList<byte[]?>> ConvertAsync(IReadOnlyList<byte[]> documents, CancellationToken cancellationToken)
    {
        if (Program is not { } program)
        {
            LogNoConverter();
            return new byte[]?[documents.Count];
        }

        await one.WaitAsync(cancellationToken);
        try
        {
            var pdfs = await TryAsync(program, documents, cancellationToken);
            for (var index = 0; index < pdfs.Length; index++) pdfs[index] ??= (await TryAsync(program, [documents[index]], cancellationToken))[0];
            return pdfs;
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private static RenderedReport With(RenderedReport report, byte[]? pdf)
    {
        if (pdf is null) return report;
        var word = report.Attachments[0];
        var file = new ReportFile(Path.ChangeExtension(word.FileName, ".pdf"), "application/pdf", pdf);
        return report with { Attachments = [word, file, .. report.Attachments.Skip(1)] };
    }

    private async Task<byte[]?[]> TryAsync(string program, IReadOnlyList<byte[]> documents, CancellationToken cancellationToken)
    {
        var work = Directory.CreateTempSubdirectory("mcpe-pdf-");
        try
        {
            var names = documents.Select((_, index) => $"report-{index + 1}.docx").ToList();
            foreach (var (name, document) in names.Zip(documents)) await File.WriteAllBytesAsync(Path.Combine(work.FullName, name), document, cancellationToken);
            await RunAsync(program, work.FullName, names, cancellationToken);
            return [.. names.Select(name => Read(Path.ChangeExtension(Path.Combine(work.FullName, name), ".pdf")))];
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private async Task RunAsync(string program, string work, List<string> names, CancellationToken cancellationToken)
    {
        var seconds = options.TimeoutSeconds * names.Count;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(TimeSpan.FromSeconds(seconds));
        if (Start(program, work, names) is not { } process) return;
        using (process)
            try
            {
                await Task.WhenAll(process.WaitForExitAsync(time.Token), process.StandardOutput.ReadToEndAsync(time.Token), process.StandardError.ReadToEndAsync(time.Token));
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
                cancellationToken.ThrowIfCancellationRequested();
                LogTooSlow(program, seconds);
            }
    }

    private Process? Start(string program, string work, List<string> names)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = work, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])[$"-env:UserInstallation={new Uri(Profile(work)).AbsoluteUri}", "--headless", "--nologo", "--norestore", "--convert-to", "pdf:writer_pdf_Export", "--outdir", work, .. names])
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception error)
        {
            LogNotStarted(error, program);
            return null;
        }
    }

    private static string Profile(string work)
    {
        var profile = Path.Combine(work, "profile");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(profile, "user")).FullName, "registrymodifications.xcu"), Settings);
        return profile;
    }

    private byte[]? Read(string path)
    {
        if (File.Exists(path) && File.ReadAllBytes(path) is { } pdf && PdfCheck.IsWhole(pdf)) return pdf;
        LogNoPdf(Path.GetFileName(path));
        return null;
    }

    private static IEnumerable<string> OnPath() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in (string[])["soffice", "libreoffice", "soffice.exe"]
        select Path.Combine(folder, name);

    [LoggerMessage(Level = LogLevel.Information, Message = "No PDF converter is installed; documents go out as Word only.")]
    private partial void LogNoConverter();

    [LoggerMessage(Level = LogLevel.Error, Message = "The PDF converter {Program} could not be started. Check the setting Documents:Converter.")]
    private partial void LogNotStarted(Exception error, string program);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Program} was killed after {Seconds} s.")]
    private partial void LogTooSlow(string program, int seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} was not made, or is not whole.")]
    private partial void LogNoPdf(string file);
}

/// <summary>Looks whether a PDF is whole, as far as that shows without a reader: it begins and ends as the format asks, has its index and at least one page.</summary>
internal static class PdfCheck
{
    /// <summary>Readers look for the end mark in the last kilobyte (ISO 32000-1, note 3 of 7.5.5 and Adobe's own).</summary>
    private const int TailBytes = 1024;

    private static readonly byte[] Begins = "%PDF-1."u8.ToArray();

    public static bool IsWhole(ReadOnlySpan<byte> pdf)
    {
        if (!pdf.StartsWith(Begins)) return false;
        var tail = pdf[Math.Max(0, pdf.Length - TailBytes)..];
        return tail.IndexOf("startxref"u8) is >= 0 and var index && tail[index..].IndexOf("%%EOF"u8) >= 0 && Pages(pdf) > 0;
    }

    /// <summary>Page objects that stand in the clear, as LibreOffice writes them; <c>/Pages</c> is the tree of them.</summary>
    private static int Pages(ReadOnlySpan<byte> pdf)
    {
        var count = 0;
        for (var at = pdf.IndexOf("/Type/Page"u8); at >= 0; at = pdf.IndexOf("/Type/Page"u8))
        {
            pdf = pdf[(at + "/Type/Page".Length)..];
            if (pdf.IsEmpty || pdf[0] != (byte)'s') count++;
        }

        return count;
    }
}
