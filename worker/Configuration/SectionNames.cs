using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>Finds sections that nobody reads: a misspelt name would otherwise leave a setting at its default without a word.</summary>
internal static class SectionNames
{
    /// <summary>Sections without an options class, read where the program begins, or by the framework.</summary>
    private static readonly string[] Others = ["Config", "Templates", "Logging", "Serilog", "AllowedHosts"];

    private static readonly HashSet<string> Known = Others
        .Concat(typeof(SectionNames).Assembly.GetTypes().Select(type => type.GetField("Section")).Where(field => field is { IsLiteral: true }).Select(field => (string)field!.GetRawConstantValue()!))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Unknown sections of the settings file and the command line. Environment variables are left alone: they belong to everybody.</summary>
    public static IEnumerable<ConfigurationFault> Unknown(IConfiguration configuration) =>
        from provider in (configuration as IConfigurationRoot)?.Providers ?? []
        where provider is JsonConfigurationProvider or CommandLineConfigurationProvider
        from name in provider.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase)
        where !Known.Contains(name)
        select new ConfigurationFault($"thiết lập {name}", null, $"không có phần thiết lập tên \"{name}\".", $"Sửa tên cho đúng một trong: {string.Join(", ", Known.Order(StringComparer.Ordinal))}.");
}
