using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>Our worker on a generated city below a folder: commands with the settings of that city.</summary>
internal sealed class OurIngest : IDisposable
{
    private readonly string[] settings;
    private readonly string own;

    /// <param name="city">Holds config/ and inbox/ of <see cref="Kit.Reading.GeneratedCity"/>.</param>
    /// <param name="postgres">Connection string; null for SQLite.</param>
    /// <param name="isInboxKept">True to work on a copy of the inbox, for more runs over it.</param>
    public OurIngest(TestFolder city, string? postgres, bool isInboxKept)
    {
        own = Directory.CreateDirectory(city.At("ours")).FullName;
        var inbox = city.At("inbox");
        if (isInboxKept) Copy(inbox, inbox = Path.Combine(own, "inbox"));
        settings =
        [
            $"--Config:Folder={city.At("config")}", $"--Inbox:Folder={inbox}", $"--Inbox:Archive={Path.Combine(own, "archive")}", "--Inbox:QuietPeriod=00:00:00",
            $"--Documents:Folder={Path.Combine(own, "documents")}", $"--Keys:File={Path.Combine(own, "keys")}", $"--Mail:PickupFolder={Path.Combine(own, "mail")}",
            $"--Templates:Folder={RepositoryRoot.Path("templates")}", $"--Templates:LastGood={Path.Combine(own, "last-good")}",
            .. postgres is not null ? (string[])["--Store:Provider=postgres", $"--Store:ConnectionString={postgres}"] : [$"--Store:ConnectionString=Data Source={Path.Combine(own, "etl.db")}"],
        ];
    }

    /// <summary>Creates the tables.</summary>
    public async Task MigrateAsync() => Succeeded(await RunAsync("migrate"), "migrate");

    /// <summary>The command as the issue measures it, <c>dotnet run</c> included.</summary>
    public async Task<ProcessMeasure> MeasureWithDotnetRunAsync() => Succeeded(
        await ProcessMeasure.RunCommandAsync(own, "/dev/null", ["dotnet", "run", "--project", RepositoryRoot.Path("worker"), "-c", "Release", "--no-build", "--", .. settings, "ingest"]), "ingest");

    /// <summary>The command alone: service and readers, nothing else.</summary>
    /// <param name="environment">Variables for all of them, <c>NAME=value</c>.</param>
    public async Task<ProcessMeasure> MeasureAsync(params string[] environment) => Succeeded(await RunAsync("ingest", environment), "ingest");

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(own, recursive: true);

    private Task<ProcessMeasure> RunAsync(string command, params string[] environment) =>
        ProcessMeasure.RunCommandAsync(own, "/dev/null", ["env", .. environment, "dotnet", RepositoryRoot.Path("artifacts", "bin", "worker", "release", "worker.dll"), .. settings, command]);

    private static ProcessMeasure Succeeded(ProcessMeasure measure, string what) =>
        measure.ExitCode == 0 ? measure : throw new InvalidOperationException($"{what} ended with {measure.ExitCode}.");

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*.xlsx", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
