using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>The sample quarter, ingested and closed week by week, with a ward (Bình Ngọc) among the recipients; and what its workbooks truly say.</summary>
public sealed class ClosedQuarter : IAsyncLifetime
{
    public const string WardAddress = "binh-ngoc@mongcai.example";

    public static readonly ReportingWeek Last = new(2024, 13);

    private readonly TestFolder config = new();
    private SampleCity? city;

    /// <summary>What truth.json says of the ward's workbook of a week.</summary>
    public static JsonElement Truth(ReportingWeek week, string ward) =>
        All.RootElement.EnumerateObject().Single(file => file.Name.StartsWith(week.ToString(), StringComparison.Ordinal) && file.Value.GetProperty("ward").GetString() == ward).Value;

    /// <summary>What truth.json says of all workbooks.</summary>
    public static IEnumerable<JsonElement> Truths => All.RootElement.EnumerateObject().Select(file => file.Value);

    private static JsonDocument All { get; } = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Path("tests", "samples", "q1-2024", "truth.json")));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        city = await new SampleCity(config: ConfigWithAWard()).OpenAsync();
        foreach (var week in city.Folders.Weeks)
        {
            await city.IngestAsync(week);
            await city.CloseAsync(week);
        }

        await city.Get<ClosePeriod>().RunAsync(Last.Quarter, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (city is not null) await city.DisposeAsync();
        config.Dispose();
    }

    /// <summary>The last week, reconciled.</summary>
    public async Task<ReconciliationResult> LastWeekAsync() => await city!.Get<PeriodResults>().WeekAsync(Last, asOf: null, Stop);

    /// <summary>The last week's report as <c>report --json</c> prints it.</summary>
    public async Task<JsonElement> PrintedAsync() => JsonDocument.Parse((await city!.Get<PrintReport>().RunAsync(Last, ReportState.Now, Stop)).ModelJson).RootElement;

    /// <summary>Every official message with the role of its recipient.</summary>
    public async Task<IReadOnlyList<(Recipient To, MimeMessage Message)>> MessagesAsync()
    {
        var recipients = city!.Get<Configuration.CityConfiguration>().Recipients.All.ToDictionary(recipient => recipient.Address, StringComparer.Ordinal);
        await using var db = await city.Get<IDbContextFactory<EtlDbContext>>().CreateDbContextAsync(Stop);
        var rows = await db.Set<OutboxMessage>().AsNoTracking().Where(row => row.Kind == "weekly-report" || row.Kind == "quarterly-review").OrderBy(row => row.Id).ToListAsync(Stop);
        return [.. rows.Select(row => (recipients[row.Recipient], MimeMessage.Load(new MemoryStream(row.Content), Stop)))];
    }

    private string ConfigWithAWard()
    {
        var source = RepositoryRoot.Path("config");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            config.Write(File.ReadAllText(file) + (Path.GetFileName(file) == "recipients.yml" ? AWard : ""), Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar));
        return config.At();
    }

    private const string AWard = $"  - name: Ủy ban nhân dân phường Bình Ngọc\n    address: {WardAddress}\n    role: ward\n    ward: \"06751\"\n    kinds: [weekly-report]\n";
}
