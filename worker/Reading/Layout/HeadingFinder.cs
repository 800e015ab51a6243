using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>The heading of a table: which column of the sheet is which column of the form.</summary>
/// <param name="FirstRow">First row of the heading.</param>
/// <param name="LastRow">Last row of the heading.</param>
/// <param name="Columns">Per column of the form; null when the sheet lacks it.</param>
/// <param name="Unknown">Headings that the form does not know.</param>
/// <param name="Doubled">Second headings for a column that was found.</param>
internal sealed record Heading(int FirstRow, int LastRow, RawColumn?[] Columns, List<RawColumn> Unknown, List<RawColumn> Doubled)
{
    private int[]? indices;

    /// <summary>How many columns that are read were found.</summary>
    public int Score { get; init; }

    /// <summary>Index in the form of a column of the sheet; −1 when the form does not know it.</summary>
    public int IndexOf(int column)
    {
        indices ??= Indices();
        return column < indices.Length ? indices[column] : -1;
    }

    private int[] Indices()
    {
        var found = new int[Columns.Max(column => column?.Number ?? 0) + 1];
        Array.Fill(found, -1);
        for (var i = 0; i < Columns.Length; i++)
        {
            if (Columns[i] is { } column) found[column.Number] = i;
        }

        return found;
    }
}

/// <summary>Finds the heading over one, two or three rows by its texts.</summary>
internal sealed class HeadingFinder(SheetGrid sheet, MergedCells merged, SheetKeys keys, TableForm form)
{
    private const int MostRows = 3;
    private const int SearchedRows = 60;
    private const int SureScore = 4;
    private const int LeastHits = 2;

    private readonly Dictionary<string, (int Index, bool Own)> headings = Headings(form);

    /// <summary>The band of rows in which most columns are found; null when no column is.</summary>
    /// <param name="lastRow">Last row to look at.</param>
    public Heading? Find(int lastRow = int.MaxValue)
    {
        Heading? best = null;
        var rows = sheet.Rows.Take(SearchedRows).TakeWhile(row => row.Number <= lastRow).ToList();
        var promising = rows.ConvertAll(IsPromising);
        for (var i = 0; i < rows.Count; i++)
        {
            var first = rows[i].Number;
            if (best is { Score: >= SureScore } && first > best.LastRow + MostRows) break;
            if (!Enumerable.Range(i, Math.Min(MostRows, rows.Count - i)).Any(at => promising[at] && rows[at].Number < first + MostRows)) continue;
            for (var height = 1; height <= MostRows; height++)
            {
                var heading = Read(first, first + height - 1);
                if (heading.Score > (best?.Score ?? 0)) best = heading;
            }
        }

        return best;
    }

    /// <summary>True when a heading could pass through the row: at least two of its cells are headings by themselves.</summary>
    private bool IsPromising(GridRow row) => row.Cells.Count(cell => cell.Kind == RawKind.Text && headings.ContainsKey(keys.Of(cell))) >= LeastHits;

    /// <summary>Where the search for another form's heading may end: a sheet has one heading.</summary>
    public static int EndOfSearch(Heading? found) => found is { Score: >= SureScore } ? found.LastRow + MostRows : int.MaxValue;

    private Heading Read(int first, int last)
    {
        var found = new RawColumn?[form.Columns.Count];
        var heading = new Heading(first, last, found, [], []);
        var own = new bool[form.Columns.Count];
        foreach (var column in ColumnsIn(first, last))
        {
            var path = Path(first, last, column);
            if (path.Count == 0) continue;
            var raw = new RawColumn(column, path[^1].Address, path[^1].Text!);
            if (Match(path, last, column) is not { } match) AddUnknown(heading, raw, last);
            else if (found[match.Index] is null || (match.Own && !own[match.Index]))
            {
                if (found[match.Index] is { } replaced) heading.Unknown.Add(replaced);
                found[match.Index] = raw;
                own[match.Index] = match.Own;
            }
            else if (form.Columns[match.Index].Ignored) continue;
            else if (own[match.Index] && !match.Own) AddUnknown(heading, raw, last);
            else heading.Doubled.Add(raw);
        }

        return heading with { Score = found.Where((column, index) => column is not null && !form.Columns[index].Ignored).Count() };
    }

    private SortedSet<int> ColumnsIn(int first, int last)
    {
        var columns = new SortedSet<int>();
        foreach (var row in sheet.Rows.SkipWhile(row => row.Number < first).TakeWhile(row => row.Number <= last))
        {
            foreach (var cell in row.Cells) columns.Add(cell.Address.Column);
        }

        return columns;
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

    private (int Index, bool Own)? Match(List<RawCell> path, int last, int column)
    {
        var leaf = keys.Of(path[^1]);
        if (headings.TryGetValue(leaf, out var match)) return match;
        if (path.Count == 1) return null;
        var above = keys.Of(path[^2]);
        if (headings.TryGetValue($"{above} {leaf}", out match) || headings.TryGetValue($"{leaf} {above}", out match)) return match;
        if (path.Count == MostRows && headings.TryGetValue($"{keys.Of(path[0])} {above} {leaf}", out match)) return match;
        return !merged.IsWide(path[^2].Address.Row, column) && path[^1].Address.Row == last && headings.TryGetValue(above, out match) ? match : null;
    }

    private void AddUnknown(Heading heading, RawColumn raw, int last)
    {
        if (heading.Unknown.Exists(other => other.Heading == raw.Heading)) return;
        var isGroup = merged.IsWide(raw.Heading.Row, raw.Number) && raw.Heading.Row < last;
        if (!isGroup) heading.Unknown.Add(raw);
    }

    private static Dictionary<string, (int Index, bool Own)> Headings(TableForm form)
    {
        var known = new Dictionary<string, (int, bool)>(StringComparer.Ordinal);
        for (var index = 0; index < form.Columns.Count; index++)
        {
            for (var i = 0; i < form.Columns[index].Keys.Count; i++) known.TryAdd(form.Columns[index].Keys[i], (index, i == 0));
        }

        return known;
    }
}
