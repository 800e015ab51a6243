using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>The passages of a plain text: lines in columns are rows, broken lines are put together again.</summary>
internal static partial class TextPassages
{
    private const int LeastColumns = 3;

    /// <summary>Reads the text.</summary>
    public static IReadOnlyList<Passage> Read(string text)
    {
        var passages = new List<Passage>();
        var sentence = new List<string>();
        var rows = new List<string[]>();
        var tables = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            var cells = Gap().Split(line.Trim());
            var isRow = cells.Length >= LeastColumns;
            if (sentence.Count > 0 && (isRow || line.Trim().Length == 0 || ItemBegin().IsMatch(line))) End(passages, sentence);
            if (isRow) rows.Add(cells);
            else if (rows.Count > 0 && !Rule().IsMatch(line)) Lay(passages, rows, ++tables);
            if (!isRow && line.Trim().Length > 0 && !Rule().IsMatch(line)) sentence.Add(line.Trim());
        }

        return passages;
    }

    private static void End(List<Passage> passages, List<string> sentence)
    {
        passages.Add(Passage.Of("dòng", string.Join(' ', sentence)));
        sentence.Clear();
    }

    /// <summary>Numbers stand at the right: a row with fewer cells lacks those behind its name.</summary>
    private static void Lay(List<Passage> passages, List<string[]> rows, int table)
    {
        var columns = rows.Max(row => row.Length);
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
            passages.Add(Passage.OfRow(table, index + 1, [row[0], .. Enumerable.Repeat("", columns - row.Length), .. row[1..]]));
        rows.Clear();
    }

    /// <summary>Two blanks, or one between two numbers that fill their columns.</summary>
    [GeneratedRegex(@"[ \u00A0]{2,}|(?<=[0-9%)]) (?=[0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Gap();

    [GeneratedRegex(@"^\s*(-|\d+\.|\(\d+\))\s", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ItemBegin();

    [GeneratedRegex("^-{3,}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rule();
}
