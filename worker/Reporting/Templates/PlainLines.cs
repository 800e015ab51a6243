using System.Text;

namespace MongCai.Poverty.Etl.Reporting.Templates;

/// <summary>Plain text as mail programs show it: no line of a sentence over 76 columns, no blanks at the end, never two empty lines in a row, tables whose columns hold their figures.</summary>
internal static class PlainLines
{
    private const int Columns = 76;

    /// <summary>Breaks long lines at blanks; what follows is set in like the line, two more after a dash. Rows of a table (<see cref="PlainTable"/>) are not broken.</summary>
    public static string Wrap(string text)
    {
        var result = new StringBuilder(text.Length);
        var empty = true;
        foreach (var (line, isRow) in PlainTable.Align(text.ReplaceLineEndings("\n").Split('\n')))
        {
            if (line.Length == 0 && empty) continue;
            empty = line.Length == 0;
            foreach (var part in isRow ? [line] : Break(line)) result.Append(part).Append('\n');
        }

        return result.ToString().TrimEnd('\n') + "\n";
    }

    private static IEnumerable<string> Break(string line)
    {
        var indent = new string(' ', line.Length - line.TrimStart().Length + (line.TrimStart().StartsWith("- ", StringComparison.Ordinal) ? 2 : 0));
        var rest = line;
        while (rest.Length > Columns)
        {
            var at = rest.LastIndexOf(' ', Columns);
            if (at <= indent.Length) break;
            yield return rest[..at].TrimEnd();
            rest = indent + rest[at..].TrimStart();
        }

        yield return rest;
    }
}

/// <summary>
/// Rows whose cells are parted by tabs, with rules of dashes between them. The template gives each cell its usual width with blanks; where a figure is longer than that, the
/// columns of the whole table grow with it, so that no two figures run together.
/// </summary>
internal static class PlainTable
{
    private const int Gap = 2;

    /// <summary>Every line without blanks at its end, and whether it belongs to a table.</summary>
    public static IEnumerable<(string Line, bool IsRow)> Align(IReadOnlyList<string> lines)
    {
        for (var at = 0; at < lines.Count;)
        {
            var end = at;
            while (end < lines.Count && (IsRow(lines[end]) || (end > at && IsRule(lines[end])))) end++;
            if (end == at) yield return (lines[end++].TrimEnd(), false);
            else foreach (var row in Table([.. lines.Skip(at).Take(end - at)])) yield return (row.TrimEnd(), true);
            at = end;
        }
    }

    private static bool IsRow(string line) => line.TrimStart().Contains('\t', StringComparison.Ordinal);

    private static bool IsRule(string line) => line.Length > 2 && line.All(letter => letter == '-');

    private static IEnumerable<string> Table(List<string> lines)
    {
        var rows = lines.ConvertAll(line => IsRow(line) ? line.Split('\t') : null);
        var most = rows.Max(row => row?.Length ?? 0);
        var whole = rows.OfType<string[]>().Where(cells => cells.Length == most).ToList();
        if (whole.TrueForAll(cells => Fits(cells, whole[0]))) return lines.Select(line => line.Replace("\t", "", StringComparison.Ordinal));
        var columns = Enumerable.Range(0, whole[0].Length).Select(column => Column.Of(whole.ConvertAll(cells => cells[column]))).ToList();
        return rows.Select(cells => cells is null ? new string('-', columns.Sum(column => column.Width)) : Lay(cells, columns));
    }

    /// <summary>As wide as the first row, and a blank wherever two cells touch.</summary>
    private static bool Fits(string[] cells, string[] first) => cells.Select((cell, column) =>
        cell.Length == first[column].Length && (column == 0 || cell.StartsWith(' ') || cells[column - 1].EndsWith(' '))).All(fits => fits);

    /// <summary>The last cell of a row with fewer cells than the others takes the room of those it lacks.</summary>
    private static string Lay(string[] cells, List<Column> columns) => string.Concat(cells.Select((cell, at) =>
        columns[at].Lay(cell, at == cells.Length - 1 ? columns.Skip(at).Sum(column => column.Width) : columns[at].Width)));

    /// <summary>A column of texts or of figures, which stand at the right: the template set them there with blanks, or they are so long that none were left.</summary>
    private sealed record Column(int Width, bool IsRight)
    {
        public static Column Of(List<string> cells)
        {
            var isRight = cells.Exists(cell => cell.StartsWith(' ') && cell.Trim().Length > 0) || cells.TrueForAll(cell => cell.Length > 0 && char.IsAsciiDigit(cell[0]));
            return new(Math.Max(cells.Max(cell => cell.Length), cells.Max(cell => Bare(cell, isRight).Length) + Gap), isRight);
        }

        public string Lay(string cell, int width) => IsRight ? Bare(cell, IsRight).PadLeft(width) : Bare(cell, IsRight).PadRight(width);

        /// <summary>What stands behind a figure, a mark or the room for one, stays.</summary>
        private static string Bare(string cell, bool isRight) => isRight ? cell.TrimStart() : cell.TrimEnd();
    }
}
