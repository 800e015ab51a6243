using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>Why the two programs may differ in a cell.</summary>
/// <param name="Id">Short name.</param>
/// <param name="What">What differs.</param>
/// <param name="Right">Which of the two agrees with Excel.</param>
/// <param name="Source">Where Excel's rule stands; numbers of sections are those of ECMA-376 part 1.</param>
/// <param name="Holds">True for the differences that it explains, and for no others.</param>
internal sealed record Explanation(string Id, string What, Right Right, string Source, Func<Difference, bool> Holds);

/// <summary>Which of the two shows what Excel shows.</summary>
internal enum Right
{
    /// <summary>This program.</summary>
    Ours,

    /// <summary>LibreOffice; the contract wants it read otherwise, and the rule says why.</summary>
    Theirs,

    /// <summary>Both: the same thing in other words.</summary>
    Both,

    /// <summary>Not known, or not the same in every Excel; the two mean the same value.</summary>
    Open,
}

/// <summary>Every difference that is known, each as narrowly as it can be said.</summary>
internal static class Explained
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Explanation> Table { get; } = [.. OfTexts(), .. OfDays(), .. OfTimes(), .. OfNumbers()];

    /// <summary>The first that explains a difference; null when none does.</summary>
    public static Explanation? Of(Difference difference) => Table.FirstOrDefault(explanation => explanation.Holds(difference));

    private static IEnumerable<Explanation> OfTexts() =>
    [
        new("truth", "TRUE and FALSE in Vietnamese, or as 1 and 0 through the number format", Right.Ours, "18.18.11 b; 18.8.31: formats speak of numbers and texts, Excel shows TRUE under each of them",
            difference => difference is { Ours.Kind: RawKind.Boolean, Made.Kind: MadeKind.Boolean }),
        new("escape", "_x0041_ stays as it is in LibreOffice where the letter needs no escape", Right.Ours, "22.9.2.19 ST_Xstring",
            difference => difference.Made?.Kind == MadeKind.Text && difference.Theirs.Contains("_x", StringComparison.Ordinal) && (Resolved(difference.Theirs) == difference.Shown || Resolved(difference.Theirs) == Resolved(difference.Shown))),
        new("bare-text", "a text of several lines or runs, or one that looks like a day or a number, goes without the words of its section in LibreOffice", Right.Ours, "18.8.31: the fourth section is for texts",
            difference => difference is { Made: { Kind: MadeKind.Text } made, Ours.Kind: RawKind.Text } && difference.Format.Contains('@', StringComparison.Ordinal) && Resolved(difference.Theirs) == Resolved(Comparison.Clean(made.Stored))),
        new("empty-text", "a text without letters shows the words of its format, and is nothing in a form", Right.Theirs, "contract, Values: texts are trimmed; words of a format are no value", difference =>
            difference.Made is { Kind: MadeKind.Text } made && string.IsNullOrWhiteSpace(made.Stored) && difference.Format.Contains('@', StringComparison.Ordinal)
            && difference.Ours is { Kind: RawKind.Blank } or { Kind: RawKind.Number, Number: 0 }),
        new("hidden-text", "a fourth section without @ hides texts, in LibreOffice it does not", Right.Ours, "18.8.31; Microsoft, Formats for text and spacing: if the @ is omitted from the text section, text is not displayed",
            difference => difference is { Made.Kind: MadeKind.Text, Ours.Kind: RawKind.Hidden } && (difference.Format == ";;;" || (difference.IsXls && difference.Format.EndsWith(';') && difference.Format.Count(sign => sign == ';') == 2))),
        new("empty-result", "a formula whose result is empty text is kept apart, for a number it is none", Right.Both, "contract, Values", difference => difference is { Ours.Kind: RawKind.EmptyResult, Theirs: "", Made: { Kind: MadeKind.Text, IsFormula: true } }),
        new("xls-error", "LibreOffice shows #N/A for the other errors of the .xls files that it wrote", Right.Ours, "what was stored", difference => difference is { IsXls: true, Ours.Kind: RawKind.Error, Theirs: "#N/A" } && difference.Shown == difference.Made?.Stored),
        new("xls-formula", "LibreOffice stores 0 for the text of a formula under a number format, and reckons anew when it opens the file", Right.Ours, "[MS-XLS] 2.5.133 FormulaValue: the stored result is a number",
            difference => difference is { IsXls: true, Made: { Kind: MadeKind.Text, IsFormula: true, Style: > 0 }, Ours: { Kind: RawKind.Number or RawKind.Date, Number: 0 } } && (difference.Theirs == Comparison.Clean(difference.Made!.Stored) || (difference.Format.Contains('@', StringComparison.Ordinal) && difference.Theirs.Contains(Comparison.Clean(difference.Made.Stored), StringComparison.Ordinal)))),
    ];

    private static string Resolved(string text) => Comparison.Clean(EscapedText.Resolve(text));

    private static IEnumerable<Explanation> OfDays() =>
    [
        new("before-march-1900", "LibreOffice counts from 30/12/1899 and shows days 1 to 59 one day too early", Right.Ours, "18.17.4.1: day 1 is 1/1/1900, and there is a day 60", ExplainedTimes.IsDayTooEarly),
        new("no-day", "day 0, below 0, 60 of the 1900 system are no days; Excel shows 00/01/1900, #####, 29/02/1900", Right.Ours, "18.17.4.1; contract, Values",
            difference => difference is { Ours: { Kind: RawKind.Date, Day: null } } && (difference.Ours.Number < (difference.Epoch1904 ? 0 : 1) || (!difference.Epoch1904 && difference.Ours.Number is >= 60 and < 61))),
        new("after-9999", "days after 31/12/9999 are no days; Excel shows #####", Right.Ours, "18.17.4.1", difference => difference is { Ours: { Kind: RawKind.Date, Day: null } } && difference.Ours.Number >= (difference.Epoch1904 ? 2_957_004 : 2_958_466)),
        new("iso-general", "a day in ISO 8601 without a format of days: Excel shows the day count, the contract takes it for a day", Right.Theirs, "18.18.11 d; contract, Values", ExplainedTimes.IsIsoDay),
        new("midnight", "less than half a second before midnight: where the time is shown too it is rounded, the contract takes the stored day", Right.Theirs, "contract, Values: a time of day is dropped",
            difference => difference is { Ours: { Kind: RawKind.Date, Day: { } day } ours } && ours.Number - Math.Floor(ours.Number) > 1 - (0.5 / 86_400) && ShownDay.Agrees(ours.Format!, day.AddDays(1), difference.Theirs)),
        new("era", "LibreOffice shows two digits of the year for e", Right.Ours, "18.8.31: the year in four digits outside of Asian calendars", ExplainedTimes.IsYearOfEra),
        new("system-day", "[$-F800] is the long date of the system, and systems differ", Right.Both, "[MS-OI29500] 2.1.739: 0xF800 is the system's long date format",
            difference => difference is { Ours: { Kind: RawKind.Date, Day: { } day } } && difference.Format.StartsWith("[$-F800]", StringComparison.Ordinal) && ShownDay.Agrees("dddd dd mmmm yyyy", difference is { Epoch1904: false, Ours.Number: < 60 } ? day.AddDays(-1) : day, difference.Theirs)),
    ];

    private static IEnumerable<Explanation> OfTimes() =>
    [
        new("half-of-day", "SA and CH, or sáng and chiều; [$-F400] is the time format of the system", Right.Both, "18.8.31 AM/PM: words of the language", ExplainedTimes.IsHalfOfDay),
        new("negative-time", "a time below 0, which Excel shows as #####", Right.Open, "Microsoft, Excel specifications and limits: no negative times in the 1900 system", ExplainedTimes.IsNegative),
        new("tenths", "less than a tenth of a second before the whole hour: rounded up, or cut off", Right.Open, "18.8.31 is silent", difference => difference is { Format: "mm:ss.0" or "built-in 47", Ours: { Kind: RawKind.Number, Number: var number } } && number - Math.Floor(number) > 1 - (0.1 / 86_400) && difference.Theirs == "59:59,9"),
        new("elapsed-fraction", "LibreOffice does not know fractions of elapsed seconds and shows the plain number", Right.Ours, "18.8.31 [s].00", difference => difference.Format == "[s].00" && ExplainedNumbers.IsPlain(difference)),
    ];

    private static IEnumerable<Explanation> OfNumbers() =>
    [
        new("general", "General: a decimal point here, a comma there; the same number", Right.Both, "contract, Values; 18.8.31: what General shows depends on the width of the column", ExplainedNumbers.IsGeneral),
        new("bare-comma", "LibreOffice leaves out the decimal sign when no digit follows", Right.Ours, "18.8.31: the point is always shown", ExplainedNumbers.IsBareComma),
        new("minus-zero", "a negative number of which only zeros are shown, with or without the minus", Right.Open, "18.8.31 is silent", ExplainedNumbers.IsMinusZero),
        new("blank", "LibreOffice drops blanks of a format", Right.Ours, "18.8.31: a blank is shown", difference => difference.Ours.Kind == RawKind.Number && ExplainedNumbers.Packed(difference.Shown) == ExplainedNumbers.Packed(difference.Theirs)),
        new("language", "with [$-409] LibreOffice writes decimal points, Excel only speaks English in dates", Right.Ours, "18.8.31: the language is that of dates and calendars", ExplainedNumbers.IsOtherLanguage),
        new("by-heart", "formats 37 to 40 show a negative number in brackets or with a minus", Right.Open, "18.8.30: their codes differ by language", ExplainedNumbers.IsBracketed),
        new("fraction", "another fraction as near as its digits allow, or #FMT", Right.Open, "18.8.31 does not say which fraction is taken", ExplainedNumbers.IsFraction),
        new("half", "a half is rounded up by its 15 decimal digits, in LibreOffice by its binary ones", Right.Ours, "Excel reckons with 15 digits (Microsoft, Excel specifications and limits)", ExplainedNumbers.IsHalf),
        new("minus-place", "General with a word before it: the minus before the word or before the number", Right.Open, "18.8.31 is silent", ExplainedNumbers.IsMinusElsewhere),
        new("semicolon", "LibreOffice takes an escaped semicolon in .xls for the end of the section", Right.Ours, "18.8.31: a stroke shows the sign behind it",
            difference => difference is { IsXls: true, Theirs: "", Ours: { Kind: RawKind.Number, Number: < 0, Format: { } format } } && format.EndsWith("\\;", StringComparison.Ordinal) && difference.Shown.EndsWith(';')),
        new("minus-else", "the last of three sections with conditions: LibreOffice drops the minus", Right.Ours, "18.8.31: only a section for negative numbers goes without it", ExplainedNumbers.IsMinusOfElse),
    ];
}
