using System.Globalization;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>What a household puts into a column of the list.</summary>
internal static class HouseholdCell
{
    /// <summary>Excel's counts of earlier days could be read as a year (1960 is 13/5/1905), or are off by one: such days are written out.</summary>
    private static readonly DateOnly FirstSureDay = new(1909, 1, 1);

    /// <summary>The value; nothing when the household does not say it, or the form asks for something this program does not keep.</summary>
    public static CellContent Of(Household household, ColumnForm column, FormWords words) => column.Key switch
    {
        _ when column.Kind == ValueKind.Mark => new(household.Deprivations.Contains(column.Key, StringComparer.Ordinal) ? words.MarkChoice : null, null),
        "code" => Text(household.Code),
        "head" => Text(household.Head),
        "nationalId" => Text(household.NationalId),
        "birthDate" => Birth(household.BirthDate),
        "sex" => Text(household.Sex is { } sex ? WordLists.Word(words, sex) : null),
        "ethnicity" => Text(household.Ethnicity),
        "hamlet" => Text(household.Hamlet),
        "members" => new(null, household.Members),
        "status" => Text(WordLists.Word(words, household.Status)),
        "b1" => new(null, household.B1),
        "b2" => new(null, household.B2),
        "decision" => Text(household.Decision),
        "decisionDate" => household.DecisionDate is { } day ? Day(day) : default,
        "cause" => Text(household.Cause),
        "sponsor" => Text(household.Sponsor),
        "need" => Text(household.Need),
        _ => default,
    };

    private static CellContent Text(string? text) => new(text, null);

    private static CellContent Birth(BirthDate? birth) => birth switch
    {
        null => default,
        { Day: { } day } => Day(day),
        _ => new(null, birth.Year),
    };

    private static CellContent Day(DateOnly day) =>
        day >= FirstSureDay ? new(null, ColumnRules.Serial(day)) : Text(day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
}
