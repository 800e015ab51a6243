using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>Brings the store to the newest form. Two processes may start at once: one migrates, the other waits and finds nothing to do.</summary>
public sealed class StoreMigration(IDbContextFactory<EtlDbContext> contexts, IOptions<StoreOptions> options, TimeProvider time)
{
    // Any constant will do; it must only differ from other programs' advisory locks in the same database.
    private const long AdvisoryLock = 0x4D43_5045_0001;

    /// <summary>Creates what is missing: the database (on PostgreSQL if the role may), the tables.</summary>
    /// <returns>Names of the migrations that were applied; empty when the store was up to date.</returns>
    /// <exception cref="SurroundingsException">The store cannot be reached, refuses the role, or stays locked.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken ct)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            return options.Value.Provider == StoreProvider.Sqlite ? await MigrateSqliteAsync(db, ct) : await MigratePostgresAsync(db, ct);
        }
        catch (Exception fault) when (fault is not SurroundingsException && StoreFailure.Find(fault) is not null)
        {
            throw StoreFailure.Find(fault)!;
        }
    }

    /// <summary>Migrations that wait; empty when the store is up to date. Changes nothing, but creates an empty SQLite file where there is none.</summary>
    /// <exception cref="SurroundingsException">The store cannot be reached.</exception>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        return [.. await db.Database.GetPendingMigrationsAsync(ct)];
    }

    private async Task<IReadOnlyList<string>> MigrateSqliteAsync(EtlDbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var held = await HoldAsync(options.Value.SqliteFile() + ".migrating", ct);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
        // Entity Framework's own lock is a row that a killed process leaves behind for ever; the file lock above makes it superfluous.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
        return await ApplyAsync(db, ct);
    }

    private static async Task<IReadOnlyList<string>> MigratePostgresAsync(EtlDbContext db, CancellationToken ct)
    {
        await OpenOrCreateAsync(db, ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({AdvisoryLock})", ct);
        try
        {
            return await ApplyAsync(db, ct);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyList<string>> ApplyAsync(EtlDbContext db, CancellationToken ct)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count > 0) await db.Database.MigrateAsync(ct);
        return pending;
    }

    private static async Task OpenOrCreateAsync(EtlDbContext db, CancellationToken ct)
    {
        try
        {
            await db.Database.OpenConnectionAsync(ct);
        }
        catch (PermanentException missing) when (missing.InnerException is PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName })
        {
            await CreateAsync(db, ct);
            await db.Database.OpenConnectionAsync(ct);
        }
    }

    private static async Task CreateAsync(EtlDbContext db, CancellationToken ct)
    {
        try
        {
            await db.GetService<IRelationalDatabaseCreator>().CreateAsync(ct);
        }
        catch (PostgresException raced) when (raced.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process created it between our look and our attempt.
        }
    }

    private async Task<FileStream> HoldAsync(string path, CancellationToken ct)
    {
        var until = time.GetTimestamp() + (long)(options.Value.CommandTimeout.TotalSeconds * time.TimestampFrequency);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException busy) when (time.GetTimestamp() > until)
            {
                throw new TransientException("Một chương trình khác đang nâng cấp cơ sở dữ liệu quá lâu. Hãy chờ nó xong rồi chạy lại.", busy);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
            }
        }
    }
}
