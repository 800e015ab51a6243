using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>Sees to it that the store can be worked with before a command begins.</summary>
internal static class StoreReadiness
{
    /// <summary>Brings the embedded store up to date; a PostgreSQL database is changed only by the command <c>migrate</c>, run by whoever may. Then tries the keys.</summary>
    /// <exception cref="SurroundingsException">The store is away, refuses, waits for <c>migrate</c>, or was filled with other keys.</exception>
    public static async Task EnsureAsync(IServiceProvider services, CancellationToken ct)
    {
        var migration = services.GetRequiredService<StoreMigration>();
        if (services.GetRequiredService<IOptions<StoreOptions>>().Value.Provider == StoreProvider.Sqlite)
            await migration.MigrateAsync(ct);
        else if ((await migration.PendingAsync(ct)).Count > 0)
            throw new PermanentException("Cơ sở dữ liệu chưa được tạo bảng hoặc còn ở phiên bản cũ. Hãy chạy lệnh migrate rồi chạy lại.");
        await services.GetRequiredService<KeyCheck>().RequireAsync(ct);
    }
}
