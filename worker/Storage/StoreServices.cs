using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>Registers the store.</summary>
internal static class StoreServices
{
    /// <summary>Adds the store: <see cref="IDbContextFactory{TContext}"/>, migration, claims and the cipher. Takes <see cref="StoreOptions"/>, <see cref="KeysOptions"/> and <see cref="TimeProvider"/> from the container; connects to nothing.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<IDbContextFactory<EtlDbContext>, EtlDbContextFactory>()
            .AddSingleton<StoreMigration>()
            .AddSingleton<ClaimTable>()
            .AddSingleton<KeySource>()
            .AddSingleton(services => services.GetRequiredService<KeySource>().Open());
    }
}
