using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>The folder that people open: one sub-folder per period.</summary>
public sealed class DocumentFolder(IOptions<DocumentsOptions> options)
{
    /// <summary>Writes files whole or not at all; a file that is there with the same bytes is left alone.</summary>
    /// <returns>Full paths.</returns>
    /// <exception cref="TransientException">The folder cannot be written.</exception>
    public async Task<IReadOnlyList<string>> WriteAsync(string period, IEnumerable<ReportFile> files, CancellationToken ct)
    {
        var folder = Path.GetFullPath(Path.Combine(options.Value.Folder, period));
        try
        {
            Directory.CreateDirectory(folder);
            var paths = new List<string>();
            foreach (var file in files) paths.Add(await WriteAsync(Path.Combine(folder, file.FileName), file.Content, ct));
            return paths;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TransientException($"Không ghi được văn bản vào thư mục {folder} ({failure.Message}). Văn bản vẫn còn trong cơ sở dữ liệu; kiểm tra quyền ghi và dung lượng rồi chạy lại.", failure);
        }
    }

    private static async Task<string> WriteAsync(string path, byte[] content, CancellationToken ct)
    {
        if (File.Exists(path) && (await File.ReadAllBytesAsync(path, ct)).AsSpan().SequenceEqual(content)) return path;
        await WholeFile.WriteAsync(path, content, FileCare.Document, ct);
        return path;
    }
}
