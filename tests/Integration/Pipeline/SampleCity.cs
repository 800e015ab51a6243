using System.Security.Cryptography;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>The city on the embedded store in a folder of its own, or on a store of the test, with a clock that the test sets and the sample quarter to drop from. No PDF unless a converter is given.</summary>
internal sealed class SampleCity : IAsyncDisposable
{
    /// <summary>The same for every program that opens the store of a test.</summary>
    private static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeysOptions.Length));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("city-");
    private readonly DemoClock clock = new();
    private readonly ServiceProvider services;

    public SampleCity(StoreOptions? store = null, string? config = null, string? templates = null, string converter = "/no/converter")
    {
        var host = new CommandHost(
        [
            $"--Config:Folder={config ?? RepositoryRoot.Path("config")}",
            $"--Templates:Folder={templates ?? RepositoryRoot.Path("templates")}",
            $"--Documents:Converter={converter}",
            .. store is null ? (string[])[] : [$"--Store:Provider={store.Provider}", $"--Store:ConnectionString={store.ConnectionString}", $"--Keys:Encryption={Key}", $"--Keys:Matching={Key}"],
        ]);
        Folders = new(folder.FullName, RepositoryRoot.Path("tests", "samples", "q1-2024"));
        services = host.Services(Folders.Settings(host.Configuration()), added => added.AddSingleton<TimeProvider>(clock));
    }

    public DemoFolders Folders { get; }

    public WeekCalendar Calendar => Get<CityConfiguration>().Calendar;

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>A service with others than the registered ones.</summary>
    public T Create<T>(params object[] others) => ActivatorUtilities.CreateInstance<T>(services, others);

    /// <summary>A use-case with another configuration of the city than config/.</summary>
    public T Create<T>(CityConfiguration other) => ActivatorUtilities.CreateInstance<T>(
        services, other, ActivatorUtilities.CreateInstance<Postings>(services, other), ActivatorUtilities.CreateInstance<PeriodResults>(services, other));

    public async Task<SampleCity> OpenAsync()
    {
        await Get<StoreMigration>().MigrateAsync(Stop);
        return this;
    }

    /// <summary>Drops a week's workbooks on its deadline's morning and reads them; wards can be left out.</summary>
    public async Task IngestAsync(string week, Func<string, bool>? wards = null, DateTimeOffset? at = null)
    {
        clock.Set(at ?? Calendar.DeadlineOf(ReportingWeek.Parse(week)).AddHours(-7));
        Folders.Drop(week);
        foreach (var left in Directory.GetDirectories(Folders.Inbox).Where(ward => wards?.Invoke(Path.GetFileName(ward)) == false))
            foreach (var file in Directory.GetFiles(left)) File.Delete(file);
        var result = await Get<IngestInbox>().RunAsync(Stop);
        Assert.All(result.Files, file => Assert.True(file.IsAccepted, file.Name));
    }

    /// <summary>Drops one ward's workbook of a week, changed by <paramref name="edit"/>, and reads it.</summary>
    public async Task IngestAsync(string week, string ward, Action<SpreadsheetDocument> edit, DateTimeOffset at)
    {
        clock.Set(at);
        var sample = Directory.GetFiles(Path.Combine(Folders.Samples, week, ward)).Single();
        var target = Path.Combine(Directory.CreateDirectory(Path.Combine(Folders.Inbox, ward)).FullName, Path.GetFileName(sample));
        File.Copy(sample, target, overwrite: true);
        using (var workbook = SpreadsheetDocument.Open(target, isEditable: true)) edit(workbook);
        Assert.All((await Get<IngestInbox>().RunAsync(Stop)).Files, file => Assert.True(file.IsAccepted, file.Name));
    }

    /// <summary>Closes a week at the calendar's moment.</summary>
    public Task<CloseResult> CloseAsync(string week)
    {
        var closing = ReportingWeek.Parse(week);
        clock.Set(Calendar.CloseOf(closing));
        return Get<ClosePeriod>().RunAsync(closing, Stop);
    }

    public void Set(DateTimeOffset moment) => clock.Set(moment);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
