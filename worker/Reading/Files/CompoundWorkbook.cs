namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Opens .xls, and tells it from the other kinds of compound file.</summary>
internal static class CompoundWorkbook
{
    private static readonly (string Stream, string Name)[] Others =
    [
        ("WordDocument", "tài liệu Word (.doc)"),
        ("PowerPoint Document", "bài trình chiếu PowerPoint (.ppt)"),
        ("__properties_version1.0", "thư điện tử Outlook (.msg)"),
        ("VisioDocument", "bản vẽ Visio"),
    ];

    /// <summary>Reads every cell of every sheet; a package of .xlsx that Excel opens without asking is opened too.</summary>
    /// <exception cref="UnreadableException">Foreign, protected, over a limit.</exception>
    /// <exception cref="InvalidDataException">Damaged.</exception>
    public static StoredWorkbook Open(ReadOnlyMemory<byte> bytes, ReadingLimits limits)
    {
        var file = new CompoundFile(bytes);
        if (file.Find("EncryptedPackage") is { } package)
            return Package.Open(DefaultPassword.Open(package, file.Find("EncryptionInfo") ?? [], limits) ?? throw new UnreadableException(Troubles.Password), limits);
        if ((file.Find("Workbook") ?? file.Find("Book")) is not { } stream) throw new UnreadableException(Foreign(file));
        var scan = new BiffScan(stream, limits);
        return new(scan.Read(), scan.Epoch1904, Ignored(file, scan));
    }

    private static ReadingTrouble Foreign(CompoundFile file)
    {
        var other = Others.FirstOrDefault(other => file.Contains(other.Stream));
        return Troubles.Foreign(other.Name ?? "tệp không rõ loại");
    }

    private static List<string> Ignored(CompoundFile file, BiffScan scan)
    {
        var ignored = new List<string>();
        if (file.Contains("_VBA_PROJECT_CUR")) ignored.Add("macro (chương trình kèm theo)");
        if (scan.HasExternalLinks) ignored.Add("liên kết đến tệp khác");
        return ignored;
    }
}
