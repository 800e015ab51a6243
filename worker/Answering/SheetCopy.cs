namespace MongCai.Poverty.Etl.Answering;

/// <summary>A sheet of a workbook that cannot be returned itself (.xls, .xlsb), as its reader saw it.</summary>
/// <param name="Name">Name as the ward wrote it.</param>
/// <param name="IsHidden">True when the ward does not see it.</param>
/// <param name="Cells">Cells that hold something, in any order; text is decoded from legacy fonts already, with the first capital that
/// TCVN3 cannot hold: a copy is Unicode, and nobody restores it later.</param>
/// <param name="Merges">Merged ranges in Excel's own form, <c>B9:B12</c>.</param>
public sealed record SheetCopy(string Name, bool IsHidden, IReadOnlyList<CellCopy> Cells, IReadOnlyList<string> Merges)
{
    /// <summary>Widths by 1-based column, in characters, 0 to 255; a column that is not named gets the usual width, one of 0 is hidden.</summary>
    public IReadOnlyDictionary<int, double> Widths { get; init; } = new Dictionary<int, double>();
}

/// <summary>A cell of a copied sheet.</summary>
/// <param name="Cell">Where it stands.</param>
/// <param name="Value">Text, number (<see cref="double"/>, <see cref="decimal"/>, <see cref="int"/>, <see cref="long"/>), <see cref="bool"/>, date
/// (<see cref="DateTime"/>, <see cref="DateOnly"/>), <see cref="TimeSpan"/> or <see cref="CellFault"/>; null when nothing stands there.</param>
/// <param name="Format">Number format of Excel; null or <c>General</c> for none, which shows dates as <c>dd/mm/yyyy</c>.</param>
public readonly record struct CellCopy(CellAddress Cell, object? Value, string? Format);

/// <summary>The error of a formula, or a formula that was never calculated (then <c>#N/A</c>): a copy holds it as an error, so that it is found again.</summary>
/// <param name="Name">Name of the error, <c>#DIV/0!</c>.</param>
internal sealed record CellFault(string Name);
