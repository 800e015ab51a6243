using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Corrections;
using MongCai.Poverty.Etl.Reporting.Models.Reminders;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>A model to try templates with.</summary>
/// <param name="Json">As it is stored with a report.</param>
/// <param name="Source">Where it comes from, Vietnamese.</param>
public sealed record TrialModel(string Json, string Source);

/// <summary>Finds models to try templates with: the newest report's, else one reconciled from invented filings.</summary>
public sealed class TemplateModels(EditionStore editions, CityConfiguration city)
{
    private const int ExampleWeek = 13;

    /// <summary>A model for a kind of document.</summary>
    /// <returns>Null when no such document was ever made and no example can be built.</returns>
    public async Task<TrialModel?> FindAsync(string kind, CancellationToken ct)
    {
        if (await editions.NewestModelAsync(kind, ct) is { } stored) return new(stored, "số liệu của báo cáo mới nhất");
        var json = kind switch
        {
            DocumentKinds.WeeklyReport => ModelScript.Json(WeeklyReportModel.Build(ExampleOf(all: false), Settings(kind), 1)),
            DocumentKinds.QuarterlyReview => ModelScript.Json(QuarterlyReviewModel.Build(PeriodReconciliation.Reconcile(Week.Quarter, null, ExampleOf(all: false), [ExampleOf(all: false)]), Settings(kind), 1)),
            DocumentKinds.ReminderLetter => ModelScript.Json(ReminderModel.Build(Reminder(), Settings(kind), officeCopy: true)),
            DocumentKinds.Correction => ModelScript.Json(CorrectionReportModel.Build(Corrected(), Settings(DocumentKinds.WeeklyReport))),
            _ => null,
        };
        return json is null ? null : new(json, "số liệu ví dụ");
    }

    /// <summary>The newest plan, or an invented one where none is known yet: templates can be tried all the same.</summary>
    private PovertyPlan Plan => city.Plans.Newest ?? ExamplePlan.Of(city.Register);

    private ReportingWeek Week => new(Plan.Year, ExampleWeek);

    private ReportSettings Settings(string kind) => new(city.Headings[kind], city.Calendar.LocalDay(city.Calendar.CloseOf(Week)), city.IndicatorLabels);

    private Reminder Reminder()
    {
        var deadline = city.Calendar.DeadlineOf(Week);
        return new(Week, 1, deadline.AddHours(-9), deadline, Plan, Filings());
    }

    private IReadOnlyList<WardFiling> Filings(bool all = false) => ExampleFilings.Of(city.Register.In(Week), Plan, Week, [.. city.IndicatorLabels.Keys], all);

    private ReconciliationResult ExampleOf(bool all) => WeekReconciliation.Reconcile(new(Week, Plan, city.Register, Filings(all), []));

    private CorrectedReport Corrected() => new()
    {
        Period = Week,
        Edition = 2,
        FormerDate = city.Calendar.LocalDay(city.Calendar.CloseOf(Week)),
        Before = ReconciliationRecord.Of(ExampleOf(all: false)),
        After = ReconciliationRecord.Of(ExampleOf(all: true)),
        Plan = Plan,
        Wards = city.Register.In(Week),
        Local = city.Calendar.Local,
    };
}

/// <summary>An invented plan over all units that exist at the end of the register's newest year.</summary>
internal static class ExamplePlan
{
    private const int Baseline = 3;

    public static PovertyPlan Of(WardRegister register)
    {
        var baseDate = new DateOnly(register.Wards.Max(ward => ward.ValidFrom.Year), 12, 31);
        var wards = register.On(baseDate).Select(ward => new PlanWard(ward.Code, Baseline, true)).ToList();
        var nearPoor = wards.Count * Baseline;
        return new("vi-du", "…/KH-UBND", baseDate, baseDate, nearPoor * 100, nearPoor, 0, wards, [new(new(baseDate.Year + 1, 12, 31), Math.Max(1, nearPoor))], RoundingRule.HalfUp, 2, 5);
    }
}

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
        [.. wards.Select((ward, number) => Filing(ward, number, plan.For(ward.Code)?.Baseline ?? 0, week, indicators, all))];

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
