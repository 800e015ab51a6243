using System.Globalization;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting;

/// <summary>What a report speaks of.</summary>
/// <param name="Kind">One of <see cref="DocumentKinds"/>.</param>
/// <param name="Id"><c>2024-W13</c>.</param>
/// <param name="Name"><c>tuần 13/2024</c>.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Edition">1 for the first.</param>
internal sealed record ReportPeriod(string Kind, string Id, string Name, DateOnly From, DateOnly To, int Edition);

/// <summary>The part that every report has: where the city and its wards stand at the end of a week.</summary>
internal static class PositionFigures
{
    public static ReportModel Build(ReconciliationResult result, ReportSettings settings, ReportPeriod period)
    {
        var plan = result.Plan;
        var next = plan.NextMilestone(result.Week.Sunday);
        return new ReportModel
        {
            Kind = period.Kind,
            Period = period.Id,
            PeriodName = period.Name,
            PeriodTitle = VietnameseText.Capital(period.Name),
            From = VietnameseText.Date(period.From),
            To = VietnameseText.Date(period.To),
            Edition = period.Edition,
            Correction = period.Edition > 1 ? VietnameseText.Padded(period.Edition - 1) : null,
            Head = HeadLines.Build(settings, ""),
            Plan = PlanLines(plan),
            City = CityLines(result),
            NextMilestone = MilestoneLines.Build(result.Milestones.First(progress => progress.Milestone == next), result),
            YearPlan = MilestoneLines.Build(result.Milestones[^1], result),
            Filing = FilingLines.Build(result),
            Wards = WardTable.Rows(result),
            WardNotes = WardTable.Notes(result),
            Groups = WardGroups.Build(result),
            Movements = MovementTable.OfWeek(result),
            Discrepancies = DiscrepancyLines.Build(result),
            Support = SupportTable.Build(result.Supports),
            Sponsors = SponsorTable.Build(result.Sponsors),
            Deprivations = DeprivationTable.Build(result, settings),
            MainDeprivations = DeprivationTable.MostFrequent(result, settings),
            ProgressChart = ProgressChartLines.Build(result),
            Quarter = null,
        };
    }

    /// <summary>The plan in words; every document has it.</summary>
    public static PlanFigures PlanLines(PovertyPlan plan)
    {
        var share = new Ratio(plan.NearPoorHouseholds, plan.TotalHouseholds);
        return new PlanFigures
        {
            Number = plan.Number,
            Date = VietnameseText.Date(plan.Date),
            Year = plan.Year.ToString("0", CultureInfo.InvariantCulture),
            BaseDate = VietnameseText.Date(plan.BaseDate),
            TotalHouseholds = VietnameseText.Count(plan.TotalHouseholds),
            NearPoor = VietnameseText.Count(plan.NearPoorHouseholds),
            NearPoorFraction = VietnameseText.Fraction(share),
            NearPoorPercent = VietnameseText.Percent(share, plan),
            Poor = plan.PoorHouseholds,
        };
    }

    private static CityFigures CityLines(ReconciliationResult result)
    {
        var city = result.City;
        var other = city.Closing.Households - (city.Baseline - city.ExitedToDate.Households);
        return new CityFigures
        {
            Exited = VietnameseText.Count(city.ExitedToDate.Households),
            ExitedPersons = VietnameseText.Count(city.ExitedToDate.Persons),
            Fraction = VietnameseText.PaddedFraction(city.OfBaseline),
            Percent = VietnameseText.Percent(city.OfBaseline, result.Plan),
            Remaining = VietnameseText.Count(city.Closing.Households),
            RemainingPersons = VietnameseText.Count(city.Closing.Persons),
            OtherChange = other,
            OtherChangeText = VietnameseText.Signed(other),
        };
    }
}
