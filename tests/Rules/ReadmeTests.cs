using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>A command that a reader copies exists.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string[] Files = ["README.md", "ARCHITECTURE.md"];

    [Fact]
    public void Commands_InTheReadme_Exist() =>
        Rule.Holds("Commands in code blocks of README and ARCHITECTURE exist in dev.sh or in worker/Cli.", Files.SelectMany(UnknownCommandsIn));

    [Fact]
    public void ScriptCommands_AreRead() => Assert.Superset(new HashSet<string> { "demo", "test", "check", "golden", "run" }, ScriptCommands());

    [Theory]
    [InlineData("```\n./dev.sh demo\n```\n", 0)]
    [InlineData("```sh\n./dev.sh deploy\n```\n", 1)]
    [InlineData("```\nCI=true ./dev.sh deploy\n```\n", 1)]
    [InlineData("```\ndotnet run --project worker -c Release -- inspect a.xlsx\n```\n", 0)]
    [InlineData("```\ndotnet run --project worker -- inspekt a.xlsx\n```\n", 1)]
    [InlineData("```\ndotnet run --project worker -- --Store:Provider=postgres inspekt\n```\n", 1)]
    [InlineData("```\ndotnet run --project worker\n```\n", 0)]
    [InlineData("see ./dev.sh deploy", 0)]
    public void Rule_UnknownCommand_IsFound(string text, int broken) => Assert.Equal(broken, UnknownCommands(text, ["demo"], ["inspect"]).Count());

    private static IEnumerable<string> UnknownCommandsIn(string file)
    {
        var path = RepositoryRoot.Path(file);
        return File.Exists(path) ? UnknownCommands(File.ReadAllText(path), ScriptCommands(), WorkerCommands()).Select(line => $"{file}: {line}") : [];
    }

    private static IEnumerable<string> UnknownCommands(string markdown, HashSet<string> script, HashSet<string> worker) =>
        from block in CodeBlock().Matches(markdown)
        from line in block.Groups[1].Value.Split('\n')
        where (Script().Match(line) is { Success: true } one && !script.Contains(one.Groups[1].Value))
            || (Worker().Match(line) is { Success: true } two && !worker.Contains(two.Groups[1].Value))
        select line.Trim();

    private static HashSet<string> ScriptCommands() =>
        [.. Case().Matches(File.ReadAllText(RepositoryRoot.Path("dev.sh"))).Select(match => match.Groups[1].Value)];

    // Whatever is written as a text in Cli may be a command: enough to catch a command that was renamed.
    private static HashSet<string> WorkerCommands() =>
        [.. SourceFile.Worker.Where(file => file.Stage == "Cli").SelectMany(file => Literal().Matches(file.Text)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^```\w*\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\./dev\.sh +([a-z-]+)")]
    private static partial Regex Script();

    [GeneratedRegex(@"dotnet run --project worker\b.*? -- (?:--\S+ +)*([a-z-]+)")]
    private static partial Regex Worker();

    [GeneratedRegex(@"^ +([a-z-]+)\) ", RegexOptions.Multiline)]
    private static partial Regex Case();

    [GeneratedRegex("\"([a-z-]+)\"")]
    private static partial Regex Literal();
}
