using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>
/// What a reader of the program has to hold in mind: files, types, lines, which top folders name each other. Counted from the text below <c>worker/</c>, build outputs,
/// migrations, <c>Operations/Pages</c> and <c>Operations/Health</c> left out, comments and strings aside.
/// </summary>
internal static partial class Shape
{
    private sealed record Source(string Path, string Folder, string Code, IReadOnlySet<string> Words);

    private sealed record Declared(string Name, Source Source, bool IsPublic);

    public static int Run(string root)
    {
        var worker = Path.Combine(root, "worker");
        var sources = Directory.EnumerateFiles(worker, "*.*", SearchOption.AllDirectories).Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(worker, path).Replace('\\', '/')).Where(IsCounted).Order(StringComparer.Ordinal).Select(path => Read(worker, path)).ToList();
        var types = sources.SelectMany(source => Declaration().Matches(source.Code).Select(match => new Declared(match.Groups["name"].Value, source, match.Value.StartsWith("public", StringComparison.Ordinal)))).DistinctBy(type => (type.Name, type.Source.Folder)).ToList();
        var lonely = types.Where(type => sources.Count(source => source != type.Source && source.Words.Contains(type.Name)) == 1).ToList();
        var walk = Walk(root, types);
        Console.WriteLine($"files                                  {sources.Count,6}");
        Console.WriteLine($"lines of code                          {sources.Sum(source => source.Code.Split('\n').Count(line => line.Trim().Length > 1)),6}");
        Console.WriteLine($"types                                  {types.Count,6}");
        Console.WriteLine($"public types                           {types.Count(type => type.IsPublic),6}");
        Console.WriteLine($"types named in exactly one other file  {lonely.Count,6}");
        Console.WriteLine($"types of closing on its walk           {walk.Count,6} {string.Join(" → ", walk)}");
        Folders(sources);
        foreach (var group in lonely.GroupBy(type => type.Source.Folder).OrderByDescending(group => group.Count())) Console.WriteLine($"one other file: {group.Key,-24} {string.Join(' ', group.Select(type => type.Name))}");
        return 0;
    }

    /// <summary>The types of a figure as the map names them, held against those that there are.</summary>
    private static List<string> Walk(string root, List<Declared> types)
    {
        var map = File.ReadAllText(Path.Combine(root, "ARCHITECTURE.md")).Split("\n## ").First(section => section.StartsWith("The walk of one figure", StringComparison.Ordinal));
        var walk = Step().Matches(map).Select(match => match.Groups["type"].Value).ToList();
        return walk.TrueForAll(name => types.Exists(type => type.Name == name)) ? walk : throw new InvalidDataException("ARCHITECTURE.md names a type on the walk of a figure that there is not.");
    }

    /// <summary>The matrix: an x where the folder of the line names the folder of the column. Ordered so that what is named stands before what names it, as far as that can be.</summary>
    private static void Folders(List<Source> sources)
    {
        var names = sources.GroupBy(source => Top(source.Folder)).Where(group => group.Key.Length > 0)
            .ToDictionary(group => group.Key, group => group.SelectMany(source => Named().Matches(source.Code)).Select(match => match.Groups["top"].Value).ToHashSet());
        var order = new List<string>();
        while (order.Count < names.Count) order.Add(names.Keys.Except(order).OrderBy(folder => names[folder].Except(order).Count(other => other != folder && names.ContainsKey(other))).ThenBy(folder => folder, StringComparer.Ordinal).First());
        foreach (var folder in order) Console.WriteLine($"{folder,-16}{string.Concat(order.Select(other => other == folder ? " ." : names[folder].Contains(other) ? " x" : "  "))}");
        var pairs = order.SelectMany((first, at) => order.Skip(at + 1).Where(second => names[first].Contains(second) && names[second].Contains(first)).Select(second => $"{first}-{second}")).ToList();
        Console.WriteLine($"folders that name each other           {pairs.Count,6} {string.Join(' ', pairs)}");
        Console.WriteLine($"marks above the diagonal               {order.Select((first, at) => order.Skip(at + 1).Count(names[first].Contains)).Sum(),6}");
    }

    private static bool IsCounted(string path) => !(path.StartsWith("bin/", StringComparison.Ordinal) || path.StartsWith("obj/", StringComparison.Ordinal)
        || path.StartsWith("Storage/Migrations/", StringComparison.Ordinal) || path.StartsWith("Operations/Pages/", StringComparison.Ordinal) || path.StartsWith("Operations/Health/", StringComparison.Ordinal));

    private static Source Read(string worker, string path)
    {
        var code = Comment().Replace(File.ReadAllText(Path.Combine(worker, path)), match => match.Value[0] is '"' or '$' or '@' ? match.Value : "");
        return new(path, Path.GetDirectoryName(path)!.Replace('\\', '/'), code, Word().Matches(code).Select(match => match.Value).ToHashSet(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `\w+/` \| `(?<type>\w+)` \|", RegexOptions.Multiline, 10_000)]
    private static partial Regex Step();

    private static string Top(string folder) => folder.Split('/')[0];

    /// <summary>Strings are matched too, so that two slashes inside one are no comment.</summary>
    [GeneratedRegex("""\$?@?"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*.*?\*/""", RegexOptions.Singleline, 10_000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{N}_]*", RegexOptions.None, 10_000)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<access>(?:public|internal|private|protected|file) )?(?:(?:sealed|static|abstract|readonly|partial|ref) )*(?:class|record struct|record|struct|enum|interface) (?<name>[A-Z]\w*)", RegexOptions.None, 10_000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"MongCai\.Poverty\.Etl\.(?<top>[A-Z]\w+)", RegexOptions.None, 10_000)]
    private static partial Regex Named();
}
