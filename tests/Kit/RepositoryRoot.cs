namespace MongCai.Poverty.Etl.Tests.Kit;

/// <summary>The folder of the repository, found from where the tests are built: tests read samples, configuration and sources in place.</summary>
public static class RepositoryRoot
{
    private const string Mark = "MongCai.Poverty.Etl.sln";

    private static readonly Lazy<string> Found = new(() => FindFrom(AppContext.BaseDirectory));

    /// <summary>Absolute path, without a separator at its end.</summary>
    public static string Folder => Found.Value;

    /// <summary>Absolute path of something in the repository.</summary>
    /// <param name="parts">Path from the root: <c>"tests", "samples"</c> or <c>"config/wards.yml"</c>.</param>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);

    /// <summary>The nearest folder at or above <paramref name="start"/> that holds the solution.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none: the tests run away from their repository.</exception>
    public static string FindFrom(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, Mark)))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No {Mark} at or above {start}.");
    }
}
