namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>The one list of rules.</summary>
internal static class SubmissionRules
{
    public static IReadOnlyList<IRule> All { get; } =
    [
        new IgnoredContent(),
        new DecodedSheets(),
        new RequiredSheets(),
        new RequiredColumns(),
        new UnreadPlaces(),
        new AmountUnit(),
        new OtherPeriods(),
        new RivalPlaces(),
        new HouseholdWard(),
        new CodesOfOneForm(),
        new NationalIds(),
        new BirthBeforeWeekEnd(),
        new SummaryAgainstList(),
        new PersonsOfHouseholds(),
        new BalanceHolds(),
        new ReportedPercent(),
        new MovementDecision(),
        new DecisionWithinWeek(),
        new HouseholdOnce(),
        new Points(),
        new NoPoorHousehold(),
        new SupportOnList(),
        new SupportWithinWeek(),
        new SupportOfItsHousehold(),
    ];
}
