using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>Reads the lines below a heading.</summary>
internal static class TableReader
{
    private const int LeastRepeated = 3;

    /// <summary>A table with one line per household or support.</summary>
    public static RawTable Read(SheetGrid sheet, MergedCells merged, Heading heading, HeadingIndex headings, FormWords words)
    {
        var (sorter, strays) = (new RowSorter(headings.Form, words), new StrayCells(heading));
        var rows = new List<RawRow>();
        var spreads = merged.ReachBelow(heading.LastRow);
        foreach (var row in Below(sheet, heading))
        {
            var cells = Cells(row, heading);
            if (IsOtherHeading(row, heading, headings, merged))
            {
                strays.AddHeading(row);
                break;
            }

            if (IsRepeated(row, cells, heading)) continue;
            var place = sorter.Sort(row, cells);
            if (place == RowPlace.Stray) strays.AddLine(cells, sorter.IsOneText(cells));
            if (place != RowPlace.Line) continue;
            strays.AddUnheaded(row);
            if (spreads) Spread(cells, row.Number, heading, headings.Form, merged);
            rows.Add(new(row.Number, cells));
        }

        AddCodesOutside(sheet, heading, rows, strays);
        return new RawTable
        {
            Sheet = sheet.Name,
            Encoding = sheet.Encoding,
            Columns = heading.Columns,
            Unknown = heading.Unknown,
            Doubled = heading.Doubled,
            Rows = rows,
            Strays = strays.All,
        };
    }

    /// <summary>A household with a code in a row that is none of the table's: above its heading, to its right, on a page of its own.</summary>
    private static void AddCodesOutside(SheetGrid sheet, Heading heading, List<RawRow> lines, StrayCells strays)
    {
        var numbers = lines.Select(line => line.Number).ToHashSet();
        foreach (var row in sheet.Rows)
        {
            if (row.Cells.Count < LeastRepeated || numbers.Contains(row.Number) || (row.Number >= heading.FirstRow && row.Number <= heading.LastRow)) continue;
            foreach (var cell in row.Cells)
            {
                if (cell.Kind == RawKind.Text && HouseholdCode.Is(cell.Text)) strays.Add(cell, StrayKind.CodeOutside);
            }
        }
    }

    /// <summary>Rows below the heading, without rows of column numbers.</summary>
    public static IEnumerable<GridRow> Below(SheetGrid sheet, Heading heading) =>
        sheet.Rows.SkipWhile(row => row.Number <= heading.LastRow).SkipWhile(NumberRow.Is);

    /// <summary>True for the heading or its numbers once more, as they stand at the top of a second page.</summary>
    private static bool IsRepeated(GridRow row, RawCell[] cells, Heading heading)
    {
        if (NumberRow.IsBracketed(row)) return true;
        var (repeated, texts) = (0, 0);
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].IsBlank) continue;
            if (cells[i].Kind != RawKind.Text) return false;
            texts++;
            if (TextKey.Of(cells[i].Text) == TextKey.Of(heading.Columns[i]!.Text)) repeated++;
        }

        return repeated >= LeastRepeated && repeated * 2 > texts;
    }

    /// <summary>True for a second heading of texts alone, with all required columns, one of which stands elsewhere than in the first: what stands below it would be read as something else.</summary>
    private static bool IsOtherHeading(GridRow row, Heading heading, HeadingIndex headings, MergedCells merged)
    {
        if (!row.Cells.TrueForAll(cell => cell.Kind == RawKind.Text)) return false;
        var (known, isMoved) = (new HashSet<int>(), false);
        foreach (var cell in row.Cells)
        {
            var key = TextKey.Of(cell.Text);
            if (!headings.Find(key, out var match)) continue;
            known.Add(match.Index);
            isMoved |= heading.IndexOf(cell.Address.Column) != match.Index && !headings.Form.Columns[match.Index].Ignored && !IsHeaded(key, cell.Address.Column, heading, merged);
        }

        return isMoved && known.Count * 2 > row.Cells.Count && headings.Form.Columns.Index().All(column => !column.Item.Required || known.Contains(column.Index));
    }

    /// <summary>True when the first heading says the same over that column, whatever it was taken for.</summary>
    private static bool IsHeaded(string key, int column, Heading heading, MergedCells merged)
    {
        for (var row = heading.FirstRow; row <= heading.LastRow; row++)
        {
            if (TextKey.Of(merged.At(row, column).Shown) == key) return true;
        }

        return false;
    }

    private static RawCell[] Cells(GridRow row, Heading heading)
    {
        var cells = new RawCell[heading.Columns.Length];
        for (var i = 0; i < cells.Length; i++) cells[i] = RawCell.BlankAt(new(row.Number, heading.Columns[i]?.Number ?? 1));
        foreach (var cell in row.Cells)
        {
            if (heading.IndexOf(cell.Address.Column) is >= 0 and var index) cells[index] = cell;
        }

        return cells;
    }

    /// <summary>A value merged over rows holds for each of them, but for an amount, which may be what all got together. One that is stored under a range which begins in another column is not to be seen in Excel, and not to be lost: it is doubtful.</summary>
    private static void Spread(RawCell[] cells, int row, Heading heading, TableForm form, MergedCells merged)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (heading.Columns[i] is not { } column || merged.CornerOf(row, column.Number) is not { } corner || corner == cells[i].Address) continue;
            var shown = merged.At(row, column.Number);
            var isBelow = corner.Column == column.Number;
            if (!cells[i].IsBlank && (!isBelow || cells[i].Shown != shown.Shown)) cells[i] = cells[i].Under(shown);
            else if (isBelow) cells[i] = form.Columns[i].Kind == ValueKind.Money ? SharedAt(cells[i].Address, shown) : shown with { Address = cells[i].Address };
            else if (!form.Columns[i].Ignored && heading.IndexOf(corner.Column) is >= 0 and var first && !form.Columns[first].Ignored) cells[i] = SharedAt(cells[i].Address, shown);
        }
    }

    /// <summary>A figure of a merged range at one of the cells that it covers; nothing and 0 are the same for each.</summary>
    internal static RawCell SharedAt(CellAddress address, RawCell shown) =>
        shown.IsBlank || shown is { Kind: RawKind.Number, Number: 0 } ? shown with { Address = address } : shown with { Address = address, Kind = RawKind.Shared, Text = shown.Shown };
}
