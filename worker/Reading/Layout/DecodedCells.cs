using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>Finds the cells that were decoded otherwise than their sheet.</summary>
internal static class DecodedCells
{
    /// <summary>Those of titles, heading and lines; whatever else stands in the sheet lies outside the form.</summary>
    public static IEnumerable<DecodedCell> Of(SheetGrid sheet, Heading heading, RawTable table)
    {
        HashSet<int> lines = table is RawSummary summary
            ? [.. summary.Indicators.OfType<RawIndicator>().Select(line => line.Label.Address.Row)]
            : [.. table.Rows.Select(row => row.Number)];
        return from row in sheet.Rows
               where row.Number <= heading.LastRow || lines.Contains(row.Number)
               from cell in row.Cells
               where cell.Encoding != sheet.Encoding && cell.Encoding != LegacyEncoding.Unicode && (row.Number <= heading.LastRow || heading.IndexOf(cell.Address.Column) >= 0)
               select new DecodedCell(sheet.Name, cell.Address, cell.Encoding);
    }
}
