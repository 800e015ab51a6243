using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>The row of column numbers below a heading: (1) (2) …, or A B 1 2 (in TCVN3 a b), or (9)=(1)-(2).</summary>
internal static class NumberRow
{
    private const int LeastCells = 3;

    /// <summary>True when every cell of the row is a column number; numbers of columns rise.</summary>
    public static bool Is(GridRow row) => row.Cells.Count >= LeastCells && row.Cells.TrueForAll(IsColumnNumber) && Rises(row) && !row.Cells.Exists(cell => HouseholdCode.Is(cell.Shown));

    /// <summary>True when every cell is a column number in brackets: such a row is none of a table wherever it stands.</summary>
    public static bool IsBracketed(GridRow row) => Is(row) && row.Cells.TrueForAll(cell => cell.Kind == RawKind.Text && cell.Text![0] is '(' or '[');

    private static bool Rises(GridRow row)
    {
        var last = -1.0;
        foreach (var cell in row.Cells)
        {
            if (cell.Kind != RawKind.Number) continue;
            if (cell.Number <= last) return false;
            last = cell.Number;
        }

        return true;
    }

    private static bool IsColumnNumber(RawCell cell) => cell.Kind switch
    {
        RawKind.Number => cell.Number is >= 0 and < 100 && cell.Number == Math.Floor(cell.Number),
        RawKind.Text => cell.Text is [>= 'A' and <= 'Z' or >= 'a' and <= 'h'] || cell.Text!.All(letter => char.IsAsciiDigit(letter) || letter is '(' or ')' or '[' or ']' or '=' or '+' or '-' or ' '),
        _ => false,
    };
}
