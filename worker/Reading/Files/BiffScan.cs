using System.Buffers.Binary;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>One pass over the records of an .xls workbook ([MS-XLS] 2.1.4): sizes, error cells and formulas without result, for which ExcelDataReader gives null.</summary>
internal sealed class BiffScan(byte[] records)
{
    private const int Bof = 0x0809;
    private const int Eof = 0x000A;
    private const int BoundSheet = 0x0085;
    private const byte Worksheet = 0;
    private const int FilePass = 0x002F;
    private const int Date1904 = 0x0022;
    private const int SupBook = 0x01AE;
    private const int Formula = 0x0006;
    private const int BoolErr = 0x0205;
    private const int StringResult = 0x0207;
    private const int MulRk = 0x00BD;
    private const int MulBlank = 0x00BE;
    private const int Blank = 0x0201;
    private const int SharedFormula = 0x04BC;
    private const int ArrayFormula = 0x0221;
    private const int TableFormula = 0x0236;

    private readonly List<int> sheetOffsets = [];
    private (int Row, int Column)? awaitsText;

    /// <summary>One scan per sheet in the order of the workbook.</summary>
    public List<SheetScan> Sheets { get; } = [];

    /// <summary>True when a password protects the content.</summary>
    public bool IsEncrypted { get; private set; }

    /// <summary>True when day counts begin on 1/1/1904.</summary>
    public bool Epoch1904 { get; private set; }

    /// <summary>True when values come from other workbooks.</summary>
    public bool HasExternalLinks { get; private set; }

    /// <summary>Runs the pass.</summary>
    /// <exception cref="InvalidDataException">Damaged.</exception>
    public void Run()
    {
        Walk(0, null);
        if (IsEncrypted) return;
        foreach (var offset in sheetOffsets)
        {
            var scan = new SheetScan();
            Walk(offset, scan);
            Sheets.Add(scan);
        }
    }

    private void Walk(int offset, SheetScan? sheet)
    {
        var depth = 0;
        while (offset + 4 <= records.Length)
        {
            var type = UInt16(offset);
            var length = UInt16(offset + 2);
            if (offset + 4 + length > records.Length) break;
            var content = records.AsSpan(offset + 4, length);
            offset += 4 + length;
            if (sheet is not null && depth == 1) CloseFormula(sheet, type);
            if (type == Bof) depth++;
            else if (type == Eof && --depth <= 0) return;
            else if (sheet is null) Global(type, content);
            else if (depth == 1) Cell(sheet, type, content);
            if (IsEncrypted) return;
        }

        throw new InvalidDataException("workbook stream ends before its last record");
    }

    private void Global(int type, ReadOnlySpan<byte> content)
    {
        switch (type)
        {
            case FilePass: IsEncrypted = true; break;
            case Date1904: Epoch1904 = content.Length >= 2 && content[0] == 1; break;
            case BoundSheet when content.Length >= 6 && content[5] == Worksheet: sheetOffsets.Add((int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(content), int.MaxValue)); break;
            case SupBook when content.Length >= 4: HasExternalLinks |= BinaryPrimitives.ReadUInt16LittleEndian(content[2..]) is not (0x0401 or 0x3A01); break;
        }
    }

    /// <summary>The text of a formula must follow it, with at most the records of a shared formula between.</summary>
    private void CloseFormula(SheetScan sheet, int type)
    {
        if (awaitsText is not { } formula || type is SharedFormula or ArrayFormula or TableFormula) return;
        if (type != StringResult) sheet.Uncalculated(formula.Row, formula.Column);
        awaitsText = null;
    }

    private void Cell(SheetScan sheet, int type, ReadOnlySpan<byte> content)
    {
        if (content.Length < 6 || !HoldsCells(type)) return;
        int row = BinaryPrimitives.ReadUInt16LittleEndian(content) + 1, column = BinaryPrimitives.ReadUInt16LittleEndian(content[2..]) + 1;
        var last = type is MulRk or MulBlank ? BinaryPrimitives.ReadUInt16LittleEndian(content[^2..]) + 1 : column;
        for (var at = column; at <= Math.Min(last, 256); at++) sheet.Count(row, at, type is not (Blank or MulBlank));
        if (type == BoolErr && content.Length >= 8 && content[7] == 1) sheet.Error(row, column, RecordNames.Error(content[6]));
        if (type == Formula && content.Length >= 14 && content[12] == 0xFF && content[13] == 0xFF) Result(sheet, row, column, content[6], content[8]);
    }

    /// <summary>0 text (in the next record), 1 TRUE or FALSE, 2 error, 3 empty text: what writers that cannot calculate store.</summary>
    private void Result(SheetScan sheet, int row, int column, byte kind, byte value)
    {
        if (kind == 0) awaitsText = (row, column);
        else if (kind == 2) sheet.Error(row, column, RecordNames.Error(value));
        else if (kind == 3) sheet.EmptyResult(row, column);
    }

    private static bool HoldsCells(int type) => type is Formula or BoolErr or MulRk or MulBlank or Blank or 0x0203 or 0x0204 or 0x00D6 or 0x00FD or 0x027E;

    private int UInt16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(records.AsSpan(offset));
}
