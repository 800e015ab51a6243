using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Reporting.Models;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>
/// Adds the columns of a table up to its row of totals. From the first row that is labelled as a total, all rows are totals; where a table has
/// a line for households and one for persons (Phân tổ), each adds up to its own.
/// </summary>
internal static partial class TableSums
{
    private static readonly string[] Labels = ["Cộng", "Tổng cộng", "Tổng số"];
    private static readonly string[] Kinds = ["Hộ", "Nhân khẩu"];

    /// <summary>True when the row is one of totals.</summary>
    public static bool IsTotal(PassageRow row, Area area) =>
        row.Cells.Take(2).Any(cell => Labels.Append(area.Whole).Contains(cell.Trim(), StringComparer.OrdinalIgnoreCase));

    /// <summary>Every column that does not add up.</summary>
    public static IEnumerable<(Passage At, string Problem)> Faults(IEnumerable<Passage> passages, Area area) =>
        passages.Where(passage => passage.Row is not null).GroupBy(passage => passage.Row!.Table).SelectMany(table => InTable([.. table], area));

    private static IEnumerable<(Passage At, string Problem)> InTable(List<Passage> rows, Area area)
    {
        var first = rows.FindIndex(row => IsTotal(row.Row!, area));
        if (first < 0) yield break;
        foreach (var total in rows.Skip(first))
            foreach (var problem in Columns(total.Row!, [.. rows.Take(first).Select(row => row.Row!).Where(row => Kind(row) == Kind(total.Row!) && row.Cells.Count == total.Row!.Cells.Count)]))
                yield return (total, problem);
    }

    private static string? Kind(PassageRow row) => row.Cells.FirstOrDefault(cell => Kinds.Contains(cell.Trim(), StringComparer.Ordinal))?.Trim();

    private static IEnumerable<string> Columns(PassageRow total, List<PassageRow> body)
    {
        for (var column = 0; column < total.Cells.Count; column++)
        {
            if (Numbers(total.Cells[column]) is not { } stated) continue;
            var parts = body.Select(row => Numbers(row.Cells[column])).OfType<long[]>().Where(part => part.Length == stated.Length).ToList();
            if (parts.Count == 0 || IsSpread(parts, body.Count)) continue;
            var sums = Enumerable.Range(0, stated.Length).Select(at => parts.Sum(part => part[at])).ToArray();
            if (!sums.AsSpan().SequenceEqual(stated)) yield return $"cột {column + 1} ghi {total.Cells[column].Trim()}, cộng các dòng được {string.Join('/', sums.Select(VietnameseText.Count))}.";
        }
    }

    /// <summary>A header row of column numbers and notes are no body: a column counts when nearly all rows hold a number in it.</summary>
    private static bool IsSpread(List<long[]> parts, int rows) => parts.Count * 2 < rows;

    /// <summary>A whole number, or the two of a fraction; null for anything else. Marks behind the number, and the percentage below a fraction, are ignored.</summary>
    private static long[]? Numbers(string cell)
    {
        var match = Shape().Match(cell);
        if (!match.Success) return null;
        var found = new[] { match.Groups[1], match.Groups[2] }.Where(group => group.Success)
            .Select(group => long.TryParse(group.Value.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1).ToArray();
        return found.Contains(-1) ? null : found;
    }

    [GeneratedRegex(@"^\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:/(\d{1,3}(?:\.\d{3})+|\d+))?(?:\s*\(\*+\))*(?:\t[\d.,]+%)?\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
