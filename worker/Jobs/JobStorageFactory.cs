using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>Opens Hangfire's store: in the database of the service on PostgreSQL, in memory beside SQLite.</summary>
public static class JobStorageFactory
{
    /// <summary>Schema of Hangfire's tables.</summary>
    public const string Schema = "hangfire";

    /// <summary>Opens the store; on PostgreSQL its tables are made when they are missing.</summary>
    /// <exception cref="SurroundingsException">The database cannot be reached or refuses: the service does not start without it.</exception>
    public static JobStorage Open(StoreOptions store, JobsOptions jobs)
    {
        JobStorage storage = store.Provider == StoreProvider.Postgres ? OpenPostgres(store, jobs) : new InMemoryStorage(InMemory(jobs));
        storage.JobExpirationTimeout = jobs.KeepRuns;
        return storage;
    }

    private static PostgreSqlStorage OpenPostgres(StoreOptions store, JobsOptions jobs)
    {
        var options = Postgres(jobs);
        try
        {
            return new(new NpgsqlConnectionFactory(store.EffectiveConnectionString(), options), options);
        }
        catch (Exception fault) when (fault is not SurroundingsException && StoreFailure.Find(fault) is not null)
        {
            throw StoreFailure.Find(fault)!;
        }
    }

    /// <summary>Settings whose defaults do not suit a service that must survive being killed.</summary>
    internal static PostgreSqlStorageOptions Postgres(JobsOptions jobs) => new()
    {
        SchemaName = Schema,
        PrepareSchemaIfNecessary = true,
        AllowDegradedModeWithoutStorage = false,
        UseSlidingInvisibilityTimeout = true,
        InvisibilityTimeout = jobs.InvisibilityTimeout,
        QueuePollInterval = jobs.QueuePollInterval,
        TransactionSynchronisationTimeout = TimeSpan.FromMinutes(1),
    };

    private static InMemoryStorageOptions InMemory(JobsOptions jobs) => new() { MaxExpirationTime = jobs.KeepRuns };
}
