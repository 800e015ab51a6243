using Microsoft.Extensions.Options;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>What one look into the inbox gave.</summary>
/// <param name="Settled">Files at rest over all folders, oldest first: of two workbooks of a ward and week the newer ends up in force, also when they lie in two folders.</param>
/// <param name="Waiting">Files that may still be written to.</param>
/// <param name="Failed">Folders and files that could not be looked at.</param>
public sealed record InboxScan(IReadOnlyList<FoundFile> Settled, int Waiting, IReadOnlyList<FailedFile> Failed)
{
    /// <summary>When it began to look, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Looks for files at rest in the wards' folders. One instance per process: it remembers what it saw.</summary>
public sealed class InboxScanner(IOptions<InboxOptions> options, TimeProvider time)
{
    private static readonly EnumerationOptions NoLinks = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System | FileAttributes.Device,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
    };

    private Dictionary<(string Path, long Bytes, DateTime Modified), (DateTimeOffset SeenAt, DateTimeOffset? ScannedBefore)> observed = [];
    private DateTimeOffset? last;

    /// <summary>Looks once. A file is at rest when it stayed as it is for the quiet period, either under our eyes or by its own time stamp.</summary>
    /// <param name="scannedAt">When another process looked last and left nothing for the next; null when that is not known.</param>
    /// <exception cref="TransientException">The inbox is not there.</exception>
    public InboxScan Scan(DateTimeOffset? scannedAt = null)
    {
        var (began, before) = (time.GetUtcNow(), scannedAt > last || last is null ? scannedAt : last);
        var root = new DirectoryInfo(options.Value.Folder);
        var failed = new List<FailedFile>();
        var found = new List<FoundFile>();
        foreach (var folder in WardFolders(root)) found.AddRange(Look(folder, failed));
        var now = time.GetUtcNow();
        var seen = found.ConvertAll(file => Observe(file, now, before));
        if (failed.Count == 0) last = began;
        observed = seen.ToDictionary(Key, file => (file.SeenAt, file.ScannedBefore));
        var waiting = seen.Count(file => !IsSettled(file));
        var settled = seen.Where(file => IsSettled(file) && IsTaken(file, failed)).ToList();
        return new(Ordered(settled), waiting, failed) { At = began };
    }

    private static List<DirectoryInfo> WardFolders(DirectoryInfo root)
    {
        try
        {
            return [.. root.EnumerateDirectories("*", NoLinks).Where(folder => !InboxNames.IsLeftAlone(folder.Name))];
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            throw new TransientException($"Không mở được thư mục nhận báo cáo {root.FullName}; chưa tệp nào bị mất. Hãy kiểm tra kết nối tới thư mục chia sẻ và Inbox:Folder, rồi chạy lại.", away);
        }
    }

    private static List<FoundFile> Look(DirectoryInfo folder, List<FailedFile> failed)
    {
        try
        {
            return [.. folder.EnumerateFiles("*", NoLinks).Where(file => InboxNames.Of(file.Name) is InboxName.Report or InboxName.Unknown)
                .Select(file => new FoundFile(folder.Name, file.Name, file.FullName, file.Length, new(file.LastWriteTimeUtc, TimeSpan.Zero), default))];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            failed.Add(new(folder.Name, null, fault.Message));
            return [];
        }
    }

    /// <summary>What is seen for the first time has one moment in all folders: between two such files their own times decide.</summary>
    private FoundFile Observe(FoundFile file, DateTimeOffset now, DateTimeOffset? before)
    {
        var (seenAt, scannedBefore) = observed.TryGetValue(Key(file), out var known) ? known : (now, before);
        return file with { SeenAt = seenAt, ScannedBefore = scannedBefore };
    }

    /// <summary>A name without ending may be a workbook's; what is none is told by <see cref="StrayFiles"/>.</summary>
    private static bool IsTaken(FoundFile file, List<FailedFile> failed)
    {
        try
        {
            return InboxNames.Of(file.Name) == InboxName.Report || WorkbookSniff.IsWorkbook(file.Path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            failed.Add(new(file.Slug, file.Name, fault.Message));
            return false;
        }
    }

    private bool IsSettled(FoundFile file)
    {
        var limit = time.GetUtcNow() - options.Value.QuietPeriod;
        return file.SeenAt <= limit || file.ModifiedAt <= limit;
    }

    /// <summary>By their own times; what has the same time by folder and name, so that every pass over the same files gives the same versions.</summary>
    private static List<FoundFile> Ordered(IEnumerable<FoundFile> files) =>
        [.. files.OrderBy(file => file.ModifiedAt).ThenBy(file => file.Slug, StringComparer.Ordinal).ThenBy(file => file.Name, StringComparer.Ordinal)];

    private static (string Path, long Bytes, DateTime Modified) Key(FoundFile file) => (file.Path, file.Bytes, file.ModifiedAt.UtcDateTime);
}
