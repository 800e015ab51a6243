using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>Which plan is in force (section <c>Plan</c>).</summary>
public sealed class PlanOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Plan";

    /// <summary>File in <c>config/plans</c>.</summary>
    /// <value>Default <c>57-kh-ubnd-2024.yml</c>.</value>
    [Required]
    public string File { get; set; } = "57-kh-ubnd-2024.yml";
}

/// <summary>Binds every section once and checks it.</summary>
internal static class Settings
{
    /// <summary>Adds the options; a value out of its range is a configuration fault when the options are first read, and <see cref="Check"/> finds all at once.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSection<PlanOptions>(PlanOptions.Section)
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
