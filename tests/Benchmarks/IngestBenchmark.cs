using System.Globalization;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>
/// Workbooks of a generated city from folder to PostgreSQL, side by side: the floor (one thread of ExcelDataReader, then one COPY), two scripts that people write for it, and ours, each a process
/// of its own on an empty table or a freshly migrated database. The private server is started by dev.sh.
/// </summary>
internal static class IngestBenchmark
{
    private const int Rounds = 3;

    /// <summary>All of them, three rounds, medians and spread.</summary>
    public static async Task<int> RunAsync(int units, int households)
    {
        using var folder = new TestFolder();
        var city = GeneratedCity.Write(folder.Path, units, households);
        var rates = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            Note(rates, "floor: ExcelDataReader + COPY", await FloorAsync(folder, city));
            Note(rates, "openpyxl + COPY", await ScriptAsync("openpyxl_copy.py", folder, city));
            Note(rates, "pandas + to_sql", await ScriptAsync("pandas_to_sql.py", folder, city));
            Note(rates, "ours, PostgreSQL", await OursAsync(folder, city, isPostgres: true));
            Note(rates, "ours, SQLite", await OursAsync(folder, city, isPostgres: false));
        }

        foreach (var (what, measured) in rates) Console.WriteLine(Line(what, [.. measured.Order()], rates["floor: ExcelDataReader + COPY"].Order().ElementAt(Rounds / 2)));
        return 0;
    }

    /// <summary>Ours alone, once: what growth and traces ask for.</summary>
    public static async Task<int> RunOursAsync(int units, int households, bool isPostgres)
    {
        using var folder = new TestFolder();
        var city = GeneratedCity.Write(folder.Path, units, households);
        var rate = await OursAsync(folder, city, isPostgres);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate:0} households/s"));
        return 0;
    }

    private static void Note(Dictionary<string, List<double>> rates, string what, double rate)
    {
        if (!rates.TryGetValue(what, out var known)) rates.Add(what, known = []);
        known.Add(rate);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-32} {rate,8:0} households/s"));
    }

    private static string Line(string what, List<double> sorted, double floor) => string.Create(
        CultureInfo.InvariantCulture, $"| {what} | {sorted[sorted.Count / 2]:0} | {sorted[0]:0} to {sorted[^1]:0} | {sorted[sorted.Count / 2] / floor:0.00} |");

    private static async Task<double> FloorAsync(TestFolder folder, GeneratedCity city)
    {
        await using var database = await BenchDatabase.CreateAsync();
        var measure = await ProcessMeasure.RunCommandAsync(
            folder.Path, folder.At("floor.txt"), ["dotnet", Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"), "floor", folder.At("inbox"), database.ConnectionString]);
        return measure.ExitCode == 0 ? city.Households / double.Parse(await File.ReadAllTextAsync(folder.At("floor.txt")), CultureInfo.InvariantCulture) : throw Failed("floor", measure);
    }

    private static async Task<double> ScriptAsync(string script, TestFolder folder, GeneratedCity city)
    {
        await using var database = await BenchDatabase.CreateAsync();
        var measure = await ProcessMeasure.RunCommandAsync(folder.Path, "/dev/null", ["/usr/bin/python3", "-W", "ignore", RepositoryRoot.Path("tests", "Benchmarks", script), folder.At("inbox"), database.Uri]);
        if (measure.ExitCode != 0) throw Failed(script, measure);
        await database.ExpectAsync("SELECT count(*) FROM households", city.Households);
        return city.Households / measure.Wall.TotalSeconds;
    }

    private static async Task<double> OursAsync(TestFolder folder, GeneratedCity city, bool isPostgres)
    {
        await using var database = await BenchDatabase.CreateAsync();
        using var ours = new OurIngest(folder, isPostgres ? database.ConnectionString : null, isInboxKept: true);
        await ours.MigrateAsync();
        var measure = await ours.MeasureWithDotnetRunAsync();
        if (isPostgres) await database.ExpectAsync("SELECT count(*) FROM households", city.Households);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ingest: {measure.Wall.TotalSeconds:0.00} s, largest process {measure.LargestBytes / 1048576} MiB"));
        return city.Households / measure.Wall.TotalSeconds;
    }

    private static InvalidOperationException Failed(string what, ProcessMeasure measure) => new($"{what} ended with {measure.ExitCode}.");
}
