namespace MongCai.Poverty.Etl.Configuration;

/// <summary>Where settings come from: config/appsettings.json, then environment variables (<c>Store__Provider</c>), then the command line.</summary>
public static class ConfigurationSources
{
    /// <summary>Builds the settings.</summary>
    /// <param name="settings">Arguments such as <c>--Store:Provider=postgres</c>.</param>
    /// <param name="own">Values of the command itself, which only the command line overrides: what the environment says of an installation is not meant for a demo. Null for none.</param>
    public static IConfigurationRoot Build(string[] settings, IReadOnlyDictionary<string, string?>? own = null)
    {
        var outer = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(settings).Build();
        var folder = Folder(outer["Config:Folder"], "config");
        return new ConfigurationBuilder()
            .AddJsonFile(Path.GetFullPath(Path.Combine(folder, "appsettings.json")), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(own ?? new Dictionary<string, string?>(StringComparer.Ordinal))
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
