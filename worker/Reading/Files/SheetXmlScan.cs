using System.Buffers.Text;
using System.Text;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>
/// One pass over the bytes of a worksheet part, without an XML parser: sizes, error cells, formulas without result, and where the last row that holds
/// something ends. Prefixed names (<c>x:c</c>) are understood; a part that is no well-formed XML is found later by the reader.
/// </summary>
internal ref struct SheetXmlScan(ReadOnlySpan<byte> xml)
{
    private readonly ReadOnlySpan<byte> xml = xml;
    private readonly SheetScan scan = new();
    private int position;
    private int row;
    private int column;
    private bool ascending = true;
    private Cell cell;

    private struct Cell
    {
        public bool IsError;
        public bool IsText;
        public bool HasFormula;
        public bool Holds;
        public string? Error;
    }

    /// <summary>What was found.</summary>
    public readonly SheetScan Result => scan;

    /// <summary>End of the last row that holds something; 0 when rows do not ascend or none holds anything.</summary>
    public int EndOfHoldingRows { readonly get => ascending ? endOfHoldingRows : 0; private set => endOfHoldingRows = value; }

    private int endOfHoldingRows;

    /// <summary>Begin of the end tag of the rows; 0 when the part has none.</summary>
    public int EndOfRows { get; private set; }

    /// <summary>Runs the pass.</summary>
    public void Run()
    {
        while (Next('<') && position < xml.Length)
        {
            switch (xml[position])
            {
                case (byte)'!': SkipDeclaration(); break;
                case (byte)'?': Skip("?>"u8); break;
                case (byte)'/': EndTag(); break;
                default: StartTag(); break;
            }

            if (EndOfRows > 0) return;
        }
    }

    private bool Next(char sign)
    {
        var found = xml[position..].IndexOf((byte)sign);
        position = found < 0 ? xml.Length : position + found + 1;
        return found >= 0;
    }

    private void Skip(ReadOnlySpan<byte> end)
    {
        var found = xml[position..].IndexOf(end);
        position = found < 0 ? xml.Length : position + found + end.Length;
    }

    private void SkipDeclaration()
    {
        var rest = xml[position..];
        if (rest.StartsWith("!--"u8)) Skip("-->"u8);
        else if (rest.StartsWith("![CDATA["u8))
        {
            cell.Holds = true;
            Skip("]]>"u8);
        }
        else Next('>');
    }

    private ReadOnlySpan<byte> Name()
    {
        var start = position;
        while (position < xml.Length && xml[position] is not ((byte)' ' or (byte)'>' or (byte)'/' or (byte)'\t' or (byte)'\r' or (byte)'\n')) position++;
        var name = xml[start..position];
        return name[(name.IndexOf((byte)':') + 1)..];
    }

    private void EndTag()
    {
        var start = position - 1;
        position++;
        if (position + 1 < xml.Length && xml[position + 1] == (byte)'>' && xml[position] != (byte)'c') return;
        var name = Name();
        if (name.SequenceEqual("c"u8)) FinishCell();
        else if (name.SequenceEqual("row"u8)) FinishRow();
        else if (name.SequenceEqual("sheetData"u8)) EndOfRows = start;
    }

    private void FinishRow()
    {
        Next('>');
        if (scan.LastHoldingRow == row) EndOfHoldingRows = position;
    }

    private void StartTag()
    {
        var name = Name();
        if (name.SequenceEqual("v"u8)) Content(isValue: true);
        else if (name.SequenceEqual("t"u8)) Content(isValue: false);
        else if (name.SequenceEqual("c"u8)) StartCell();
        else if (name.SequenceEqual("row"u8)) StartRow();
        else
        {
            if (name.SequenceEqual("f"u8)) cell.HasFormula = true;
            SkipAttributes();
        }
    }

    private void StartRow()
    {
        var before = row;
        row++;
        while (Attribute(out var name, out var value))
        {
            if (name.SequenceEqual("r"u8)) row = Number(value);
        }

        ascending &= row > before;
        column = 0;
    }

    private void StartCell()
    {
        column++;
        cell = default;
        while (Attribute(out var name, out var value))
        {
            if (name.SequenceEqual("r"u8)) Reference(value);
            else if (name.SequenceEqual("t"u8))
            {
                cell.IsError = value.SequenceEqual("e"u8);
                cell.IsText = value.SequenceEqual("str"u8);
            }
        }

        if (xml[position - 2] == (byte)'/') FinishCell();
    }

    private void Content(bool isValue)
    {
        SkipAttributes();
        if (xml[position - 2] == (byte)'/') return;
        var length = Math.Max(xml[position..].IndexOf((byte)'<'), 0);
        var content = xml.Slice(position, length);
        if (content.Trim(" \t\r\n"u8).IsEmpty) return;
        cell.Holds = true;
        if (isValue && cell.IsError) cell.Error = Encoding.UTF8.GetString(content[..Math.Min(content.Length, 20)]);
    }

    private void FinishCell()
    {
        if (cell.IsError) scan.Error(row, column, cell.Error ?? "#N/A");
        else if (cell is { HasFormula: true, Holds: false, IsText: false }) scan.Uncalculated(row, column);
        scan.Count(row, column, cell.Holds || cell.HasFormula);
        cell = default;
    }

    private void SkipAttributes()
    {
        while (Attribute(out _, out _))
        {
        }
    }

    /// <summary>Reads the next attribute; false, and the position behind the tag, when there is none.</summary>
    private bool Attribute(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        while (position < xml.Length && xml[position] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'/') position++;
        if (position >= xml.Length) return false;
        if (xml[position] == (byte)'>')
        {
            position++;
            return false;
        }

        var rest = xml[position..];
        var equals = rest.IndexOfAny((byte)'=', (byte)'>');
        if (equals < 0 || rest[equals] == (byte)'>') return Next('>') && false;
        name = rest[..equals].TrimEnd((byte)' ');
        var open = rest[equals..].IndexOfAny((byte)'"', (byte)'\'');
        var close = open < 0 ? -1 : rest[(equals + open + 1)..].IndexOf(rest[equals + open]);
        if (close < 0)
        {
            position = xml.Length;
            return false;
        }

        value = rest.Slice(equals + open + 1, close);
        position += equals + open + close + 2;
        return true;
    }

    private static int Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int number, out var used) && used == text.Length && number is >= 1 and <= 1_048_576
            ? number
            : throw new InvalidDataException("row number out of range");

    private void Reference(ReadOnlySpan<byte> reference)
    {
        var letters = 0;
        var number = 0;
        for (; letters < reference.Length && char.IsAsciiLetter((char)reference[letters]); letters++)
        {
            number = (number * 26) + (reference[letters] | 0x20) - 'a' + 1;
            if (number > 16_384) throw new InvalidDataException("column out of range");
        }

        if (letters == 0) throw new InvalidDataException("cell reference without column");
        column = number;
    }
}
