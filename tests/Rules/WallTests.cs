using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>What a ward sent is opened in a reader process and nowhere else: a workbook that hangs, swells or crashes takes nothing with it.</summary>
public sealed class WallTests
{
    private const string Root = "MongCai.Poverty.Etl.";
    private const string Isolation = Root + "Reading.Isolation.";

    /// <summary>What opens the bytes of a workbook.</summary>
    private static readonly string[] Openers = ["Reading.WorkbookReader", "Answering.ReturnedWorkbook", "Answering.CopiedWorkbook", "Answering.WorkbookCopy"];

    /// <summary>Who may name them: the judge, the tasks of a reader process, and they each other.</summary>
    private static readonly string[] Inside = ["Validation.WorkbookJudge", "Pipeline.ReaderTasks", .. Openers];

    [Fact]
    public void Workbooks_AreOpenedInReaderProcessesOnly() =>
        Rule.Holds("Only the tasks of a reader process open what a ward sent: add one to Pipeline/ReaderTasks and ask for it through WorkbookReaders.", Broken(Dependency.OfTheWorker));

    [Fact]
    public void Isolation_KnowsNoWorkbook() =>
        Rule.Holds(
            "Reading/Isolation holds processes, limits and frames; what is done inside is handed in by Pipeline.",
            Dependency.OfTheWorker.Where(one => one.From.StartsWith(Isolation, StringComparison.Ordinal) && one.To.StartsWith(Root, StringComparison.Ordinal) && !IsOfIsolation(one)).Select(one => one.ToString()));

    [Theory]
    [InlineData("Pipeline.CheckedWorkbooks", "Answering.ReturnedWorkbook")]
    [InlineData("Intake.InboxPass", "Reading.WorkbookReader")]
    public void Rule_OpenedOutside_IsBroken(string from, string to) => Assert.Single(Broken([new(Root + from, Root + to)]));

    [Theory]
    [InlineData("Pipeline.ReaderTasks", "Answering.CopiedWorkbook")]
    [InlineData("Validation.WorkbookJudge", "Reading.WorkbookReader")]
    public void Rule_OpenedInside_Holds(string from, string to) => Assert.Empty(Broken([new(Root + from, Root + to)]));

    private static IEnumerable<string> Broken(IEnumerable<Dependency> dependencies) =>
        dependencies.Where(one => Openers.Contains(Stem(one.To)) && !Inside.Contains(Stem(one.From))).Select(one => one.ToString());

    private static bool IsOfIsolation(Dependency one) => one.ToStage == "Model" || one.To == Root + "Reading.ReadingLimits" || one.To.StartsWith(Isolation, StringComparison.Ordinal);

    /// <summary>The type without its root; what the compiler nests in it belongs to it.</summary>
    private static string Stem(string type) => type.StartsWith(Root, StringComparison.Ordinal) ? type[Root.Length..].Split('+', '/')[0] : type;
}
