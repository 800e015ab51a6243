namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>The one list of rules. A rule tells what is wrong, and nothing when a value that it needs is blank or faulty.</summary>
internal static class SubmissionRules
{
    public static IReadOnlyList<Func<SubmissionDraft, IEnumerable<Finding>>> All { get; } =
    [
        SheetRules.IgnoredContent,
        SheetRules.DecodedSheets,
        SheetRules.RequiredSheets,
        SheetRules.VersionOfTheWeek,
        SheetRules.RequiredColumns,
        UnreadPlaces.Check,
        SheetRules.AmountUnit,
        SheetRules.OtherPeriods,
        SheetRules.RivalPlaces,
        HouseholdRules.HouseholdWard,
        HouseholdRules.CodesOfOneForm,
        HouseholdRules.NationalIds,
        HouseholdRules.BirthBeforeWeekEnd,
        SummaryRules.SummaryAgainstList,
        HouseholdRules.PersonsOfHouseholds,
        SummaryRules.BalanceHolds,
        SummaryRules.ReportedPercent,
        HouseholdRules.MovementDecision,
        HouseholdRules.DecisionWithinWeek,
        HouseholdRules.HouseholdOnce,
        HouseholdRules.Points,
        SummaryRules.NoPoorHousehold,
        SupportRules.SupportOnList,
        SupportRules.SupportWithinWeek,
        SupportRules.SupportOfItsHousehold,
    ];
}
