using MongCai.Poverty.Etl.Model;

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
            if (!overwrite && File.Exists(path)) return false;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var unfinished = path + ".tmp";
            File.WriteAllBytes(unfinished, content);
            File.Move(unfinished, path, overwrite);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new TransientException($"Không ghi được biểu mẫu {path} ({refused.Message}). Hãy kiểm tra quyền ghi và dung lượng, hoặc đóng tệp nếu đang mở, rồi chạy lại.", refused);
        }
    }
}
