namespace MongCai.Poverty.Etl.Cli;

/// <summary>The arguments of the process: settings first (<c>--Store:Provider=postgres</c>), then the command with its own.</summary>
/// <param name="Settings">Arguments before the command that name a setting by a colon.</param>
/// <param name="Command">The command and what belongs to it; empty means the default, <c>serve</c>.</param>
internal sealed record CommandLine(string[] Settings, string[] Command)
{
    /// <summary>Splits at the first argument that is not a setting.</summary>
    public static CommandLine Split(string[] arguments)
    {
        var settings = arguments.TakeWhile(IsSetting).ToArray();
        return new(settings, [.. arguments.Skip(settings.Length)]);
    }

    private static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('=', StringComparison.Ordinal) && argument.Split('=')[0].Contains(':', StringComparison.Ordinal);
}
