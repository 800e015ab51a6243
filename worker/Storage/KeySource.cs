using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>Where the keys come from: the settings, else the key file, which is made when it is missing.</summary>
public sealed class KeySource(IOptions<KeysOptions> options, IOptions<StoreOptions> store, ILogger<KeySource> log)
{
    /// <summary>Full path of the key file; it counts only when no keys are set.</summary>
    public string File => Path.GetFullPath(
        options.Value.File ?? (store.Value.Provider == StoreProvider.Sqlite ? store.Value.SqliteFile() + ".keys" : "var/etl.keys"));

    /// <summary>True when there are keys; false when <see cref="Open"/> would make new ones.</summary>
    public bool HasKeys => options.Value.Encryption is not null || System.IO.File.Exists(File);

    /// <summary>A cipher with the keys; makes the key file first where there are none.</summary>
    /// <exception cref="PermanentException">The key file cannot be read or written, or holds something else.</exception>
    public PersonalDataCipher Open()
    {
        if (options.Value is { Encryption: { } encryption, Matching: { } matching })
            return new(Convert.FromBase64String(encryption), Convert.FromBase64String(matching));
        var (made, matched) = KeyFile.ReadOrMake(File, log);
        return new(made, matched);
    }
}

/// <summary>The keys of an installation that sets none: made once, kept in a file that only its owner may read. Two lines of base64: encryption, matching.</summary>
internal static class KeyFile
{
    /// <summary>Reads the keys, making them first where there are none.</summary>
    /// <exception cref="PermanentException">The file cannot be read or written, or holds something else.</exception>
    public static (byte[] Encryption, byte[] Matching) ReadOrMake(string path, ILogger log)
    {
        try
        {
            if (!File.Exists(path)) Make(path, log);
            return Parse(File.ReadAllLines(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new PermanentException($"Không đọc hoặc ghi được tệp khóa {path}. Hãy kiểm tra quyền của tệp, hoặc đặt Keys__Encryption và Keys__Matching.", fault);
        }
    }

    private static (byte[] Encryption, byte[] Matching) Parse(string[] lines)
    {
        if (lines.Length != 2) throw new FormatException("A key file has two lines.");
        var keys = lines.Select(Convert.FromBase64String).ToArray();
        return keys.All(key => key.Length == KeysOptions.Length) ? (keys[0], keys[1]) : throw new FormatException("A key has 32 bytes.");
    }

    /// <summary>Where another process was faster its keys count.</summary>
    private static void Make(string path, ILogger log)
    {
        var keys = Encoding.ASCII.GetBytes($"{NewKey()}{Environment.NewLine}{NewKey()}{Environment.NewLine}");
        if (WholeFile.Write(path, keys, FileCare.Secret, overwrite: false))
            log.LogWarning("No keys are set (Keys__Encryption, Keys__Matching): made the key file {Path}. Back it up; without it stored identity numbers cannot be read.", path);
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeysOptions.Length));
}
