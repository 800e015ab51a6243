using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>Where things of a ward lie in the inbox.</summary>
public sealed class InboxPaths(IOptions<InboxOptions> options)
{
    private const string ReturnedSuffix = " (đã kiểm tra)";

    // Most file systems take 255 bytes for a name; Vietnamese in decomposed form uses them up.
    private const int NameBytes = 255;

    /// <summary>Where a ward dropped a file.</summary>
    public string Dropped(string slug, string name) => Path.GetFullPath(Path.Combine(options.Value.Folder, slug, name));

    /// <summary>Where the original goes; a name that is taken gets the time of arrival, then a part of the hash.</summary>
    public string Put(ReceivedFile file)
    {
        var folder = Path.GetFullPath(Path.Combine(options.Value.Folder, file.Slug, InboxFolders.Received));
        var ending = Path.GetExtension(file.Name);
        var stem = Path.GetFileNameWithoutExtension(file.Name);
        var at = IntakeFindings.Local(file.SeenAt).ToString("yyyy-MM-dd HH.mm.ss", CultureInfo.InvariantCulture);
        string[] names = [file.Name, Fitted(stem, $" ({at}){ending}"), Fitted(stem, $" ({at} {file.Sha256[..8]}-{file.Arrival}){ending}")];
        return names.Select(name => Path.Combine(folder, name)).FirstOrDefault(path => !File.Exists(path)) ?? Path.Combine(folder, names[^1]);
    }

    /// <summary>Where the receipt goes as plain text; the newest answer to a name replaces the one before.</summary>
    public string TextReceipt(ReceivedFile file) => Answer(file, Fitted(file.Name, InboxFolders.TextSuffix));

    /// <summary>Where the receipt goes as a page.</summary>
    public string PageReceipt(ReceivedFile file) => Answer(file, Fitted(file.Name, InboxFolders.PageSuffix));

    /// <summary>Where the returned workbook goes: <c>Tuan 13 (đã kiểm tra).xlsx</c>.</summary>
    public string ReturnedWorkbook(ReceivedFile file) =>
        Answer(file, Fitted(StemOf(file.Name), ReturnedSuffix + ".xlsx"));

    /// <summary>The name of the ward's own file, without its ending and without what an earlier return added.</summary>
    internal static string StemOf(string fileName)
    {
        var stem = Path.GetFileNameWithoutExtension(fileName);
        return stem.EndsWith(ReturnedSuffix, StringComparison.OrdinalIgnoreCase) ? stem[..^ReturnedSuffix.Length] : stem;
    }

    private string Answer(ReceivedFile file, string name) => Path.GetFullPath(Path.Combine(options.Value.Folder, file.Slug, InboxFolders.Answers, name));

    private static string Fitted(string stem, string ending)
    {
        var room = NameBytes - Encoding.UTF8.GetByteCount(ending);
        var kept = stem.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        while (kept.Sum(Encoding.UTF8.GetByteCount) > room) kept.RemoveAt(kept.Count - 1);
        return string.Concat(kept) + ending;
    }
}
