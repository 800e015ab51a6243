using System.Globalization;

namespace MongCai.Poverty.Etl.Model;

/// <summary>A cell as Excel names it.</summary>
/// <param name="Row">1-based row, hidden and skipped rows counted.</param>
/// <param name="Column">1-based column, A = 1.</param>
public readonly record struct CellAddress(int Row, int Column) : IComparable<CellAddress>
{
    /// <summary>The column's letters, <c>AA</c> for 27.</summary>
    public string ColumnName
    {
        get
        {
            var letters = "";
            for (var left = Column; left > 0; left = (left - 1) / 26) letters = (char)('A' + ((left - 1) % 26)) + letters;
            return letters;
        }
    }

    /// <summary>Reads <c>AB12</c>; false for ranges, absolute references and anything else.</summary>
    public static bool TryParse(string? text, out CellAddress address)
    {
        address = default;
        var letters = (text ?? "").TakeWhile(char.IsAsciiLetterUpper).Count();
        if (letters is 0 or > 3 || !int.TryParse(text.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row < 1)
            return false;
        address = new(row, text!.Take(letters).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1));
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(CellAddress other) => (Row, Column).CompareTo((other.Row, other.Column));

    /// <summary>Excel's own address, <c>C23</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ColumnName}{Row}");

    public static bool operator <(CellAddress left, CellAddress right) => left.CompareTo(right) < 0;

    public static bool operator >(CellAddress left, CellAddress right) => left.CompareTo(right) > 0;

    public static bool operator <=(CellAddress left, CellAddress right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CellAddress left, CellAddress right) => left.CompareTo(right) >= 0;
}
