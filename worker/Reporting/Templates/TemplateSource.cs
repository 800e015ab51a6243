using System.Security.Cryptography;
using System.Text;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Reporting.Templates;

/// <summary>
/// Where templates come from. Templates that are sound are kept as the last good edition; when the folder in force has a fault, that edition
/// is used and the faults are told (worker/docs/adr/0006).
/// </summary>
/// <param name="folder">Setting <c>Templates:Folder</c>.</param>
/// <param name="lastGood">Where the last good edition is kept.</param>
/// <param name="messages">Per kind of message the type of its model.</param>
/// <param name="area">The area that every template may name.</param>
/// <param name="logger">Is told which edition is used.</param>
public sealed partial class TemplateSource(string folder, string lastGood, IReadOnlyDictionary<string, Type> messages, Area area, ILogger<TemplateSource> logger)
{
    private const string Pointer = "current.txt";

    /// <summary>The folder in force.</summary>
    public string Folder => folder;

    /// <summary>Reads the folder in force, sound or not.</summary>
    public TemplateLibrary Read() => new(folder, area, messages);

    /// <summary>The templates to work with: those in force when they are sound, else the last good edition, else the faulty ones, which are refused when asked for.</summary>
    public TemplateLibrary Open()
    {
        var current = Read();
        if (current.Check().Count == 0)
        {
            Keep();
            return current;
        }

        if (FindLastGood() is not { } edition) return current;
        var good = new TemplateLibrary(edition, area, messages) { Replaces = current.Check() };
        if (good.Check().Count > 0) return current;
        LogLastGood(folder, current.Check()[0].ToString(), edition);
        return good;
    }

    /// <summary>Copies the sound templates under the hash of their bytes, then points to them: a copy is whole or not named.</summary>
    private void Keep()
    {
        try
        {
            var hash = Hash(folder);
            var edition = Path.Combine(lastGood, hash);
            if (!Directory.Exists(edition)) Copy(edition);
            var pointer = Path.Combine(lastGood, Pointer);
            if (!File.Exists(pointer) || File.ReadAllText(pointer) != hash) WholeFile.Write(pointer, Encoding.UTF8.GetBytes(hash), FileCare.Document, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNotKept(lastGood, failure.Message);
        }
    }

    private void Copy(string edition)
    {
        var unfinished = Path.Combine(lastGood, $".{Path.GetFileName(edition)}.{Environment.ProcessId}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.part");
        foreach (var file in Files(folder))
        {
            var target = Path.Combine(unfinished, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(folder, file), target, overwrite: true);
        }

        Directory.Move(unfinished, edition);
    }

    private string? FindLastGood()
    {
        var pointer = Path.Combine(lastGood, Pointer);
        if (!File.Exists(pointer)) return null;
        var hash = File.ReadAllText(pointer).Trim();
        var edition = Path.Combine(lastGood, Path.GetFileName(hash));
        return Directory.Exists(edition) && Hash(edition) == hash ? edition : null;
    }

    /// <summary>Hash over names and bytes of all files.</summary>
    private static string Hash(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files(folder))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file.Replace('\\', '/') + "\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path))
            .Where(path => !Path.GetFileName(path).StartsWith("~$", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Templates in {Folder} have faults ({First}); the last good edition in {Edition} is used.")]
    private partial void LogLastGood(string folder, string first, string edition);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The templates could not be kept as last good edition in {Folder}: {Reason}")]
    private partial void LogNotKept(string folder, string reason);
}
