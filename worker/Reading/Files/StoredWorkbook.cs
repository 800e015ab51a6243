namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Everything that a file stores in cells, seen by the scan of its format and held against what ExcelDataReader sees.</summary>
/// <param name="Sheets">Sheets with cells, in the order of the workbook, hidden ones too.</param>
/// <param name="Epoch1904">True when day counts begin on 1/1/1904.</param>
/// <param name="Ignored">Vietnamese: what was left alone (macros, external links).</param>
internal sealed record StoredWorkbook(IReadOnlyList<SheetGrid> Sheets, bool Epoch1904, IReadOnlyList<string> Ignored);
