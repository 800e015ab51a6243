using System.Globalization;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Npgsql;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>
/// Workbooks of a generated city from folder to PostgreSQL, side by side: the floor (one thread of ExcelDataReader, then one COPY), two scripts that people write for it, and ours, each a process
/// of its own on an empty table or a freshly migrated database. The private server is started by dev.sh.
/// </summary>
internal static class IngestBenchmark
{
    private const int Rounds = 3;

    private static readonly string Server = Environment.GetEnvironmentVariable(TestStore.Variable) ?? throw new InvalidOperationException($"{TestStore.Variable} is not set: run ./dev.sh bench");

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
        await using var database = await Database.CreateAsync(Server);
        var measure = await ProcessMeasure.RunCommandAsync(
            folder.Path, folder.At("floor.txt"), ["dotnet", Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"), "floor", folder.At("inbox"), database.ConnectionString]);
        return measure.ExitCode == 0 ? city.Households / double.Parse(await File.ReadAllTextAsync(folder.At("floor.txt")), CultureInfo.InvariantCulture) : throw Failed("floor", measure);
    }

    private static async Task<double> ScriptAsync(string script, TestFolder folder, GeneratedCity city)
    {
        await using var database = await Database.CreateAsync(Server);
        var measure = await ProcessMeasure.RunCommandAsync(folder.Path, "/dev/null", ["/usr/bin/python3", "-W", "ignore", RepositoryRoot.Path("tests", "Benchmarks", script), folder.At("inbox"), database.Uri]);
        if (measure.ExitCode != 0) throw Failed(script, measure);
        await database.ExpectAsync("SELECT count(*) FROM households", city.Households);
        return city.Households / measure.Wall.TotalSeconds;
    }

    private static async Task<double> OursAsync(TestFolder folder, GeneratedCity city, bool isPostgres)
    {
        await using var database = await Database.CreateAsync(Server);
        var own = Directory.CreateDirectory(folder.At("ours")).FullName;
        CopyInbox(folder.At("inbox"), Path.Combine(own, "inbox"));
        string[] settings =
        [
            $"--Config:Folder={folder.At("config")}", $"--Inbox:Folder={Path.Combine(own, "inbox")}", $"--Inbox:Archive={Path.Combine(own, "archive")}", "--Inbox:QuietPeriod=00:00:00",
            $"--Documents:Folder={Path.Combine(own, "documents")}", $"--Keys:File={Path.Combine(own, "keys")}", $"--Mail:PickupFolder={Path.Combine(own, "mail")}",
            $"--Templates:Folder={RepositoryRoot.Path("templates")}", $"--Templates:LastGood={Path.Combine(own, "last-good")}",
            .. isPostgres ? (string[])["--Store:Provider=postgres", $"--Store:ConnectionString={database.ConnectionString}"] : [$"--Store:ConnectionString=Data Source={Path.Combine(own, "etl.db")}"],
        ];
        var migrated = await Worker(own, settings, "migrate");
        if (migrated.ExitCode != 0) throw Failed("migrate", migrated);
        var measure = await Worker(own, settings, "ingest");
        if (measure.ExitCode != 0) throw Failed("ingest", measure);
        if (isPostgres) await database.ExpectAsync("SELECT count(*) FROM households", city.Households);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ingest: {measure.Wall.TotalSeconds:0.00} s, largest process {measure.LargestBytes / 1048576} MiB"));
        Directory.Delete(own, recursive: true);
        return city.Households / measure.Wall.TotalSeconds;
    }

    private static Task<ProcessMeasure> Worker(string folder, string[] settings, string command) => ProcessMeasure.RunCommandAsync(
        folder, "/dev/null", ["dotnet", "run", "--project", RepositoryRoot.Path("worker"), "-c", "Release", "--no-build", "--", .. settings, command]);

    private static void CopyInbox(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*.xlsx", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static InvalidOperationException Failed(string what, ProcessMeasure measure) => new($"{what} ended with {measure.ExitCode}.");

    /// <summary>A database of its own on the private server, gone at the end.</summary>
    private sealed class Database(NpgsqlConnectionStringBuilder at, string server) : IAsyncDisposable
    {
        private static int made;

        public string ConnectionString => at.ConnectionString;

        public string Uri => $"postgresql://{at.Username}:{at.Password}@{at.Host}:{at.Port}/{at.Database}";

        public static async Task<Database> CreateAsync(string server)
        {
            var name = $"bench_{Environment.ProcessId}_{Interlocked.Increment(ref made)}";
            await ExecuteAsync(server, $"CREATE DATABASE {name}");
            return new(new NpgsqlConnectionStringBuilder(server) { Database = name }, server);
        }

        public async Task ExpectAsync(string query, long expected)
        {
            await using var source = NpgsqlDataSource.Create(ConnectionString);
            await using var command = source.CreateCommand(query);
            var found = (long)(await command.ExecuteScalarAsync())!;
            if (found != expected) throw new InvalidOperationException($"{query}: {found} instead of {expected}");
        }

        public async ValueTask DisposeAsync()
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync(server, $"DROP DATABASE {at.Database} WITH (FORCE)");
        }

        private static async Task ExecuteAsync(string connection, string statement)
        {
            await using var source = NpgsqlDataSource.Create(connection);
            await using var command = source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }
}
