namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>The scan of a worksheet part of .xlsb: every cell, exactly as stored.</summary>
internal sealed class BinarySheet(string sheet, SheetScan scan, SharedParts shared)
{
    private const int RowHeader = 0;
    private const int ColumnInfo = 60;
    private const int MergedRange = 176;
    private const int BeginFuture = 35;
    private const int EndFuture = 36;
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;

    private int row;
    private int column;

    /// <summary>What a cell record holds; short records leave out the column, which follows that of the cell before ([MS-XLSB] 2.4.15 to 2.4.22).</summary>
    private enum CellRecord
    {
        Blank = 1,
        SmallNumber = 2,
        Error = 3,
        Boolean = 4,
        Number = 5,
        Text = 6,
        SharedText = 7,
        FormulaText = 8,
        FormulaNumber = 9,
        FormulaBoolean = 10,
        FormulaError = 11,
        ShortBlank = 12,
        ShortSmallNumber = 13,
        ShortError = 14,
        ShortBoolean = 15,
        ShortNumber = 16,
        ShortText = 17,
        ShortSharedText = 18,
        RichText = 62,
    }

    /// <summary>Reads the whole part; records that are not known, and what lies inside extensions, hold no cells of the sheet.</summary>
    /// <exception cref="InvalidDataException">Damaged.</exception>
    public void Read(ReadOnlySpan<byte> part)
    {
        var extensions = 0;
        var records = new RecordStream(part);
        while (records.Next())
        {
            if (records.Type == BeginFuture) extensions++;
            else if (records.Type == EndFuture) extensions--;
            else if (extensions == 0) Take(records);
        }

        if (extensions != 0) throw new InvalidDataException("an extension that does not end");
    }

    private void Take(RecordStream records)
    {
        switch (records.Type)
        {
            case RowHeader: StartRow(Checked(records.Int32(0), MostRows)); break;
            case MergedRange: scan.Merge(new(records.Int32(0), records.Int32(8), records.Int32(4), records.Int32(12))); break;
            case ColumnInfo: scan.Width(Checked(records.Int32(0), MostColumns), Checked(records.Int32(4), MostColumns), (records.UInt16(16) & 1) != 0 ? 0 : records.Int32(8) / 256.0); break;
            default:
                if (!Enum.IsDefined((CellRecord)records.Type)) break;
                if (row == 0) throw new InvalidDataException("a cell before the first row");
                TakeCell((CellRecord)records.Type, records);
                break;
        }
    }

    private void StartRow(int number)
    {
        if (scan.Holds(number)) throw new UnreadableException(Troubles.Damaged($"bị hỏng: dòng {number} trang \"{sheet}\" được ghi hai lần"));
        (row, column) = (number, 0);
    }

    private void TakeCell(CellRecord kind, RecordStream records)
    {
        var isShort = kind is >= CellRecord.ShortBlank and <= CellRecord.ShortSharedText;
        column = isShort ? column + 1 : Checked(records.Int32(0), MostColumns);
        var (style, value) = (shared.Style(records.Int32(isShort ? 0 : 4) & 0xFFFFFF), isShort ? 4 : 8);
        switch (isShort ? kind - CellRecord.ShortBlank + CellRecord.Blank : kind)
        {
            case CellRecord.Blank: scan.Blank(row, column); break;
            case CellRecord.SmallNumber: scan.Number(row, column, style, SmallNumber(records.Int32(value))); break;
            case CellRecord.Number or CellRecord.FormulaNumber: scan.Number(row, column, style, records.Double(value)); break;
            case CellRecord.Boolean or CellRecord.FormulaBoolean: scan.Boolean(row, column, style, records.Byte(value) != 0); break;
            case CellRecord.Error or CellRecord.FormulaError: scan.Error(row, column, RecordNames.Error(records.Byte(value))); break;
            case CellRecord.SharedText: scan.Text(row, column, style, shared.String(records.Int32(value), sheet, new(row, column))); break;
            case CellRecord.Text or CellRecord.FormulaText: scan.Text(row, column, style, records.Text(value, out _)); break;
            case CellRecord.RichText: scan.Text(row, column, style, records.Text(value + 1, out _)); break;
        }
    }

    /// <summary>RkNumber of both binary formats ([MS-XLS] 2.5.217, [MS-XLSB] 2.5.122): bit 0 divides by 100, bit 1 says a whole number.</summary>
    public static double SmallNumber(int stored)
    {
        var number = (stored & 2) != 0 ? stored >> 2 : BitConverter.Int64BitsToDouble((long)(stored & ~3) << 32);
        return (stored & 1) != 0 ? number / 100 : number;
    }

    private static int Checked(int index, int most) => index >= 0 && index < most ? index + 1 : throw new InvalidDataException("row or column out of range");
}
