namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>One pass over the records of an .xlsb sheet: sizes and error cells, for which ExcelDataReader gives null.</summary>
internal static class SheetRecordScan
{
    private const int RowHeader = 0;
    private const int BlankCell = 1;
    private const int ErrorCell = 3;
    private const int LastPlainCell = 7;
    private const int FormulaText = 8;
    private const int FormulaError = 11;
    private const int InlineText = 62;

    public static SheetScan Run(ReadOnlySpan<byte> part)
    {
        var scan = new SheetScan();
        var row = 0;
        var records = new RecordStream(part);
        while (records.Next())
        {
            if (records.Type == RowHeader) row = Checked(records.Int32(0) + 1, 1_048_576);
            else if (records.Type is >= BlankCell and <= LastPlainCell or >= FormulaText and <= FormulaError or InlineText) Cell(scan, row, records);
        }

        return scan;
    }

    private static void Cell(SheetScan scan, int row, RecordStream records)
    {
        var column = Checked(records.Int32(0) + 1, 16_384);
        scan.Count(row, column, records.Type != BlankCell);
        if (records.Type is ErrorCell or FormulaError && records.Content.Length > 8) scan.Error(row, column, RecordNames.Error(records.Content[8]));
    }

    private static int Checked(int number, int most) => number >= 1 && number <= most ? number : throw new InvalidDataException("row or column out of range");
}
