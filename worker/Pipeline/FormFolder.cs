using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Writes workbooks whole or not at all.</summary>
internal static class FormFolder
{
    /// <summary>Writes a file, making its folder.</summary>
    /// <returns>False when a file lies there and may not be written over.</returns>
    /// <exception cref="TransientException">The folder cannot be written.</exception>
    public static bool Write(string path, byte[] content, bool overwrite)
    {
        try
        {
            return WholeFile.Write(path, content, FileCare.Shared, overwrite);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new TransientException($"Không ghi được biểu mẫu {path} ({refused.Message}). Hãy kiểm tra quyền ghi và dung lượng, hoặc đóng tệp nếu đang mở, rồi chạy lại.", refused);
        }
    }
}
