using System.CommandLine;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>Every command of the contract.</summary>
internal static class Commands
{
    /// <summary>Runs the program with its arguments.</summary>
    /// <returns>Exit status.</returns>
    public static Task<int> RunAsync(string[] arguments)
    {
        var line = CommandLine.Split(arguments);
        return Shell.RunAsync(Create(new(line.Settings)), line.Command is [] ? ["serve"] : line.Command);
    }

    private static RootCommand Create(CommandHost host) => new("Theo dõi, đối chiếu và báo cáo giảm hộ cận nghèo")
    {
        ServeCommand.Create(host),
        DemoCommand.Create(host),
        InspectCommand.Create(host),
        IngestCommand.Create(host),
        RemindCommand.Create(host),
        CloseCommand.Create(host),
        ReportCommand.Create(host),
        StatusCommand.Create(host),
        FormsCommand.Create(host),
        MailCommand.Create(host),
        TemplatesCommand.Create(host),
        PlanCommand.Create(host),
        CheckCommand.Create(host),
        MigrateCommand.Create(host),
        UsersCommand.Create(host),
        ReaderCommand.Create(host),
    };
}

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

/// <summary>What the command-line library complains of (System.CommandLine, English only), in Vietnamese.</summary>
internal static partial class UsageWords
{
    /// <summary>One sentence per fault.</summary>
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        foreach (var token in parsed.UnmatchedTokens) yield return $"không có lệnh hoặc tùy chọn \"{token}\".";
        if (parsed.UnmatchedTokens.Count == 0 && parsed.Errors.Any(error => Command().IsMatch(error.Message))) yield return $"chưa ghi lệnh; có: {string.Join(", ", parsed.CommandResult.Command.Subcommands.Where(command => !command.Hidden).Select(command => command.Name))}.";
        foreach (var error in parsed.Errors.Select(error => error.Message).Where(message => !Unmatched().IsMatch(message))) yield return Of(error);
    }

    private static string Of(string message)
    {
        if (Missing().Match(message) is { Success: true } missing) return $"{missing.Groups["name"].Value} thiếu giá trị.";
        if (Needed().Match(message) is { Success: true } needed) return $"phải ghi thêm {needed.Groups["name"].Value}.";
        if (Choice().Match(message) is { Success: true } choice) return $"giá trị \"{choice.Groups["value"].Value}\" không dùng được; chọn một trong: {Names(message[(choice.Index + choice.Length)..])}.";
        if (Conversion().Match(message) is { Success: true } wrong) return $"giá trị \"{wrong.Groups["value"].Value}\" của {wrong.Groups["name"].Value} không dùng được.";
        return message;
    }

    private static string Names(string list) => string.Join(", ", Quoted().Matches(list).Select(match => match.Groups["name"].Value));

    [GeneratedRegex("^(Unrecognized command or argument|Required command was not provided)", RegexOptions.None, 1000)]
    private static partial Regex Unmatched();

    [GeneratedRegex("^Required command was not provided", RegexOptions.None, 1000)]
    private static partial Regex Command();

    [GeneratedRegex("^Required argument (?:'[^']*' )?missing for (?:command|option): '(?<name>[^']*)'", RegexOptions.None, 1000)]
    private static partial Regex Missing();

    [GeneratedRegex("^Option '(?<name>[^']*)' is required", RegexOptions.None, 1000)]
    private static partial Regex Needed();

    [GeneratedRegex("^Argument '(?<value>[^']*)' not recognized. Must be one of:", RegexOptions.None, 1000)]
    private static partial Regex Choice();

    [GeneratedRegex("^Cannot parse argument '(?<value>[^']*)' for (?:option|command) '(?<name>[^']*)'", RegexOptions.None, 1000)]
    private static partial Regex Conversion();

    [GeneratedRegex("'(?<name>[^']*)'", RegexOptions.None, 1000)]
    private static partial Regex Quoted();
}
