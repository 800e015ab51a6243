using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Rules.Sources;

/// <summary>Lists what belongs to the project; what is built, fetched or received does not.</summary>
public static class RepositoryFile
{
    private static readonly string[] NotOurs = ["bin", "obj", "artifacts", "var", "node_modules"];

    /// <summary>Paths below a folder from the root of the repository, with slashes, in order; none when the folder does not exist yet.</summary>
    public static IReadOnlyList<string> All(string folder)
    {
        var start = RepositoryRoot.Path(folder);
        if (!Directory.Exists(start))
            return [];
        return [.. Directory.EnumerateFiles(start, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryRoot.Folder, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(NotOurs.Contains) && !path.Contains(".received.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }
}
