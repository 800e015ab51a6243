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

    /// <summary>Checks and prepares; the reader is given the file itself.</summary>
    /// <exception cref="InvalidDataException">Damaged.</exception>
    public static Attempt<PreparedWorkbook> Open(ReadOnlyMemory<byte> bytes, ReadingLimits limits)
    {
        var file = new CompoundFile(bytes);
        if (file.Names.Contains("EncryptedPackage", StringComparer.Ordinal)) return Troubles.Password;
        if ((file.Find("Workbook") ?? file.Find("Book")) is not { } records) return Foreign(file);
        var scan = new BiffScan(records);
        scan.Run();
        if (scan.IsEncrypted) return Troubles.Password;
        if (scan.Sheets.Count > limits.Sheets) return Troubles.Over($"có {scan.Sheets.Count} trang tính, quá giới hạn {limits.Sheets}");
        return scan.Sheets.Select(sheet => sheet.Trouble(limits)).FirstOrDefault(trouble => trouble is not null) is { } over
            ? over
            : new PreparedWorkbook(bytes.AsStream(), scan.Sheets, scan.Epoch1904, Ignored(file, scan)) { EndsWithScan = true };
    }

    private static ReadingTrouble Foreign(CompoundFile file)
    {
        var other = Others.FirstOrDefault(other => file.Names.Contains(other.Stream, StringComparer.Ordinal));
        return Troubles.Foreign(other.Name ?? "tệp không rõ loại");
    }

    private static List<string> Ignored(CompoundFile file, BiffScan scan)
    {
        var ignored = new List<string>();
        if (file.Names.Contains("_VBA_PROJECT_CUR", StringComparer.Ordinal)) ignored.Add("macro (chương trình kèm theo)");
        if (scan.HasExternalLinks) ignored.Add("liên kết đến tệp khác");
        return ignored;
    }
}
