namespace MongCai.Poverty.Etl.Configuration;

/// <summary>Where settings come from: config/appsettings.json, then environment variables (<c>Store__Provider</c>), then the command line.</summary>
public static class ConfigurationSources
{
    /// <summary>Builds the settings.</summary>
    /// <param name="settings">Arguments such as <c>--Store:Provider=postgres</c>.</param>
    /// <param name="defaults">Values that every other source overrides, as the demo needs them; null for none.</param>
    public static IConfigurationRoot Build(string[] settings, IReadOnlyDictionary<string, string?>? defaults = null)
    {
        var outer = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(settings).Build();
        var folder = Folder(outer["Config:Folder"], "config");
        return new ConfigurationBuilder()
            .AddJsonFile(Path.GetFullPath(Path.Combine(folder, "appsettings.json")), optional: true)
            .AddInMemoryCollection(defaults ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            .AddEnvironmentVariables()
            .AddCommandLine(settings)
            .AddInMemoryCollection([new("Config:Folder", folder)])
            .Build();
    }

    /// <summary>A folder that ships with the program: as set, else in the working directory, else beside the executable.</summary>
    public static string Folder(string? set, string name)
    {
        if (!string.IsNullOrEmpty(set)) return set;
        return Directory.Exists(name) ? name : Path.Combine(AppContext.BaseDirectory, name);
    }
}
