using System.CommandLine;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>Runs a command and turns what goes wrong into one clear sentence and an exit status.</summary>
internal static class Shell
{
    /// <summary>Longer than the service may take for its running jobs (at most ten minutes, Jobs:ShutdownTimeout); other commands end as soon as they are told.</summary>
    private static readonly TimeSpan LongestShutdown = TimeSpan.FromMinutes(11);

    /// <summary>Parses and runs.</summary>
    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0) return Misused(parsed);
        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestShutdown });
        }
        catch (ConfigurationFaultException wrong)
        {
            return Misconfigured(wrong);
        }
        catch (OptionsValidationException wrong)
        {
            return Misconfigured(Settings.Faults([wrong]));
        }
        catch (UsageException misused)
        {
            await Console.Error.WriteLineAsync(misused.Message);
            return ExitStatus.Usage;
        }
        catch (Exception fault) when (StoreFailure.Find(fault) is { } failed)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return ExitStatus.Surroundings;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Đã dừng theo yêu cầu; lần chạy sau sẽ làm tiếp.");
            return ExitStatus.Surroundings;
        }
    }

    private static int Misconfigured(ConfigurationFaultException wrong)
    {
        foreach (var fault in wrong.Faults) Console.Error.WriteLine($"Cấu hình sai: {fault}");
        return ExitStatus.Usage;
    }

    private static int Misused(ParseResult parsed)
    {
        foreach (var sentence in UsageWords.Of(parsed)) Console.Error.WriteLine($"Lệnh không đúng: {sentence}");
        Console.Error.WriteLine("Xem cách dùng: worker --help");
        return ExitStatus.Usage;
    }
}
