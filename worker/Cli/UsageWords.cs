using System.CommandLine;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Cli;

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
