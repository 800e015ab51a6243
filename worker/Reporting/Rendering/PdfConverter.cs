using System.ComponentModel;
using System.Diagnostics;

namespace MongCai.Poverty.Etl.Reporting.Rendering;

/// <summary>Makes a PDF of a Word document.</summary>
public interface IPdfConverter
{
    /// <summary>Converts.</summary>
    /// <param name="docx">The document.</param>
    /// <param name="cancellationToken">Stops the conversion.</param>
    /// <returns>The PDF, or null when no converter is installed.</returns>
    /// <exception cref="TransientException">The converter took too long or gave no PDF.</exception>
    Task<byte[]?> ConvertAsync(byte[] docx, CancellationToken cancellationToken);
}

/// <summary>LibreOffice without a window: a profile of its own per run, one run at a time, killed after the limit.</summary>
public sealed class LibreOfficeConverter(DocumentsOptions options) : IPdfConverter, IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>The program; null when LibreOffice is not installed.</summary>
    public string? Program => options.Converter is { Length: > 0 } given
        ? File.Exists(given) ? given : null
        : OnPath().FirstOrDefault(File.Exists);

    /// <inheritdoc/>
    public async Task<byte[]?> ConvertAsync(byte[] docx, CancellationToken cancellationToken)
    {
        if (Program is not { } program) return null;
        await one.WaitAsync(cancellationToken);
        try
        {
            return await ConvertAsync(program, docx, cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private async Task<byte[]> ConvertAsync(string program, byte[] docx, CancellationToken cancellationToken)
    {
        var work = Directory.CreateTempSubdirectory("mcpe-pdf-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(work.FullName, "report.docx"), docx, cancellationToken);
            await RunAsync(program, work.FullName, cancellationToken);
            return await ReadAsync(Path.Combine(work.FullName, "report.pdf"), cancellationToken);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private async Task RunAsync(string program, string work, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        using var process = Start(program, work);
        try
        {
            await Task.WhenAll(process.WaitForExitAsync(time.Token), process.StandardOutput.ReadToEndAsync(time.Token), process.StandardError.ReadToEndAsync(time.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TransientException($"Chuyển sang PDF quá {options.TimeoutSeconds} giây nên đã dừng; văn bản Word vẫn đầy đủ. Chạy lại sau.");
        }
    }

    private static Process Start(string program, string work)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = work, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])[$"-env:UserInstallation={new Uri(Path.Combine(work, "profile")).AbsoluteUri}", "--headless", "--nologo", "--norestore", "--convert-to", "pdf:writer_pdf_Export", "--outdir", work, "report.docx"])
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new TransientException($"Không chạy được chương trình chuyển sang PDF ({program}); văn bản Word vẫn đầy đủ. Kiểm tra khóa Documents:Converter.", error);
        }
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path) && await File.ReadAllBytesAsync(path, cancellationToken) is { } pdf && PdfCheck.IsWhole(pdf)) return pdf;
        throw new TransientException("LibreOffice không tạo được tệp PDF; văn bản Word vẫn đầy đủ. Chạy lại sau hoặc mở tệp Word để kiểm tra.");
    }

    private static IEnumerable<string> OnPath() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in (string[])["soffice", "libreoffice", "soffice.exe"]
        select Path.Combine(folder, name);
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
