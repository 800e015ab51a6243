using System.Globalization;

namespace MongCai.Poverty.Etl.Model;

/// <summary>A cell as Excel names it.</summary>
/// <param name="Row">1-based row, hidden and skipped rows counted.</param>
/// <param name="Column">1-based column, A = 1.</param>
public readonly record struct CellAddress(int Row, int Column) : IComparable<CellAddress>, ISpanFormattable
{
    private const int LongestColumn = 3;

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
    public static bool TryParse(ReadOnlySpan<char> text, out CellAddress address)
    {
        var (letters, column) = (0, 0);
        for (; letters < text.Length && letters <= LongestColumn && char.IsAsciiLetterUpper(text[letters]); letters++) column = (column * 26) + text[letters] - 'A' + 1;
        var isAddress = int.TryParse(text[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 && letters is > 0 and <= LongestColumn;
        address = isAddress ? new(row, column) : default;
        return isAddress;
    }

    /// <inheritdoc/>
    public int CompareTo(CellAddress other) => (Row, Column).CompareTo((other.Row, other.Column));

    /// <summary>Excel's own address, <c>C23</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ColumnName}{Row}");

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = 0;
        for (var left = Column; left > 0; left = (left - 1) / 26) charsWritten++;
        if (charsWritten > destination.Length) return false;
        for (var (left, at) = (Column, charsWritten - 1); left > 0; left = (left - 1) / 26, at--) destination[at] = (char)('A' + ((left - 1) % 26));
        var isWritten = Row.TryFormat(destination[charsWritten..], out var digits, default, CultureInfo.InvariantCulture);
        charsWritten += digits;
        return isWritten;
    }

    public static bool operator <(CellAddress left, CellAddress right) => left.CompareTo(right) < 0;

    public static bool operator >(CellAddress left, CellAddress right) => left.CompareTo(right) > 0;

    public static bool operator <=(CellAddress left, CellAddress right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CellAddress left, CellAddress right) => left.CompareTo(right) >= 0;
}
