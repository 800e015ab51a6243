using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>Collects what stands below a heading and finds no place in the form, each column once.</summary>
internal sealed class StrayCells(Heading heading)
{
    private const int MostLines = 200;

    private readonly HashSet<int> columns = [];
    private readonly List<RawStray> strays = [];

    /// <summary>All of them, from top to bottom; of lines the first 200.</summary>
    public IReadOnlyList<RawStray> All => strays;

    /// <summary>A line that is none, told at its first cell that holds something.</summary>
    /// <param name="cells">Its cells.</param>
    /// <param name="isOneText">See <see cref="RawStray.IsOneText"/>.</param>
    public void AddLine(IEnumerable<RawCell> cells, bool isOneText = false)
    {
        var first = cells.Where(cell => !cell.IsBlank).MinBy(cell => cell.Address.Column);
        if (strays.Count < MostLines) strays.Add(new(first.Address, first.Shown ?? "", StrayKind.Line) { IsOneText = isOneText });
    }

    /// <summary>A single cell.</summary>
    public void Add(RawCell cell, StrayKind kind) => strays.Add(new(cell.Address, cell.Shown ?? "", kind));

    /// <summary>A second heading.</summary>
    public void AddHeading(GridRow row) => Add(row.Cells[0], StrayKind.SecondHeading);

    /// <summary>The cells of a line that stand under no heading.</summary>
    public void AddUnheaded(GridRow row)
    {
        foreach (var cell in row.Cells)
        {
            var column = cell.Address.Column;
            if (cell.SaysNothing || heading.IndexOf(column) >= 0 || heading.Headed.Contains(column) || !columns.Add(column)) continue;
            Add(cell, IsBetweenColumns(column) ? StrayKind.NamelessColumn : StrayKind.ColumnBeside);
        }
    }

    private bool IsBetweenColumns(int column) =>
        Array.Exists(heading.Columns, one => one?.Number < column) && Array.Exists(heading.Columns, one => one?.Number > column);
}
