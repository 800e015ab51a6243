namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>The scan of one sheet of .xls: every cell, exactly as stored.</summary>
internal sealed class BiffSheet(string sheet, SheetScan scan, SharedParts shared, BiffScan workbook)
{
    private const int Formula = 0x0006;
    private const int StringResult = 0x0207;
    private const int SharedFormula = 0x04BC;
    private const int ArrayFormula = 0x0221;
    private const int TableFormula = 0x0236;
    private const int Continue = 0x003C;
    private const int ValueAt = 6;

    private (int Row, int Column, CellStyle? Style)? awaitsText;

    /// <summary>Reads until the sheet ends: at its last record, where the next sheet begins, or where the stream does. Charts inside it are passed over.</summary>
    /// <param name="records">At the begin of the sheet.</param>
    /// <param name="beginnings">Where sheets begin.</param>
    /// <exception cref="InvalidDataException">Damaged.</exception>
    public void Read(BiffRecords records, HashSet<int> beginnings)
    {
        if (!records.Next() || records.Type != BiffScan.Bof) throw new InvalidDataException("no sheet begins here");
        for (var depth = 1; depth > 0 && records.Next() && !beginnings.Contains(records.Offset);)
        {
            if (records.Type == BiffScan.Bof) depth++;
            else if (records.Type == BiffScan.Eof) depth--;
            else if (depth == 1) Take(records);
        }

        CloseFormula(null);
    }

    private void Take(BiffRecords records)
    {
        if (records.Type is not (SharedFormula or ArrayFormula or TableFormula or Continue)) CloseFormula(records);
        switch (records.Type)
        {
            case 0x00BD: TakeNumbers(records); break;
            case 0x00BE: TakeBlanks(records); break;
            case 0x00E5: TakeMerges(records); break;
            case 0x007D: scan.Width(records.UInt16(0) + 1, records.UInt16(2) + 1, (records.UInt16(8) & 1) != 0 ? 0 : records.UInt16(4) / 256.0); break;
            case Formula or 0x0201 or 0x0203 or 0x0204 or 0x0205 or 0x00D6 or 0x00FD or 0x027E: TakeCell(records, records.UInt16(0) + 1, records.UInt16(2) + 1, shared.Style(records.UInt16(4))); break;
        }
    }

    private void TakeCell(BiffRecords records, int row, int column, CellStyle? style)
    {
        switch (records.Type)
        {
            case Formula: TakeFormula(records, row, column, style); break;
            case 0x0201: scan.Blank(row, column); break;
            case 0x0203: scan.Number(row, column, style, records.Double(ValueAt)); break;
            case 0x027E: scan.Number(row, column, style, BinarySheet.SmallNumber(records.Int32(ValueAt))); break;
            case 0x00FD: scan.Text(row, column, style, shared.String(records.Int32(ValueAt), sheet, new(row, column))); break;
            case 0x0204 or 0x00D6: scan.Text(row, column, style, Text(records, ValueAt)); break;
            case 0x0205 when records.Byte(ValueAt + 1) == 1: scan.Error(row, column, RecordNames.Error(records.Byte(ValueAt))); break;
            case 0x0205: scan.Boolean(row, column, style, records.Byte(ValueAt) != 0); break;
        }
    }

    /// <summary>A result that is no number has 0xFFFF in its last two bytes and its kind in the first: 0 text, in the next record; 1 TRUE or FALSE; 2 error; 3 empty text, which writers store that cannot calculate.</summary>
    private void TakeFormula(BiffRecords records, int row, int column, CellStyle? style)
    {
        if (records.UInt16(ValueAt + 6) != 0xFFFF) scan.Number(row, column, style, records.Double(ValueAt));
        else
        {
            switch (records.Byte(ValueAt))
            {
                case 0: awaitsText = (row, column, style); break;
                case 1: scan.Boolean(row, column, style, records.Byte(ValueAt + 2) != 0); break;
                case 2: scan.Error(row, column, RecordNames.Error(records.Byte(ValueAt + 2))); break;
                case 3: scan.EmptyResult(row, column); break;
                default: throw new InvalidDataException("unknown kind of result");
            }
        }
    }

    /// <summary>The text of a formula must follow it, with at most the records of a shared formula, an array or a table between.</summary>
    private void CloseFormula(BiffRecords? records)
    {
        if (awaitsText is not var (row, column, style)) return;
        awaitsText = null;
        if (records?.Type != StringResult) scan.Uncalculated(row, column);
        else if (Text(records, 0) is { Length: > 0 } text) scan.Text(row, column, style, text);
        else scan.EmptyResult(row, column);
    }

    private string Text(BiffRecords records, int offset)
    {
        var text = records.Text(offset);
        return workbook.IsUnicode ? text.Unicode() : text.Bytes(text.UInt16(), workbook.Letters);
    }

    private void TakeNumbers(BiffRecords records)
    {
        var (row, column) = (records.UInt16(0) + 1, records.UInt16(2) + 1);
        for (var at = 4; at + 6 <= records.Content.Length - 2; at += 6) scan.Number(row, column++, shared.Style(records.UInt16(at)), BinarySheet.SmallNumber(records.Int32(at + 2)));
    }

    private void TakeBlanks(BiffRecords records)
    {
        var (row, column) = (records.UInt16(0) + 1, records.UInt16(2) + 1);
        for (var at = 4; at + 2 <= records.Content.Length - 2; at += 2) scan.Blank(row, column++);
    }

    private void TakeMerges(BiffRecords records)
    {
        var count = records.UInt16(0);
        for (var at = 2; count-- > 0; at += 8) scan.Merge(new(records.UInt16(at), records.UInt16(at + 4), records.UInt16(at + 2), records.UInt16(at + 6)));
    }
}
