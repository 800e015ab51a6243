using Xunit;

namespace MongCai.Poverty.Etl.Tests.Kit;

/// <summary>
/// Compares a text with the expected document that is kept in <c>tests/goldens</c>. <c>./dev.sh golden</c> writes them anew
/// (<c>MCPE_GOLDEN=write</c>); with <c>CI=true</c> that is refused. Line ends do not count: Git may turn them.
/// </summary>
public static class Golden
{
    private static readonly bool IsWriting = Environment.GetEnvironmentVariable("MCPE_GOLDEN") == "write";

    private static readonly bool IsBuildServer = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Passes when <paramref name="actual"/> equals the golden.</summary>
    /// <param name="actual">What was made.</param>
    /// <param name="relativePath">Below <c>tests/goldens</c>: <c>weekly-report/2024-W13.html</c>.</param>
    /// <exception cref="Xunit.Sdk.XunitException">They differ: names the first differing line, and <c>*.received.*</c> beside the golden holds what was made.</exception>
    public static void Matches(string actual, string relativePath) =>
        new GoldenFolder(RepositoryRoot.Path("tests", "goldens"), IsWriting, IsBuildServer).Check(actual, relativePath);
}

/// <summary>A folder of expected documents.</summary>
/// <param name="folder">Absolute path.</param>
/// <param name="isWriting">Whether documents are written anew instead of compared.</param>
/// <param name="isBuildServer">Whether nobody looks at the differences, so that writing is refused.</param>
public sealed class GoldenFolder(string folder, bool isWriting, bool isBuildServer)
{
    /// <summary>As <see cref="Golden.Matches"/>.</summary>
    public void Check(string actual, string relativePath)
    {
        var golden = Path.Combine(folder, relativePath);
        var received = Path.ChangeExtension(golden, ".received" + Path.GetExtension(golden));
        if (isWriting)
            Write(golden, actual);
        else
            Compare(actual, golden, received);
        File.Delete(received);
    }

    private void Write(string golden, string actual)
    {
        Assert.False(isBuildServer, "Goldens are not written when CI=true: write them on your machine, look at the difference, commit.");
        WriteText(golden, actual);
    }

    private static void Compare(string actual, string golden, string received)
    {
        var expected = File.Exists(golden) ? Lines(File.ReadAllText(golden)) : null;
        var difference = expected is null ? "There is no golden yet." : FirstDifference(expected, Lines(actual));
        if (difference is null)
            return;
        WriteText(received, actual);
        Assert.Fail($"{golden} does not match. {difference}\nMade: {received}\nIf that is what it should be now: ./dev.sh golden");
    }

    private static void WriteText(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Join('\n', Lines(text)));
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static string? FirstDifference(string[] expected, string[] actual)
    {
        var same = expected.Zip(actual).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        return same == expected.Length && same == actual.Length
            ? null
            : $"First difference in line {same + 1}:\n- {LineOrEnd(expected, same)}\n+ {LineOrEnd(actual, same)}";
    }

    private static string LineOrEnd(string[] lines, int index) => index < lines.Length ? lines[index] : "(end of text)";
}
