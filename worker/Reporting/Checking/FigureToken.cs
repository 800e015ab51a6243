using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>Whether the template wrote a figure from the model or somebody typed it.</summary>
internal enum FigureSource
{
    /// <summary>From the model.</summary>
    Value,

    /// <summary>Typed into the template.</summary>
    Typed,

    /// <summary>Typed digits beside those of the model.</summary>
    Mixed,
}

/// <summary>A figure as it stands in a text: a number, fraction, percentage, date, or the number of a paper with its symbol.</summary>
/// <param name="Text">Letter by letter.</param>
/// <param name="At">Position in the text without marks.</param>
/// <param name="Source">Who wrote it.</param>
internal sealed partial record FigureToken(string Text, int At, FigureSource Source)
{
    /// <summary>All figures of a text, with or without marks.</summary>
    public static IReadOnlyList<FigureToken> Read(string marked)
    {
        var (text, isValue) = ValueMarks.Split(marked);
        return [.. Shape().Matches(text).Select(match => new FigureToken(match.Value, match.Index, Origin(match, isValue)))];
    }

    /// <summary>The numbers it is made of: <c>12/57</c> gives 12 and 57.</summary>
    public IEnumerable<string> Parts => Digits().Matches(Text).Select(match => match.Value);

    private static FigureSource Origin(Match match, IReadOnlyList<bool> isValue)
    {
        var digits = Enumerable.Range(match.Index, match.Length).Where(at => char.IsAsciiDigit(match.Value[at - match.Index])).Select(at => isValue[at]).Distinct().ToList();
        return digits.Count > 1 ? FigureSource.Mixed : digits[0] ? FigureSource.Value : FigureSource.Typed;
    }

    /// <summary>An ISO day or week, or digits joined by point, comma, stroke or colon, then a percent sign or the symbol of a paper.</summary>
    [GeneratedRegex(@"\d{4}-(?:W\d\d|Q\d|\d\d-\d\d)|\d+(?:[.,:/]\d+)*(?:%|/(?:\p{Lu}[\p{L}\d]*-?)+)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();
}
