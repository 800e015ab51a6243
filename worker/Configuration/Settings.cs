using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>Binds every section once and checks it.</summary>
internal static class Settings
{
    /// <summary>Adds the options; a value out of its range is a configuration fault when the options are first read, and <see cref="Check"/> finds all at once.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSection<StoreOptions>(StoreOptions.Section)
        .AddSection<KeysOptions>(KeysOptions.Section)
        .AddSection<InboxOptions>(InboxOptions.Section)
        .AddSection<DocumentsOptions>(DocumentsOptions.Section)
        .AddSection<MailOptions>(MailOptions.Section)
        .AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();

    /// <summary>Binds and validates one section.</summary>
    public static IServiceCollection AddSection<T>(this IServiceCollection services, string section) where T : class
    {
        services.AddOptions<T>()
            .Configure<IConfiguration>((options, configuration) => Bind(configuration.GetSection(section), options))
            .ValidateOnStart();
        return services.AddSingleton<IValidateOptions<T>>(new AnnotationCheck<T>(section));
    }

    /// <summary>Binds strictly: a value of the wrong kind and a name that does not exist are faults, so that a slip of the pen is not ignored.</summary>
    private static void Bind(IConfigurationSection section, object options)
    {
        try
        {
            section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException wrong)
        {
            throw new ConfigurationFaultException([new($"thiết lập {section.Path}", null, BindingWords.Of(section, wrong), "Sửa tên hoặc giá trị trong config/appsettings.json, biến môi trường hoặc dòng lệnh.")]);
        }
    }

    /// <summary>Reads every options class once.</summary>
    /// <exception cref="ConfigurationFaultException">All faults of all sections.</exception>
    public static void Check(IServiceProvider services)
    {
        List<ConfigurationFault> unknown = [.. SectionNames.Unknown(services.GetRequiredService<IConfiguration>())];
        if (unknown.Count > 0) throw new ConfigurationFaultException(unknown);
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (OptionsValidationException wrong)
        {
            throw Faults([wrong]);
        }
        catch (AggregateException several)
        {
            throw Faults(several.InnerExceptions.OfType<OptionsValidationException>());
        }
    }

    /// <summary>Faults of options as faults of the configuration.</summary>
    public static ConfigurationFaultException Faults(IEnumerable<OptionsValidationException> failures) => new(
        [.. failures.SelectMany(failure => failure.Failures.Select(text => new ConfigurationFault("thiết lập", null, text, "Sửa trong config/appsettings.json, biến môi trường hoặc dòng lệnh.")))]);
}

/// <summary>What the configuration binder complains of (Microsoft.Extensions.Configuration.Binder), in Vietnamese.</summary>
internal static partial class BindingWords
{
    /// <summary>The sentence for a complaint of the binder.</summary>
    public static string Of(IConfigurationSection section, InvalidOperationException complaint)
    {
        if (Conversion().Match(complaint.Message) is { Success: true } wrong)
            return $"{wrong.Groups["path"].Value}: giá trị \"{wrong.Groups["value"].Value}\" không dùng được, phải là {Kind(wrong.Groups["type"].Value)}.";
        var unknown = Unknown().Matches(complaint.Message).Select(match => $"{section.Path}:{match.Groups["name"].Value}");
        return $"không có thiết lập {string.Join(", ", unknown)}; hãy xem lại chính tả.";
    }

    private static string Kind(string type) => type switch
    {
        "System.Int32" or "System.Int64" => "số nguyên",
        "System.Decimal" or "System.Double" => "số",
        "System.TimeSpan" => "thời gian dạng giờ:phút:giây, ví dụ 00:00:30",
        "System.Boolean" => "true hoặc false",
        _ when Type.GetType(type) is { IsEnum: true } choice => $"một trong: {string.Join(", ", Enum.GetNames(choice)).ToLowerInvariant()}",
        _ => "giá trị đúng kiểu",
    };

    [GeneratedRegex(@"Failed to convert configuration value '(?<value>.*)' at '(?<path>[^']*)' to type '(?<type>[^']*)'", RegexOptions.Singleline, 1000)]
    private static partial Regex Conversion();

    [GeneratedRegex("'(?<name>[^']*)'(?=[^']*$|, ')", RegexOptions.None, 1000)]
    private static partial Regex Unknown();
}

/// <summary>Finds sections that nobody reads: a misspelt name would otherwise leave a setting at its default without a word.</summary>
internal static class SectionNames
{
    /// <summary>Sections without an options class, read where the program begins, or by the framework; <c>Plan</c>, which once named the plan's file, says nothing any more and stands in older settings.</summary>
    private static readonly string[] Others = ["Config", "Templates", "Logging", "Serilog", "AllowedHosts", "Plan"];

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

/// <summary>Holds options to their attributes and to their own <see cref="IValidatableObject"/>, and says every fault in Vietnamese; the framework's own sentences are English.</summary>
/// <typeparam name="T">The options.</typeparam>
/// <param name="section">Name of the section, for the sentences.</param>
internal sealed class AnnotationCheck<T>(string section) : IValidateOptions<T> where T : class
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, T options)
    {
        List<string> faults =
        [
            .. typeof(T).GetProperties().SelectMany(property => property.GetCustomAttributes<ValidationAttribute>().Select(rule => Fault(property, rule, property.GetValue(options)))).OfType<string>(),
            .. options is IValidatableObject own ? own.Validate(new(options)).Select(result => result.ErrorMessage!) : [],
        ];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private string? Fault(PropertyInfo property, ValidationAttribute rule, object? value) =>
        rule.IsValid(value) ? null : $"{section}:{property.Name} {(rule is RangeAttribute range ? $"phải từ {Text(range.Minimum)} đến {Text(range.Maximum)}{Unit(property)}, đang là {Text(value)}" : "còn trống")}.";

    private static string Unit(PropertyInfo property) => property.PropertyType == typeof(TimeSpan) ? " (giờ:phút:giây)" : "";

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
