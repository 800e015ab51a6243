using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>A failure is named, or it goes up.</summary>
public sealed class FailureTests
{
    /// <summary>The edge of the program: here every failure becomes an exit status or the state of a job.</summary>
    private static readonly string[] Hosts = ["Jobs", "Cli"];

    /// <summary>Files that catch everything, each with its reason.</summary>
    private static readonly string[] CatchAllExceptions = [];

    /// <summary>Files with an empty catch, each with its reason.</summary>
    private static readonly string[] EmptyExceptions =
    [
        "worker/Intake/AnswerFiles.cs", // Another process put the same answer there: what was wanted.
        "worker/Intake/InboxPass.cs", // Another pass put the file away: what was wanted.
        "worker/Delivery/SmtpConnection.cs", // The goodbye to a server that hung up first: its answer no longer matters.
        "worker/Pipeline/Exclusion.cs", // Cancelling the renewal of a claim is how it ends.
        "worker/Storage/StoreMigration.cs", // Another process created the database first, which is what was wanted.
    ];

    [Fact]
    public void CatchAll_StandsOnlyAtTheEdge() =>
        Rule.Holds(
            "\"catch (Exception)\" stands only in Jobs and Cli: name the failure, filter it with \"when\", or end the block with \"throw;\".",
            SourceFile.Worker.Where(file => !CatchAllExceptions.Contains(file.Path)).SelectMany(CatchAll));

    [Fact]
    public void Catch_IsNeverEmpty() =>
        Rule.Holds(
            "A catch block does something: an empty one hides what went wrong.",
            SourceFile.Worker.Where(file => !EmptyExceptions.Contains(file.Path)).SelectMany(Empty));

    [Fact]
    public void Exceptions_AreNeeded()
    {
        Rule.IsNeeded(CatchAllExceptions, SourceFile.Worker.Where(file => CatchAll(file).Any()).Select(file => file.Path));
        Rule.IsNeeded(EmptyExceptions, SourceFile.Worker.Where(file => Empty(file).Any()).Select(file => file.Path));
    }

    [Theory]
    [InlineData("worker/Intake/A.cs", "catch (Exception) { Log(); }", 1)]
    [InlineData("worker/Intake/A.cs", "catch (System.Exception e) { Log(e); }", 1)]
    [InlineData("worker/Intake/A.cs", "catch { Log(); }", 1)]
    [InlineData("worker/Intake/A.cs", "catch (Exception) { Roll(); throw; }", 0)]
    [InlineData("worker/Intake/A.cs", "catch (Exception e) when (e is IOException) { Log(); }", 0)]
    [InlineData("worker/Intake/A.cs", "catch (IOException) { Log(); }", 0)]
    [InlineData("worker/Cli/A.cs", "catch (Exception) { Log(); }", 0)]
    public void Rule_CatchAll_IsFound(string path, string text, int broken) => Assert.Equal(broken, CatchAll(Around(path, text)).Count());

    [Theory]
    [InlineData("catch (IOException) { }", 1)]
    [InlineData("catch (IOException) { /* never mind */ }", 1)]
    [InlineData("catch (IOException) { return; }", 0)]
    public void Rule_EmptyCatch_IsFound(string text, int broken) => Assert.Equal(broken, Empty(Around("worker/Jobs/A.cs", text)).Count());

    private static SourceFile Around(string path, string text) => new(path, $"class A {{ void B() {{ try {{ C(); }} {text} }} }}");

    private static IEnumerable<string> CatchAll(SourceFile file) =>
        from clause in file.All<CatchClauseSyntax>()
        where !Hosts.Contains(file.Stage) && clause.Filter is null && CatchesEverything(clause) && !EndsWithThrow(clause)
        select file.At(clause);

    private static IEnumerable<string> Empty(SourceFile file) =>
        from clause in file.All<CatchClauseSyntax>()
        where clause.Block.Statements.Count == 0
        select file.At(clause);

    private static bool CatchesEverything(CatchClauseSyntax clause) => clause.Declaration?.Type.ToString() is null or "Exception" or "System.Exception";

    private static bool EndsWithThrow(CatchClauseSyntax clause) => clause.Block.Statements.LastOrDefault() is ThrowStatementSyntax { Expression: null };
}
