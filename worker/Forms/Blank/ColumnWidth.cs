using System.Globalization;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>How wide columns and how high rows are: columns by what they hold, rows by the longest text in them.</summary>
internal static class ColumnWidth
{
    private const double Upright = 4.6;
    private const double Squeeze = 4;
    private const double ShortText = 11;
    private const double LongText = 20;
    private const int ShortLabel = 10;
    private const double Margin = 2;
    private const double NarrowestCount = 9;
    private const double LineHeight = 15;
    private const double LettersPerDigit = 1.1;
    private const double Indent = 1.5;
    private const int Crowd = 15;

    /// <summary>Height in points of a row with one line of text.</summary>
    public const double RowHeight = 17;

    /// <summary>Width in digits of the usual font.</summary>
    /// <param name="column">Column.</param>
    /// <param name="columns">How many stand side by side: many share one page.</param>
    public static double Of(ColumnForm column, int columns) => columns > Crowd ? Crowded(column) : Roomy(column);

    private static double Crowded(ColumnForm column) => column.Kind switch
    {
        ValueKind.Note => ShortText,
        ValueKind.Person or ValueKind.Status => Roomy(column) - Squeeze,
        ValueKind.Text => Math.Min(Roomy(column), LongText - Squeeze),
        _ => Roomy(column),
    };

    private static double Roomy(ColumnForm column) => column.Kind switch
    {
        _ when column.Group is not null => Upright,
        ValueKind.Ordinal => 5,
        ValueKind.Code => 12,
        ValueKind.Person => 23,
        ValueKind.NationalId => 15,
        ValueKind.Date or ValueKind.BirthDate => 12,
        ValueKind.Sex => 7,
        ValueKind.Count => Math.Max(NarrowestCount, Digits(column.Range) + Margin),
        ValueKind.Money => Digits(column.Range) + Margin,
        ValueKind.Status or ValueKind.Policy => LongText,
        ValueKind.Indicator => 64,
        ValueKind.Note => 24,
        _ => column.Label.Length < ShortLabel ? ShortText : LongText,
    };

    /// <summary>Height in points of a row whose texts go on in further lines; null when one line is enough. Excel fits a row anew only when somebody writes into it.</summary>
    public static double? Height(IEnumerable<(string Text, double Width)> wrapped)
    {
        var lines = wrapped.Select(cell => Lines(cell.Text, cell.Width)).DefaultIfEmpty(1).Max();
        return lines > 1 ? (lines * LineHeight) + RowHeight - LineHeight : null;
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

    private static double Digits(ValueRange? range) => (range?.Largest ?? 0).ToString("#,0", CultureInfo.InvariantCulture).Length;
}
