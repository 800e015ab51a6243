namespace MongCai.Poverty.Etl.Spreadsheets;

/// <summary>How high rows are, in points: by the longest text in them. Excel fits a row anew only when somebody writes into it.</summary>
internal static class RowHeight
{
    /// <summary>Height of a row with one line of text.</summary>
    public const double Usual = 17;

    private const double Line = 15;
    private const double LettersPerDigit = 1.1;
    private const double Indent = 1.5;

    /// <summary>Height of a row whose texts go on in further lines; null when one line is enough.</summary>
    /// <param name="wrapped">Texts with the widths of their columns in digits.</param>
    public static double? Of(IEnumerable<(string Text, double Width)> wrapped)
    {
        var lines = wrapped.Select(cell => Lines(cell.Text, cell.Width)).DefaultIfEmpty(1).Max();
        return lines > 1 ? (lines * Line) + Usual - Line : null;
    }

    /// <summary>Lines that a text takes when whole words go into the next line.</summary>
    private static int Lines(string text, double width)
    {
        var (lines, used) = (1, 0.0);
        foreach (var word in text.Split(' '))
        {
            if (used > 0 && used + word.Length > (width - Indent) * LettersPerDigit)
            {
                lines++;
                used = 0;
            }

            used += word.Length + 1;
        }

        return lines;
    }
}
