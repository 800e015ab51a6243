using System.Diagnostics;
using System.Globalization;
using System.Text;
using ExcelDataReader;
using Npgsql;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>What reading costs at least: ExcelDataReader over every cell of every file, nothing understood and nothing checked.</summary>
internal static class BareLoop
{
    private const int Columns = 17;

    /// <summary>Reads every file of a folder, or every second one: what two processes at once gain is the most that two readers can gain on a machine.</summary>
    public static int Run(string folder, int part = 0, int parts = 1)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var watch = Stopwatch.StartNew();
        long values = 0;
        foreach (var (number, path) in Directory.GetFiles(folder, "*.xlsx").Index()) values += number % parts == part ? Count(path) : 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{values} values in {watch.Elapsed.TotalSeconds:0.00} s"));
        return 0;
    }

    /// <summary>The floor of ingestion: the loop over every cell of every file in one thread, then one binary COPY of so many rows of 17 columns. Prints the seconds of both, start not counted.</summary>
    public static async Task<int> FloorAsync(string folder, string connection)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await using var source = NpgsqlDataSource.Create(connection);
        await using (var table = source.CreateCommand($"CREATE TABLE households ({string.Join(", ", Enumerable.Range(0, Columns).Select(column => $"c{column} text"))})")) await table.ExecuteNonQueryAsync();
        var watch = Stopwatch.StartNew();
        var rows = new List<object?[]>();
        foreach (var path in Directory.GetFiles(folder, "*.xlsx", SearchOption.AllDirectories)) Keep(path, rows);
        await CopyAsync(source, rows);
        Console.WriteLine(watch.Elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
        return 0;
    }

    private static void Keep(string path, List<object?[]> rows)
    {
        using var file = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(file);
        do
        {
            while (reader.Read())
            {
                var row = new object?[Columns];
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    var value = reader.GetValue(column);
                    if (column < Columns) row[column] = value;
                }

                if (row[1] is string code && code.Length > 6 && code[5] == '-' && reader.Name == "Biểu 02-DS") rows.Add(row);
            }
        }
        while (reader.NextResult());
    }

    private static async Task CopyAsync(NpgsqlDataSource source, List<object?[]> rows)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync("COPY households FROM STDIN (FORMAT binary)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var value in row)
            {
                if (value is null) await copy.WriteNullAsync();
                else await copy.WriteAsync(Convert.ToString(value, CultureInfo.InvariantCulture)!);
            }
        }

        await copy.CompleteAsync();
    }

    private static long Count(string path)
    {
        long values = 0;
        using var file = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(file);
        do
        {
            while (reader.Read())
            {
                for (var column = 0; column < reader.FieldCount; column++) values += reader.GetValue(column) is null ? 0 : 1;
            }
        }
        while (reader.NextResult());
        return values;
    }
}
