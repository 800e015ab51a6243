using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Isolation;
using MongCai.Poverty.Etl.Validation;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>What a command needs to begin: the settings of the process and the services built from them.</summary>
/// <param name="settings">Arguments before the command, <c>--Store:Provider=postgres</c>.</param>
internal sealed class CommandHost(string[] settings)
{
    /// <summary>The settings.</summary>
    /// <param name="own">The command's own, which only the command line overrides.</param>
    public IConfigurationRoot Configuration(IReadOnlyDictionary<string, string?>? own = null) => ConfigurationSources.Build(settings, own);

    /// <summary>The same with further settings, which win.</summary>
    public CommandHost With(params string[] more) => new([.. settings, .. more]);

    /// <summary>Services for one command; the caller disposes of them.</summary>
    /// <param name="own">Settings of the command itself.</param>
    /// <param name="adjust">Replacements, such as the demo's clock.</param>
    public ServiceProvider Services(IReadOnlyDictionary<string, string?>? own = null, Action<IServiceCollection>? adjust = null)
    {
        var services = new ServiceCollection().AddEtl(Configuration(own)).AddConsoleLog();
        adjust?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = false, ValidateScopes = true });
    }

    /// <summary>Services for a command that only reads workbooks; the caller disposes of them.</summary>
    /// <exception cref="Model.ConfigurationFaultException">All faults of the settings.</exception>
    public ServiceProvider OpenReaders()
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(Configuration()).AddReaders().AddConsoleLog().BuildServiceProvider();
        Settings.Check(services);
        return services;
    }

    /// <summary>Services for a command that works on the store: settings and city checked, the embedded store brought up to date.</summary>
    /// <exception cref="Model.ConfigurationFaultException">All faults of the settings, or of config/.</exception>
    /// <exception cref="Model.SurroundingsException">The store is away or waits for <c>migrate</c>.</exception>
    public async Task<ServiceProvider> OpenAsync(CancellationToken ct)
    {
        var services = Services();
        Settings.Check(services);
        services.GetRequiredService<CityConfiguration>();
        await StoreReadiness.EnsureAsync(services, ct);
        return services;
    }

    /// <summary>The area, for a command that needs no more of config/.</summary>
    /// <exception cref="Model.ConfigurationFaultException">report.yml has faults.</exception>
    public Model.Area Area() => Area(Configuration()["Config:Folder"]!);

    /// <summary>What a reader process of this program does that reads config/ by itself.</summary>
    /// <exception cref="Model.ConfigurationFaultException">See the other.</exception>
    public IReadOnlyDictionary<string, ReaderTask> ReaderTasks() => ReaderTasks(Configuration()["Config:Folder"]!);

    /// <summary>What a reader process of this program does.</summary>
    /// <param name="folder">Where its files of config/ lie; they are read at once.</param>
    /// <exception cref="Model.ConfigurationFaultException">The form, the wards, the headings (whose area findings name) or the limits have faults.</exception>
    public IReadOnlyDictionary<string, ReaderTask> ReaderTasks(string folder)
    {
        var forms = FormVersions.LoadAll(Path.Combine(folder, "forms"));
        var limits = Configuration().GetSection(ReadingLimits.Section).Get<ReadingLimits>() ?? new();
        var wards = WardsFile.Load(Path.Combine(folder, "wards.yml")) with { Area = Area(folder) };
        var judge = new WorkbookJudge(forms, wards, limits, UnitRowsForm.Load(Path.Combine(folder, "forms", "mau-7-3.yml"))) { Standards = PovertyStandard.LoadAll(Path.Combine(folder, "standards")) };
        return Pipeline.ReaderTasks.Of(judge.Judge, limits);
    }

    private static Model.Area Area(string folder) => ReportHeadingsFile.AreaOf(ReportHeadingsFile.Load(Path.Combine(folder, "report.yml")));
}
