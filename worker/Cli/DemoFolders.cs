using System.Security.Cryptography;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>Where the demo reads and writes.</summary>
/// <param name="Out">Output folder, full path.</param>
/// <param name="Samples">The sample quarter: one folder per week, one per ward inside.</param>
internal sealed record DemoFolders(string Out, string Samples)
{
    private const string SampleQuarter = "tests/samples/q1-2024";

    /// <summary>The inbox that the wards' files are dropped into.</summary>
    public string Inbox => Path.Combine(Out, "inbox");

    /// <summary>Finds the samples from the working directory, then from the program upwards.</summary>
    /// <returns>Null when this is not a checkout of the repository.</returns>
    public static DemoFolders? Find(string output)
    {
        var samples = new[] { Environment.CurrentDirectory, AppContext.BaseDirectory }.SelectMany(Upwards).Select(folder => Path.Combine(folder, SampleQuarter)).FirstOrDefault(Directory.Exists);
        return samples is null ? null : new(Path.GetFullPath(output), samples);
    }

    private static IEnumerable<string> Upwards(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent) yield return folder.FullName;
    }

    /// <summary>Folder of the examples of other places in the same checkout.</summary>
    public string Examples => Path.GetFullPath(Path.Combine(Samples, "..", "..", "..", "config", "examples"));

    /// <summary>The weeks of the quarter, oldest first.</summary>
    public IReadOnlyList<string> Weeks => [.. Directory.GetDirectories(Samples).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>Keeps everything of the demo in its folder, whatever the environment says of an installation. Only a store that was named is used.</summary>
    /// <param name="given">The settings of the process.</param>
    public IReadOnlyDictionary<string, string?> Settings(IConfiguration given) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Store:ConnectionString"] = given["Store:ConnectionString"] ?? $"Data Source={Path.Combine(Out, "demo.db")}",
        ["Keys:File"] = Path.Combine(Out, "demo.keys"),
        ["Inbox:Folder"] = Inbox,
        ["Inbox:Archive"] = Path.Combine(Out, "archive"),
        ["Inbox:QuietPeriod"] = "00:00:00",
        ["Inbox:IsShare"] = "false",
        ["Documents:Folder"] = Path.Combine(Out, "documents"),
        ["Mail:Transport"] = "pickup",
        ["Mail:PickupFolder"] = Path.Combine(Out, "mail"),
    };

    /// <summary>Puts a week's workbooks into the wards' folders, as the wards would.</summary>
    public void Drop(string week)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Samples, week), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Inbox, Path.GetFileName(Path.GetDirectoryName(file)!), Path.GetFileName(file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    /// <summary>Hashes of all sample files.</summary>
    public IReadOnlySet<string> Hashes() =>
        Directory.GetFiles(Samples, "*.xls*", SearchOption.AllDirectories).Select(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))).ToHashSet();
}
