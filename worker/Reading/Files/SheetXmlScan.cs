using System.Buffers.Text;
using System.Text;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>One pass over a worksheet part: sizes, error cells, formulas without result, and where the last row that holds something ends.</summary>
internal ref struct SheetXmlScan(ReadOnlySpan<byte> xml)
{
    private XmlTags tags = new(xml);
    private int row;
    private int column;
    private bool ascending = true;
    private int endOfHoldingRows;
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
    public SheetScan Result { get; } = new();

    /// <summary>End of the last row that holds something; 0 when rows do not ascend or none holds anything.</summary>
    public readonly int EndOfHoldingRows => ascending ? endOfHoldingRows : 0;

    /// <summary>Begin of the end tag of the rows; 0 when the part has none.</summary>
    public int EndOfRows { get; private set; }

    /// <summary>Runs the pass.</summary>
    /// <exception cref="InvalidDataException">A cell stands where no sheet has one.</exception>
    public void Run()
    {
        while (EndOfRows == 0)
        {
            switch (tags.Next())
            {
                case XmlTag.Start: StartTag(); break;
                case XmlTag.End: EndTag(); break;
                case XmlTag.Data: cell.Holds = true; break;
                default: return;
            }
        }
    }

    private void StartTag()
    {
        switch (tags.Name)
        {
            case [(byte)'v'] or [(byte)'t']: Content(); break;
            case [(byte)'c']: StartCell(); break;
            case [(byte)'r', (byte)'o', (byte)'w']: StartRow(); break;
            case [(byte)'f']: cell.HasFormula = true; break;
        }
    }

    private void EndTag()
    {
        switch (tags.Name)
        {
            case [(byte)'c']: FinishCell(); break;
            case [(byte)'r', (byte)'o', (byte)'w']:
                tags.Leave();
                if (Result.LastHoldingRow == row) endOfHoldingRows = tags.Position;
                break;
            case [(byte)'s', ..] when tags.Name.SequenceEqual("sheetData"u8): EndOfRows = tags.Start; break;
        }
    }

    private void StartRow()
    {
        var before = row;
        row++;
        while (tags.Attribute(out var name, out var value))
        {
            if (name is [(byte)'r']) row = Number(value);
        }

        ascending &= row > before;
        column = 0;
    }

    private void StartCell()
    {
        column++;
        cell = default;
        while (tags.Attribute(out var name, out var value))
        {
            if (name is [(byte)'r']) column = ColumnOf(value);
            else if (name is [(byte)'t'])
            {
                cell.IsError = value is [(byte)'e'];
                cell.IsText = value.SequenceEqual("str"u8);
            }
        }

        if (tags.IsEmptyElement) FinishCell();
    }

    private void Content()
    {
        var isValue = tags.Name is [(byte)'v'];
        tags.Leave();
        if (tags.IsEmptyElement) return;
        var content = tags.Text();
        if (content.Trim(" \t\r\n"u8).IsEmpty) return;
        cell.Holds = true;
        if (isValue && cell.IsError) cell.Error = Encoding.UTF8.GetString(content[..Math.Min(content.Length, 20)]);
    }

    private void FinishCell()
    {
        if (cell.IsError) Result.Error(row, column, cell.Error ?? "#N/A");
        else if (cell is { HasFormula: true, Holds: false, IsText: false }) Result.Uncalculated(row, column);
        Result.Count(row, column, cell.Holds || cell.HasFormula);
        cell = default;
    }

    private static int Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int number, out var used) && used == text.Length && number is >= 1 and <= 1_048_576
            ? number
            : throw new InvalidDataException("row number out of range");

    private static int ColumnOf(ReadOnlySpan<byte> reference)
    {
        var number = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetter((char)letter)) break;
            number = (number * 26) + (letter | 0x20) - 'a' + 1;
            if (number > 16_384) throw new InvalidDataException("column out of range");
        }

        return number > 0 ? number : throw new InvalidDataException("cell reference without column");
    }
}
