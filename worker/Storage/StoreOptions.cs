using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>The two engines of the store.</summary>
public enum StoreProvider
{
    /// <summary>One file beside the program: the embedded default, for one machine.</summary>
    Sqlite,

    /// <summary>PostgreSQL 13 or later: the store of a real installation.</summary>
    Postgres,
}

/// <summary>Where the data lie (section <c>Store</c>).</summary>
public sealed class StoreOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Store";

    /// <summary>The file of the embedded store when nothing is said, below the working directory.</summary>
    public const string DefaultSqlite = "Data Source=var/etl.db";

    /// <summary>The engine: <c>sqlite</c> or <c>postgres</c>.</summary>
    /// <value>Default <c>sqlite</c>.</value>
    public StoreProvider Provider { get; set; } = StoreProvider.Sqlite;

    /// <summary>Connection string of the engine. A password belongs into the environment (<c>Store__ConnectionString</c>), not into a file.</summary>
    /// <value>Default null: <see cref="DefaultSqlite"/> for SQLite; PostgreSQL has no default.</value>
    public string? ConnectionString { get; set; }

    /// <summary>How long one statement may take, and how long SQLite waits for another writer.</summary>
    /// <value>Default 60 seconds, 1 second to 1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == StoreProvider.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
            yield return new("Store:ConnectionString còn trống: khi Store:Provider là postgres phải có chuỗi kết nối, ví dụ Host=localhost;Database=mongcai;Username=mongcai.", [nameof(ConnectionString)]);
        else if (!IsReadable())
            yield return new("Store:ConnectionString không đọc được. Hãy ghi dạng Tên=giá trị;Tên=giá trị, ví dụ Host=localhost;Database=mongcai;Username=mongcai hoặc Data Source=var/etl.db.", [nameof(ConnectionString)]);
    }

    /// <summary>The connection string with what the store needs of the engine.</summary>
    /// <exception cref="ArgumentException">The text is no connection string of the engine.</exception>
    internal string EffectiveConnectionString() => Provider == StoreProvider.Sqlite
        ? new SqliteConnectionStringBuilder(SqliteText) { ForeignKeys = true, DefaultTimeout = Seconds }.ConnectionString
        : new NpgsqlConnectionStringBuilder(ConnectionString) { CommandTimeout = Seconds }.ConnectionString;

    /// <summary>Full path of the SQLite file.</summary>
    internal string SqliteFile() => Path.GetFullPath(new SqliteConnectionStringBuilder(SqliteText).DataSource);

    private string SqliteText => string.IsNullOrWhiteSpace(ConnectionString) ? DefaultSqlite : ConnectionString;

    private int Seconds => (int)CommandTimeout.TotalSeconds;

    private bool IsReadable()
    {
        try
        {
            DbConnectionStringBuilder read = Provider == StoreProvider.Sqlite
                ? new SqliteConnectionStringBuilder(SqliteText)
                : new NpgsqlConnectionStringBuilder(ConnectionString);
            return read.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
