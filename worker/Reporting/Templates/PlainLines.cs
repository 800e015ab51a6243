using System.Text;

namespace MongCai.Poverty.Etl.Reporting.Templates;

/// <summary>Plain text as mail programs show it: no line over 76 columns, no blanks at the end, never two empty lines in a row.</summary>
internal static class PlainLines
{
    private const int Columns = 76;

    /// <summary>Breaks long lines at blanks; what follows is set in like the line, two more after a dash.</summary>
    public static string Wrap(string text)
    {
        var result = new StringBuilder(text.Length);
        var empty = true;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.Length == 0 && empty) continue;
            empty = line.Length == 0;
            foreach (var part in Break(line)) result.Append(part).Append('\n');
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
