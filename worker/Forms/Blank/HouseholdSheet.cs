using System.Globalization;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>The list: the known households, and room for more.</summary>
internal static class HouseholdSheet
{
    private const int SpareLines = 100;
    private const int HeadColumns = 3;

    /// <summary>Excel's counts of earlier days could be read as a year (1960 is 13/5/1905), or are off by one: such days are written out.</summary>
    private static readonly DateOnly FirstSureDay = new(1909, 1, 1);

    public static SheetPlan Plan(BlankForm blank)
    {
        var households = blank.Known.Households;
        var sheet = TableSheet.Start(blank, blank.List, HeadColumns);
        TableSheet.PutLines(sheet, blank, blank.List, households.Count + SpareLines, (line, column) =>
            line >= households.Count ? default
            : column.Kind == ValueKind.Ordinal ? (null, line + 1)
            : Content(households[line], column, blank.Form.Words));
        return sheet;
    }

    /// <summary>What the household puts into a column; nothing when the household does not say it, or the form asks for something this program does not keep.</summary>
    private static (string? Text, decimal? Number) Content(Household household, ColumnForm column, FormWords words) => column.Key switch
    {
        _ when column.Kind == ValueKind.Mark => (household.Deprivations.Contains(column.Key, StringComparer.Ordinal) ? words.MarkChoice : null, null),
        "code" => Text(household.Code),
        "head" => Text(household.Head),
        "nationalId" => Text(household.NationalId),
        "birthDate" => Birth(household.BirthDate),
        "sex" => Text(household.Sex is { } sex ? MetaSheet.Word(words, sex) : null),
        "ethnicity" => Text(household.Ethnicity),
        "hamlet" => Text(household.Hamlet),
        "members" => (null, household.Members),
        "status" => Text(MetaSheet.Word(words, household.Status)),
        "b1" => (null, household.B1),
        "b2" => (null, household.B2),
        "decision" => Text(household.Decision),
        "decisionDate" => household.DecisionDate is { } day ? Day(day) : default,
        "cause" => Text(household.Cause),
        "sponsor" => Text(household.Sponsor),
        "need" => Text(household.Need),
        _ => default,
    };

    private static (string? Text, decimal? Number) Text(string? text) => (text, null);

    private static (string? Text, decimal? Number) Birth(BirthDate? birth) => birth switch
    {
        null => default,
        { Day: { } day } => Day(day),
        _ => (null, birth.Year),
    };

    private static (string? Text, decimal? Number) Day(DateOnly day) =>
        day >= FirstSureDay ? (null, CellDay.Of(day)) : Text(day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
}
