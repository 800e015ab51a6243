using Serilog;
using Serilog.Events;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>Logs of commands go to standard error, warnings and worse only, so that standard output stays the answer.</summary>
internal static class ConsoleLog
{
    /// <summary>Adds the log.</summary>
    public static IServiceCollection AddConsoleLog(this IServiceCollection services)
    {
        var log = new LoggerConfiguration()
            .MinimumLevel.Warning()
            .WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .CreateLogger();
        return services.AddLogging(logging => logging.ClearProviders().AddSerilog(log, dispose: true));
    }
}
