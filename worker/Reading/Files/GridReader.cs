using System.Text;
using ExcelDataReader;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Reads the cells of a prepared workbook with ExcelDataReader.</summary>
internal static class GridReader
{
    private const int UsualColumns = 32;

    // A form has less than half of that; stray cells far out must not cost time.
    private const int MostWidths = 100;

    private const int MostColumnsOfXls = 256;

    static GridReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>All sheets in the order of the workbook, hidden ones and hidden rows too.</summary>
    public static List<SheetGrid> Read(PreparedWorkbook workbook)
    {
        using var reader = ExcelReaderFactory.CreateReader(workbook.Bytes);
        if (reader.ResultsCount != workbook.Scans.Count) throw new InvalidDataException("the reader sees other sheets than the scan");
        var sheets = new List<SheetGrid>();
        do
        {
            sheets.Add(Sheet(reader, workbook, workbook.Scans[sheets.Count]));
        }
        while (reader.NextResult());

        return sheets;
    }

    private static SheetGrid Sheet(IExcelDataReader reader, PreparedWorkbook workbook, SheetScan scan)
    {
        var sheet = new SheetGrid(reader.Name ?? throw new InvalidDataException("a sheet has no name"))
        {
            Merges = reader.MergeCells ?? [],
            IsHidden = reader.VisibleState != "visible",
            Widths = [.. Enumerable.Range(0, Math.Min(reader.FieldCount, MostWidths)).Select(reader.GetColumnWidth)],
        };
        // A damaged .xls file may claim thousands of rows and columns more than it has; blank ones cost time too.
        var columns = Math.Min(reader.FieldCount, Math.Max(scan.LastColumn, MostColumnsOfXls));
        var number = 0;
        var rows = workbook.EndsWithScan ? scan.LastRow : int.MaxValue;
        while (number < rows && reader.Read())
        {
            number++;
            List<RawCell>? cells = null;
            for (var column = 0; column < columns; column++)
            {
                if (reader.GetValue(column) is not { } value) continue;
                var cell = Cell(new(number, column + 1), value, reader, column, workbook.Epoch1904);
                if (!cell.IsBlank) (cells ??= new(Math.Min(reader.FieldCount, UsualColumns))).Add(cell);
            }

            if (cells is not null) sheet.Rows.Add(new(number, cells));
        }

        AddFaults(sheet, scan);
        LegacyCells.Decode(sheet);
        return sheet;
    }

    private static RawCell Cell(CellAddress address, object value, IExcelDataReader reader, int column, bool epoch1904) => value switch
    {
        string text => string.IsNullOrWhiteSpace(text) ? RawCell.BlankAt(address) : new(address, RawKind.Text, text, 0, null),
        double number => new(address, RawKind.Number, null, number, Style(reader.GetNumberFormatString(column))),
        int number => new(address, RawKind.Number, null, number, Style(reader.GetNumberFormatString(column))),
        DateTime date => new(address, RawKind.Date, null, SerialDate.FromDate(date, epoch1904), null, DateOnly.FromDateTime(date)),
        TimeSpan span => new(address, RawKind.Number, null, span.TotalDays, null),
        bool truth => new(address, RawKind.Boolean, null, truth ? 1 : 0, null),
        _ => throw new InvalidDataException($"cell {address} holds {value.GetType().Name}"),
    };

    private static CellStyle? Style(string? format) => format is null or "General" ? null : new(format, null);

    private static void AddFaults(SheetGrid sheet, SheetScan scan)
    {
        foreach (var fault in scan.Faults)
        {
            var at = sheet.Rows.FindIndex(row => row.Number >= fault.Address.Row);
            if (at < 0) at = sheet.Rows.Count;
            if (at == sheet.Rows.Count || sheet.Rows[at].Number != fault.Address.Row) sheet.Rows.Insert(at, new(fault.Address.Row, []));
            var cells = sheet.Rows[at].Cells;
            cells.RemoveAll(cell => cell.Address == fault.Address);
            var before = cells.FindIndex(cell => cell.Address.Column > fault.Address.Column);
            cells.Insert(before < 0 ? cells.Count : before, fault);
        }
    }
}
