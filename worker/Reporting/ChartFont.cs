using SkiaSharp;

namespace MongCai.Poverty.Etl.Reporting;

/// <summary>A font file that holds every Vietnamese letter, so that no chart ever shows boxes instead of letters.</summary>
/// <param name="Name">Family.</param>
/// <param name="Path">File of the regular face.</param>
/// <param name="BoldPath">File of the bold face; null when there is none.</param>
public sealed record ChartFont(string Name, string Path, string? BoldPath)
{
    private const string Letters = "ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừứíìịỉĩýỳỷỵỹđĐƯƠÂÊÔĂ";

    private static readonly string[] Folders = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", @"C:\Windows\Fonts"];

    private static readonly (string Regular, string Bold)[] Files =
    [
        ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"), ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"), ("arial.ttf", "arialbd.ttf"), ("Arial.ttf", "Arial Bold.ttf"),
    ];

    /// <summary>Finds the font.</summary>
    /// <param name="given">Setting <c>Documents:ChartFont</c>; null to search.</param>
    /// <returns>Null when no font with Vietnamese letters is there: charts are left out then.</returns>
    public static ChartFont? Find(string? given = null) => given is { Length: > 0 }
        ? Read(given, null)
        : Files.Select(files => Search(files.Regular) is { } regular ? Read(regular, Search(files.Bold)) : null).FirstOrDefault(font => font is not null);

    private static ChartFont? Read(string path, string? bold)
    {
        if (!File.Exists(path)) return null;
        using var face = SKTypeface.FromFile(path);
        return face is not null && face.ContainsGlyphs(Letters) ? new ChartFont(face.FamilyName, path, bold) : null;
    }

    private static string? Search(string file) => Folders.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, file, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
        .Order(StringComparer.Ordinal).FirstOrDefault();
}
