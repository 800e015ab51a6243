using SkiaSharp;

namespace MongCai.Poverty.Etl.Reporting.Rendering;

/// <summary>
/// A font on this machine that holds every Vietnamese letter. Not every one does that bears a good name: Liberation 1.x (Debian 12, package
/// fonts-liberation) has none of them, Liberation 2.x (fonts-liberation2) has all.
/// </summary>
/// <param name="Name">Family.</param>
/// <param name="Path">File of the regular face.</param>
/// <param name="BoldPath">File of the bold face; the regular one when there is none.</param>
public sealed record VietnameseFont(string Name, string Path, string BoldPath)
{
    private const string SmallLetters = "ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữừứửíìịỉĩýỳỷỵỹđ";
    private const string Letters = SmallLetters + "ẠẢÃÀÁÂẬẦẤẨẪĂẮẰẶẲẴÓÒỌÕỎÔỘỔỖỒỐƠỜỚỢỞỠÉÈẺẸẼÊẾỀỆỂỄÚÙỤỦŨƯỰỮỪỨỬÍÌỊỈĨÝỲỶỴỸĐ";

    private static readonly string[] Folders = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", @"C:\Windows\Fonts"];

    private static readonly (string Regular, string Bold)[] Sans =
    [
        ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"), ("Arimo-Regular.ttf", "Arimo-Bold.ttf"), ("arial.ttf", "arialbd.ttf"),
        ("Arial.ttf", "Arial Bold.ttf"), ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ];

    /// <summary>As broad as Times New Roman, letter by letter.</summary>
    private static readonly (string Regular, string Bold)[] Times =
    [
        ("times.ttf", "timesbd.ttf"), ("Times New Roman.ttf", "Times New Roman Bold.ttf"), ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
        ("Tinos-Regular.ttf", "Tinos-Bold.ttf"),
    ];

    /// <summary>A font for charts.</summary>
    /// <param name="given">Setting <c>Documents:ChartFont</c>; null to search.</param>
    /// <returns>Null when no font with Vietnamese letters is there: charts are left out then.</returns>
    public static VietnameseFont? ForCharts(string? given = null) =>
        given is { Length: > 0 } ? Read(given, null) : Search(Sans);

    /// <summary>Times New Roman or one with its metrics, for PDF.</summary>
    /// <returns>Null when there is none: the PDF mixes fonts then.</returns>
    public static VietnameseFont? ForDocuments() => Search(Times);

    /// <summary>What is missing on this machine, for the command <c>check</c>.</summary>
    public static IReadOnlyList<ConfigurationFault> Check(DocumentsOptions options) =>
    [
        .. ForCharts(options.ChartFont) is null
            ? [new ConfigurationFault("Documents:ChartFont", null, "Không có phông chữ đủ chữ cái tiếng Việt để vẽ biểu đồ; báo cáo sẽ không có biểu đồ.", "Cài gói fonts-liberation2 hoặc fonts-dejavu-core, hoặc chỉ đường dẫn tới một tệp .ttf.")]
            : (ConfigurationFault[])[],
        .. ForDocuments() is null
            ? [new ConfigurationFault("Documents:Converter", null, "Không có phông Times New Roman hoặc phông tương đương đủ chữ cái tiếng Việt; tệp PDF sẽ lẫn nhiều phông chữ.", "Cài gói fonts-liberation2 (Debian 12) hoặc phông Times New Roman.")]
            : (ConfigurationFault[])[],
    ];

    private static VietnameseFont? Search((string Regular, string Bold)[] files) => files
        .SelectMany(names => Find(names.Regular).Select(path => Read(path, names.Bold)))
        .FirstOrDefault(font => font is not null);

    private static VietnameseFont? Read(string path, string? boldName)
    {
        if (!File.Exists(path)) return null;
        using var face = SKTypeface.FromFile(path);
        if (face is null || !face.ContainsGlyphs(Letters)) return null;
        var bold = boldName is null ? path : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, boldName);
        return new VietnameseFont(face.FamilyName, path, File.Exists(bold) ? bold : path);
    }

    private static IEnumerable<string> Find(string file) => Folders.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, file, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
        .Order(StringComparer.Ordinal);
}
