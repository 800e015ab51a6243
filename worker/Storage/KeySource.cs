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
