using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Rules.Sources;

/// <summary>A C# file of the project, as text and as syntax.</summary>
/// <param name="Path">From the root of the repository, with slashes: <c>worker/Model/Ward.cs</c>.</param>
/// <param name="Text">Its content.</param>
public sealed record SourceFile(string Path, string Text)
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> WorkerFiles = new(() => Read("worker"));
    private static readonly Lazy<IReadOnlyList<SourceFile>> TestFiles = new(() => Read("tests"));
    private CompilationUnitSyntax? _syntax;

    /// <summary>The sources of the worker without migrations, which are generated.</summary>
    public static IReadOnlyList<SourceFile> Worker => WorkerFiles.Value;

    /// <summary>The sources of all tests.</summary>
    public static IReadOnlyList<SourceFile> Tests => TestFiles.Value;

    /// <summary>The stage: first folder below <c>worker/</c>; empty for <c>Program.cs</c>.</summary>
    public string Stage => Path.Split('/') is ["worker", var stage, _, ..] ? stage : "";

    /// <summary>The root of its syntax tree.</summary>
    public CompilationUnitSyntax Syntax => _syntax ??= SyntaxFactory.ParseCompilationUnit(Text);

    /// <summary>All nodes of a kind.</summary>
    public IEnumerable<T> All<T>() where T : SyntaxNode => Syntax.DescendantNodes().OfType<T>();

    /// <summary>File and line of a node, as editors take it: <c>worker/Model/Ward.cs:12</c>.</summary>
    public string At(SyntaxNode node) => $"{Path}:{Syntax.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1}";

    private static List<SourceFile> Read(string folder) =>
        [.. RepositoryFile.All(folder).Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(path => new SourceFile(path, File.ReadAllText(RepositoryRoot.Path(path))))];
}
