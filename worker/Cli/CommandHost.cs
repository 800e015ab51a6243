using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>What a command needs to begin: the settings of the process and the services built from them.</summary>
/// <param name="settings">Arguments before the command, <c>--Store:Provider=postgres</c>.</param>
internal sealed class CommandHost(string[] settings)
{
    /// <summary>The settings, with defaults that every other source overrides.</summary>
    public IConfigurationRoot Configuration(IReadOnlyDictionary<string, string?>? defaults = null) => ConfigurationSources.Build(settings, defaults);

    /// <summary>The same with further settings, which win.</summary>
    public CommandHost With(params string[] more) => new([.. settings, .. more]);

    /// <summary>Services for one command; the caller disposes of them.</summary>
    /// <param name="defaults">Defaults of the command itself.</param>
    /// <param name="adjust">Replacements, such as the demo's clock.</param>
    public ServiceProvider Services(IReadOnlyDictionary<string, string?>? defaults = null, Action<IServiceCollection>? adjust = null)
    {
        var services = new ServiceCollection().AddEtl(Configuration(defaults)).AddConsoleLog();
        adjust?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = false, ValidateScopes = true });
    }

    /// <summary>Services for a command that only reads workbooks; the caller disposes of them.</summary>
    public ServiceProvider ReadingServices() => new ServiceCollection().AddReaders(Configuration()).AddConsoleLog().BuildServiceProvider();

    /// <summary>The judge alone, for a reader process: form, wards and limits.</summary>
    /// <exception cref="Model.ConfigurationFaultException">The form or the register has faults.</exception>
    public WorkbookJudge Judge()
    {
        var configuration = Configuration();
        var folder = configuration["Config:Folder"]!;
        return new(
            FormDefinition.Load(Path.Combine(folder, "forms", "bc-tuan-v1.yml")),
            WardsFile.Load(Path.Combine(folder, "wards.yml")),
            configuration.GetSection(ReadingLimits.Section).Get<ReadingLimits>() ?? new());
    }
}
