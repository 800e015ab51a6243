namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Invented filings for every ward of a plan, so that templates can be tried before the first week: exits, remarks, support, one ward late, one missing. No person, no real figure but the plan's.</summary>
internal static class ExampleFilings
{
    private static readonly SupportPolicy[] Policies = Enum.GetValues<SupportPolicy>();
    private static readonly string?[] Sponsors = ["Đơn vị thứ nhất", "Đơn vị thứ hai", null];

    /// <summary>One filing per ward, in the order given.</summary>
    /// <param name="wards">Wards in force.</param>
    /// <param name="plan">The plan; a ward that it does not name has no household.</param>
    /// <param name="week">The week.</param>
    /// <param name="indicators">Keys of the deprivation indicators.</param>
    /// <param name="all">True when no ward is missing, as after a late workbook.</param>
    public static IReadOnlyList<WardFiling> Of(IReadOnlyList<Ward> wards, PovertyPlan plan, ReportingWeek week, IReadOnlyList<string> indicators, bool all = false) =>
        [.. wards.Select((ward, number) => Filing(ward, number, Baseline(plan, ward), week, indicators, all))];

    private static int Baseline(PovertyPlan plan, Ward ward) => plan.Wards.FirstOrDefault(one => one.Ward == ward.Code)?.Baseline ?? 0;

    private static WardFiling Filing(Ward ward, int number, int baseline, ReportingWeek week, IReadOnlyList<string> indicators, bool all)
    {
        var state = number switch { 1 => FilingState.Late, 2 when !all => FilingState.Missing, _ => FilingState.Accepted };
        var filed = Filed(ward, number, baseline, state == FilingState.Missing ? week.Previous : week, indicators);
        return state == FilingState.Missing ? new(ward, state, null, filed, 0) : new(ward, state, filed, null, 0);
    }

    private static FiledSubmission Filed(Ward ward, int number, int baseline, ReportingWeek week, IReadOnlyList<string> indicators)
    {
        var exited = number % 2 == 0 ? Math.Min(baseline, 1) : 0;
        var households = Enumerable.Range(1, baseline).Select(at => Household(ward, at, at <= exited, week, indicators)).ToList();
        return new(
            number + 1, 1, $"{ward.Code}.xlsx", new string('0', 64), new DateTimeOffset(week.Sunday.ToDateTime(new TimeOnly(1, 0)), TimeSpan.Zero),
            new()
            {
                Ward = ward.Code,
                Week = week,
                Summary = Summary(households, exited, baseline),
                Households = households,
                Supports = [.. households.Take(1).Select(household => Support(household, number, week))],
            },
            []);
    }

    private static Summary Summary(List<Household> households, int exited, int baseline)
    {
        var (all, gone) = (households.Sum(household => household.Members), households.Take(exited).Sum(household => household.Members));
        return new(
        [
            Figure("opening", baseline), Figure("openingPersons", all), Figure("exited", exited), Figure("exitedPersons", gone),
            Figure("closing", baseline - exited), Figure("closingPersons", all - gone), Figure("exitedToDate", exited), Figure("exitedToDatePersons", gone),
            Figure("baseline", baseline), Figure("totalHouseholds", 1000), Figure("totalPersons", 4000),
        ]);
    }

    private static SummaryFigure Figure(string key, int value) => new(key, value, null);

    private static Household Household(Ward ward, int number, bool exited, ReportingWeek week, IReadOnlyList<string> indicators) => new()
    {
        Code = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ward.Code}-{number:000}"),
        Head = "Hộ ví dụ",
        Members = (number % 4) + 2,
        Status = exited ? HouseholdStatus.Exited : HouseholdStatus.NearPoor,
        Decision = exited ? "01/QĐ-UBND" : null,
        DecisionDate = exited ? week.Monday : null,
        Deprivations = indicators.Count == 0 ? [] : [indicators[number % indicators.Count]],
        Sponsor = Sponsors[number % Sponsors.Length],
        Origin = new("Biểu 02-DS", "A1"),
    };

    private static Support Support(Household household, int number, ReportingWeek week) => new()
    {
        Code = household.Code,
        Policy = Policies[number % Policies.Length],
        Amount = 5_000_000,
        Date = week.Monday,
        Origin = new("Biểu 03-HT", "A1"),
    };
}
