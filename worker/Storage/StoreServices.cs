using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>Registers the store.</summary>
public static class StoreServices
{
    /// <summary>Adds the store: <see cref="IDbContextFactory{TContext}"/>, migration, claims and the cipher. Takes <see cref="StoreOptions"/>, <see cref="KeysOptions"/> and <see cref="TimeProvider"/> from the container; connects to nothing.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<IDbContextFactory<EtlDbContext>, EtlDbContextFactory>()
            .AddSingleton<StoreMigration>()
            .AddSingleton<ClaimTable>()
            .AddSingleton(Cipher);
    }

    private static PersonalDataCipher Cipher(IServiceProvider services)
    {
        var keys = services.GetRequiredService<IOptions<KeysOptions>>().Value;
        if (keys is { Encryption: { } encryption, Matching: { } matching })
            return new(Convert.FromBase64String(encryption), Convert.FromBase64String(matching));
        var store = services.GetRequiredService<IOptions<StoreOptions>>().Value;
        var path = keys.File ?? (store.Provider == StoreProvider.Sqlite ? store.SqliteFile() + ".keys" : "var/etl.keys");
        var (made, matched) = KeyFile.ReadOrMake(Path.GetFullPath(path), services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(KeyFile).FullName!));
        return new(made, matched);
    }
}
