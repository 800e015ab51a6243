using System.Text;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>Writes answers into the folders of the wards, each file as a whole: a ward never opens half an answer.</summary>
public static class AnswerFiles
{
    // The simplest editor of Windows tells UTF-8 by its mark.
    private static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>A plain text as Notepad opens it: UTF-8 with its mark, line ends of Windows.</summary>
    public static byte[] Plain(string text) => [.. Marked.GetPreamble(), .. Marked.GetBytes(text.ReplaceLineEndings("\r\n"))];

    /// <summary>Writes a file, making its folder; an earlier one is replaced. Several processes may write the same one at once.</summary>
    /// <param name="path">Where.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="ct">Ends the work; an earlier file is left as it was.</param>
    /// <exception cref="IOException">The folder cannot be written, or the file is open elsewhere.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        try
        {
            await WholeFile.WriteAsync(path, content, FileCare.Shared, ct);
        }
        catch (Exception raced) when (raced is IOException or UnauthorizedAccessException && Holds(path, content))
        {
            // Another process put the same answer there in the same moment.
        }
    }

    /// <summary>Writes a file, or takes an earlier one away when there is nothing to write.</summary>
    /// <param name="path">Where.</param>
    /// <param name="content">The bytes; null when no such file belongs to the answer.</param>
    /// <param name="ct">Ends the work.</param>
    /// <exception cref="IOException">See <see cref="WriteAsync"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">See <see cref="WriteAsync"/>.</exception>
    public static async Task ReplaceAsync(string path, byte[]? content, CancellationToken ct)
    {
        if (content is not null) await WriteAsync(path, content, ct);
        else if (File.Exists(path)) File.Delete(path);
    }

    private static bool Holds(string path, ReadOnlyMemory<byte> content)
    {
        try
        {
            return File.ReadAllBytes(path).AsSpan().SequenceEqual(content.Span);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
