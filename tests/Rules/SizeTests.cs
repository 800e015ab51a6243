using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>A file is read in one go. (The length of methods is held by the analyzer MA0051.)</summary>
public sealed class SizeTests
{
    private const int Limit = 250;

    /// <summary>Longer files, each with its reason.</summary>
    private static readonly string[] Exceptions =
    [
        "tests/Unit/Reading/FileTests.cs", // One table: every kind of file that is not a workbook, each with its answer.
        "tests/Unit/Reporting/ReportRendererTests.cs", // One report, seen in each of its formats.
        "tests/Unit/Validation/Rules/RuleTests.cs", // One table: the smallest failing and the nearest passing value of every rule.
        "tests/Unit/Validation/Values/ValueTests.cs", // One table: what each kind of value accepts and refuses.
    ];

    private static IEnumerable<SourceFile> Files => SourceFile.Worker.Concat(SourceFile.Tests);

    [Fact]
    public void Files_AreShort() =>
        Rule.Holds(
            $"A file has at most {Limit} lines: split it along what it does.",
            Files.Where(IsLong).Where(file => !Exceptions.Contains(file.Path)).Select(file => $"{file.Path}: {Lines(file)} lines"));

    [Fact]
    public void Exceptions_AreNeeded() => Rule.IsNeeded(Exceptions, Files.Where(IsLong).Select(file => file.Path));

    [Theory]
    [InlineData(250, false)]
    [InlineData(251, true)]
    public void Rule_LengthAtTheLimit_IsExact(int lines, bool isLong) =>
        Assert.Equal(isLong, IsLong(new SourceFile("worker/Model/A.cs", string.Concat(Enumerable.Repeat("// line\n", lines)))));

    private static bool IsLong(SourceFile file) => Lines(file) > Limit;

    private static int Lines(SourceFile file) => file.Text.AsSpan().Count('\n');
}
