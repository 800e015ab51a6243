using Microsoft.Extensions.Options;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>Files that lie where no pass takes them.</summary>
/// <param name="Folder">Folder below the inbox with <c>/</c>; empty for the inbox itself.</param>
/// <param name="Files">Names in it, those of deeper folders with their path; at most <see cref="StrayFiles.Most"/>.</param>
/// <param name="Sentence">Vietnamese: what lies where, and what to do.</param>
public sealed record StrayPlace(string Folder, IReadOnlyList<string> Files, string Sentence);

/// <summary>Finds what lies in the inbox itself, in folders of folders, and in folders of no ward, and beside the reports what is none: nothing there may be overlooked in silence.</summary>
public sealed class StrayFiles(IOptions<InboxOptions> options, WardRegister register)
{
    /// <summary>Names that are listed of one folder.</summary>
    public const int Most = 100;

    /// <summary>Name of the text that is laid beside such files.</summary>
    public const string Note = InboxNames.Note;

    private const int Shown = 5;
    private static readonly string[] Own = [InboxFolders.Forms, InboxFolders.Received, InboxFolders.Answers];

    private static readonly EnumerationOptions Here = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System | FileAttributes.Device,
        IgnoreInaccessible = true,
    };

    private static readonly EnumerationOptions Below = new() { AttributesToSkip = Here.AttributesToSkip, IgnoreInaccessible = true, RecurseSubdirectories = true, MaxRecursionDepth = 8 };

    /// <summary>Looks once; an inbox that is away holds nothing.</summary>
    public IReadOnlyList<StrayPlace> Find()
    {
        var root = new DirectoryInfo(options.Value.Folder);
        return root.Exists ? [.. OfRoot(root), .. Folders(root).SelectMany(OfWardFolder)] : [];
    }

    /// <summary>Looks, lays a note beside what it found, and takes notes away where nothing lies any more.</summary>
    /// <param name="ct">Ends the work between two notes.</param>
    /// <exception cref="IOException">A note cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A note may not be written.</exception>
    public async Task<IReadOnlyList<StrayPlace>> TellAsync(CancellationToken ct)
    {
        var places = Find();
        var root = new DirectoryInfo(options.Value.Folder);
        if (!root.Exists) return places;
        var sentences = places.Where(place => place.Files.Count > 0).ToLookup(place => place.Folder, place => place.Sentence, StringComparer.Ordinal);
        foreach (var folder in Folders(root).SelectMany(folder => Folders(folder).Where(inner => !IsOwn(inner)).Prepend(folder)).Prepend(root))
        {
            var name = Path.GetRelativePath(root.FullName, folder.FullName).Replace('\\', '/').TrimStart('.');
            await AnswerFiles.ReplaceAsync(Path.Combine(folder.FullName, Note), sentences.Contains(name) ? Text(sentences[name]) : null, ct);
        }

        return places;
    }

    private IEnumerable<StrayPlace> OfRoot(DirectoryInfo root)
    {
        var files = Files(root, Here);
        if (files.Count > 0)
            yield return new("", files, $"Ngay trong thư mục nhận báo cáo có {Count(files)} chưa được nhận: {List(files)}. Chuyển tệp vào thư mục của {register.Area.Units} nộp.");
    }

    private IEnumerable<StrayPlace> OfWardFolder(DirectoryInfo folder)
    {
        if (!register.OfSlug(folder.Name).Any())
            yield return new(folder.Name, Files(folder, Here), $"Thư mục \"{folder.Name}\" không phải của {register.Area.Units} nào; đơn vị của tệp trong đó chỉ được nhận ra từ nội dung. Dùng đúng thư mục của từng đơn vị.");
        var none = Names(folder, folder.EnumerateFiles("*", Here).Where(IsNoReport));
        if (none.Count > 0)
            yield return new(folder.Name, none, $"Thư mục \"{folder.Name}\" có {Count(none)} không phải sổ Excel nên chưa được nhận: {List(none)}. Nếu là báo cáo, đặt chính tệp báo cáo (không phải lối tắt) vào đây, lưu dạng .xlsx; nếu không, xóa tệp đi.");
        foreach (var inner in Folders(folder).Where(inner => !IsOwn(inner)))
        {
            var files = Files(inner, Below);
            if (files.Count > 0)
                yield return new($"{folder.Name}/{inner.Name}", files, $"Thư mục con \"{folder.Name}/{inner.Name}\" có {Count(files)} chưa được nhận: {List(files)}. Muốn nộp, chuyển tệp ra ngay thư mục \"{folder.Name}\".");
        }
    }

    private static IEnumerable<DirectoryInfo> Folders(DirectoryInfo folder) =>
        folder.EnumerateDirectories("*", Here).Where(inner => !InboxNames.IsLeftAlone(inner.Name)).OrderBy(inner => inner.Name, StringComparer.Ordinal);

    private static bool IsOwn(DirectoryInfo folder) => Own.Contains(folder.Name, StringComparer.Ordinal);

    /// <summary>Beside the reports: a shortcut, or a name without ending whose content is no workbook. What cannot be read now is told when it can.</summary>
    private static bool IsNoReport(FileInfo file)
    {
        try
        {
            return InboxNames.Of(file.Name) switch
            {
                InboxName.Shortcut => true,
                InboxName.Unknown => !WorkbookSniff.IsWorkbook(file.FullName),
                _ => false,
            };
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static List<string> Files(DirectoryInfo folder, EnumerationOptions depth) => Names(folder, folder.EnumerateFiles("*", depth).Where(file => !InboxNames.IsLeftAlone(file.Name)));

    private static List<string> Names(DirectoryInfo folder, IEnumerable<FileInfo> files) =>
        [.. files.Select(file => Path.GetRelativePath(folder.FullName, file.FullName)).Take(Most).Order(StringComparer.Ordinal)];

    private static string Count(List<string> files) => files.Count < Most ? $"{files.Count} tệp" : $"từ {Most} tệp trở lên";

    private static string List(List<string> files) => string.Join(", ", files.Take(Shown)) + (files.Count > Shown ? ", …" : "");

    private static byte[] Text(IEnumerable<string> sentences) => AnswerFiles.Plain($"{string.Join("\n\n", sentences)}\n\nTệp nhắc này được tự động xóa khi không còn tệp nào nằm nhầm chỗ.\n");
}
