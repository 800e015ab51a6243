using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>
/// Copies many rows into a table at once, within the context's transaction: a binary COPY on PostgreSQL, one prepared INSERT on SQLite. Table, columns and conversions are those of the
/// context's own model, so that a row reads back as Entity Framework would have written it. Keys are the caller's: the store makes none up.
/// </summary>
public static class BulkCopy
{
    private static readonly ConcurrentDictionary<IEntityType, Table> Tables = new();

    /// <summary>Copies rows; none is nothing to do.</summary>
    /// <exception cref="DbException">The store refuses a row: none of them is in the table then.</exception>
    public static async Task CopyAsync<TRow>(EtlDbContext db, IReadOnlyList<TRow> rows, CancellationToken ct) where TRow : class
    {
        if (rows.Count == 0) return;
        var table = Tables.GetOrAdd(db.Model.FindEntityType(typeof(TRow))!, Table.Of);
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            if (db.Database.GetDbConnection() is NpgsqlConnection postgres) await CopyAsync(postgres, table, rows, ct);
            else Insert((SqliteConnection)db.Database.GetDbConnection(), table, rows);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task CopyAsync<TRow>(NpgsqlConnection connection, Table table, IReadOnlyList<TRow> rows, CancellationToken ct) where TRow : class
    {
        await using var copy = await connection.BeginBinaryImportAsync(table.Copy, ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in table.Columns)
            {
                await WriteAsync(copy, column, column.Value(row), ct);
            }
        }

        await copy.CompleteAsync(ct);
    }

    /// <summary>With the type of the value known Npgsql finds its writer once a column, not once a value.</summary>
    private static Task WriteAsync(NpgsqlBinaryImporter copy, Column column, object? value, CancellationToken ct) => value switch
    {
        null => copy.WriteNullAsync(ct),
        string text => copy.WriteAsync(text, column.Type, ct),
        int number => copy.WriteAsync(number, column.Type, ct),
        long number => copy.WriteAsync(number, column.Type, ct),
        byte[] bytes => copy.WriteAsync(bytes, column.Type, ct),
        _ => copy.WriteAsync(value, column.Type, ct),
    };

    /// <summary>SQLite does nothing in the background: its asynchronous calls only cost more.</summary>
    private static void Insert<TRow>(SqliteConnection connection, Table table, IReadOnlyList<TRow> rows) where TRow : class
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = table.Insert;
        foreach (var column in table.Columns) insert.Parameters.Add(new SqliteParameter { ParameterName = column.Parameter });
        insert.Prepare();
        foreach (var row in rows)
        {
            for (var index = 0; index < table.Columns.Count; index++) insert.Parameters[index].Value = table.Columns[index].Value(row) ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>A table as the model maps it.</summary>
    private sealed record Table(IReadOnlyList<Column> Columns, string Copy, string Insert)
    {
        public static Table Of(IEntityType type)
        {
            var at = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
            List<Column> columns = [.. type.GetProperties().Select(property => Column.Of(property, at))];
            var (name, names) = ($"\"{at.Name}\"", string.Join(", ", columns.Select(column => $"\"{column.Name}\"")));
            return new(columns, $"COPY {name} ({names}) FROM STDIN (FORMAT binary)", $"INSERT INTO {name} ({names}) VALUES ({string.Join(", ", columns.Select(column => column.Parameter))})");
        }
    }

    /// <summary>A column: its name, its type in the store, and what it holds of a row.</summary>
    private sealed record Column(string Name, string Type, Func<object, object?> Value)
    {
        public string Parameter => "$" + Name;

        public static Column Of(IProperty property, StoreObjectIdentifier at)
        {
            var (getter, convert) = (property.GetGetter(), property.GetRelationalTypeMapping().Converter?.ConvertToProvider);
            return new(property.GetColumnName(at)!, property.GetColumnType(), row => convert is null ? getter.GetClrValue(row) : convert(getter.GetClrValue(row)));
        }
    }
}
