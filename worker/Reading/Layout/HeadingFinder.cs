using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>Finds the heading over one, two or three rows by its texts.</summary>
internal sealed class HeadingFinder(SheetGrid sheet, MergedCells merged, SheetKeys keys, HeadingIndex headings)
{
    private const int MostRows = 3;
    private const int SearchedRows = 60;
    private const int SureScore = 4;
    private const int LeastHits = 2;
    private const int MostTitles = 2;

    private readonly TableForm form = headings.Form;

    /// <summary>The smallest band of rows in which most columns are found; null when no column is. Rows above it are titles, whatever their distance.</summary>
    /// <param name="lastRow">Last row to look at.</param>
    public Heading? Find(int lastRow = int.MaxValue)
    {
        Heading? best = null;
        var rows = sheet.Rows.Take(SearchedRows).TakeWhile(row => row.Number <= lastRow).ToList();
        var promising = new bool?[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            var first = rows[i].Number;
            if (best is { Score: >= SureScore } && first > best.LastRow + MostRows) break;
            if (!Enumerable.Range(i, Math.Min(MostRows, rows.Count - i)).Any(at => rows[at].Number < first + MostRows && (promising[at] ??= IsPromising(rows[at])))) continue;
            for (var last = first; last < first + MostRows && !IsData(last); last++)
            {
                var heading = Read(first, last);
                if (heading.Score > 0 && IsBetter(heading, best)) best = heading;
            }
        }

        return best is null ? null : Whole(best);
    }

    private static bool IsBetter(Heading heading, Heading? best) =>
        best is null || heading.Score > best.Score || (heading.Score == best.Score && heading.LastRow - heading.FirstRow < best.LastRow - best.FirstRow);

    /// <summary>The heading with the rows into which its merged cells reach.</summary>
    private Heading Whole(Heading heading)
    {
        var cells = heading.Columns.OfType<RawColumn>().Select(column => column.Heading).ToList();
        var (first, last) = (Math.Min(heading.FirstRow, cells.Min(cell => cell.Row)), cells.Max(merged.LastRowOf));
        if (last <= heading.LastRow || last >= heading.FirstRow + MostRows) return heading with { FirstRow = first };
        var whole = Read(heading.FirstRow, last);
        return (whole.Score < heading.Score ? heading : whole) with { FirstRow = first };
    }

    /// <summary>True for a line of the table or of column numbers: what its texts look like, they head nothing.</summary>
    private bool IsData(int number) =>
        merged.RowAt(number) is { } row
        && (NumberRow.Is(row)
            || row.Cells.Exists(cell => cell.Kind is RawKind.Text or RawKind.Number && HouseholdCode.Is(cell.Shown))
            || (row.Cells.Count(cell => cell.Kind is RawKind.Number or RawKind.Date) >= LeastHits && !IsPromising(row)));

    /// <summary>True for a row at the top of a band that heads no column by itself: a text or two, as titles have, not merged into the rows below.</summary>
    private bool IsTitle(int first, int number, int last)
    {
        if (number == last) return false;
        for (var row = first; row <= number; row++)
        {
            var texts = merged.RowAt(row)?.Cells.FindAll(cell => cell.Kind == RawKind.Text) ?? [];
            if (texts.Count > MostTitles || texts.Exists(cell => merged.LastRowOf(cell.Address) > row)) return false;
        }

        return true;
    }

    /// <summary>True when a heading could pass through the row: at least two of its cells head columns that are read.</summary>
    private bool IsPromising(GridRow row) => row.Cells.Count(cell => cell.Kind == RawKind.Text && headings.IsRead(keys.Of(cell))) >= LeastHits;

    /// <summary>Where the search for another form's heading may end: a sheet has one heading.</summary>
    public static int EndOfSearch(Heading? found) => found is { Score: >= SureScore } ? found.LastRow + MostRows : int.MaxValue;

    private Heading Read(int first, int last)
    {
        var found = new RawColumn?[form.Columns.Count];
        var heading = new Heading(first, last, found, [], []);
        var ranks = new int[form.Columns.Count];
        foreach (var column in ColumnsIn(first, last))
        {
            var path = Path(first, last, column);
            if (path.Count == 0 && HasHeading(first, last, column)) heading.Headed.Add(column);
            if (path.Count == 0 || (path.Count == 1 && IsTitle(first, path[0].Address.Row, last))) continue;
            var raw = new RawColumn(column, path[^1].Address, path[^1].Text!) { Above = path.Count == 1 ? "" : string.Join(' ', path.SkipLast(1).Select(cell => cell.Text)) };
            heading.Headed.Add(column);
            if (Match(path, first, last, column) is not { } match || IsRate(path[^1].Text!) != IsRate(form.Columns[match.Index].Label)) AddUnknown(heading, raw, last);
            else if (found[match.Index] is null || match.Rank < ranks[match.Index])
            {
                if (found[match.Index] is { } replaced) (form.Columns[match.Index].Required ? heading.Doubled : heading.Unknown).Add(replaced);
                found[match.Index] = raw;
                ranks[match.Index] = match.Rank;
            }
            else if (form.Columns[match.Index].Ignored) continue;
            else if (match.Rank > ranks[match.Index] && !form.Columns[match.Index].Required) AddUnknown(heading, raw, last);
            else heading.Doubled.Add(raw);
        }

        return heading with { Score = found.Where((column, index) => column is not null && !form.Columns[index].Ignored).Count() };
    }

    private IEnumerable<int> ColumnsIn(int first, int last)
    {
        var columns = new List<int>();
        foreach (var row in sheet.Rows)
        {
            if (row.Number > last) break;
            if (row.Number >= first) columns.AddRange(row.Cells.Select(cell => cell.Address.Column));
        }

        columns.Sort();
        return columns.Distinct();
    }

    private List<RawCell> Path(int first, int last, int column)
    {
        var path = new List<RawCell>(MostRows);
        for (var row = first; row <= last; row++)
        {
            var cell = merged.At(row, column);
            if (cell.Kind == RawKind.Text && (path.Count == 0 || path[^1].Address != cell.Address)) path.Add(cell);
        }

        return path;
    }

    /// <summary>Signs that keys leave out and that make another figure of a heading.</summary>
    private static bool IsRate(string heading) => heading.AsSpan().ContainsAny('%', '‰');

    /// <summary>A number, 2023, heads a column of the ward's own.</summary>
    private bool HasHeading(int first, int last, int column) => Enumerable.Range(first, last - first + 1).Any(row => !merged.At(row, column).IsBlank);

    private (int Index, int Rank)? Match(List<RawCell> path, int first, int last, int column)
    {
        var leaf = keys.Of(path[^1]);
        if (headings.Find(leaf, out var match)) return match;
        if (path.Count == 1) return null;
        var above = keys.Of(path[^2]);
        if (headings.Find($"{above} {leaf}", out match) || headings.Find($"{leaf} {above}", out match)) return match;
        if (path.Count == MostRows && headings.Find($"{keys.Of(path[0])} {above} {leaf}", out match)) return match;
        var headsAlone = path[^1].Address.Row == last && !merged.IsWide(path[^2].Address.Row, column) && !IsTitle(first, path[^2].Address.Row, last);
        return headsAlone && headings.Find(above, out match) ? match : null;
    }

    private void AddUnknown(Heading heading, RawColumn raw, int last)
    {
        if (heading.Unknown.Exists(other => other.Heading == raw.Heading)) return;
        var isGroup = merged.IsWide(raw.Heading.Row, raw.Number) && raw.Heading.Row < last;
        if (isGroup) heading.Headed.Remove(raw.Number);
        else heading.Unknown.Add(raw);
    }
}
