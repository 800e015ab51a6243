namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>A workbook that has passed all limits and is ready for ExcelDataReader.</summary>
/// <param name="Bytes">What the reader is given: the file itself, or its needed parts packed anew.</param>
/// <param name="Scans">Per sheet in the order of the workbook.</param>
/// <param name="Epoch1904">True when day counts begin on 1/1/1904.</param>
/// <param name="Ignored">Vietnamese: what was left alone (macros, external links).</param>
internal sealed record PreparedWorkbook(Stream Bytes, IReadOnlyList<SheetScan> Scans, bool Epoch1904, IReadOnlyList<string> Ignored)
{
    /// <summary>True when no row can stand behind the last one of its scan, whatever the file claims: the scan of .xls sees every record.</summary>
    public bool EndsWithScan { get; init; }
}

/// <summary>A step that gives a value or the trouble that ends reading.</summary>
/// <param name="Value">The value; null when there is trouble.</param>
/// <param name="Trouble">The trouble; null when there is a value.</param>
internal readonly record struct Attempt<T>(T? Value, ReadingTrouble? Trouble) where T : class
{
    public static implicit operator Attempt<T>(T value) => new(value, null);

    public static implicit operator Attempt<T>(ReadingTrouble trouble) => new(null, trouble);
}
