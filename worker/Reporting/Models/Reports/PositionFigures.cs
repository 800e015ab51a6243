using System.Globalization;
using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>The part that every report has: where the city and its wards stand at the end of a week.</summary>
internal static class PositionFigures
{
    public static ReportModel Build(PeriodResult reported, ReportSettings settings, int edition)
    {
        var (period, result) = (reported.Period, reported.Closing);
        var (plan, pace, name) = (result.Plan, result.Pace, VietnameseText.Period(period));
        return new ReportModel
        {
            Kind = DocumentKinds.Of(period),
            Period = period.ToString(),
            PeriodName = name,
            PeriodTitle = VietnameseText.Capital(name),
            From = VietnameseText.Date(period.FirstDay),
            To = VietnameseText.Date(period.LastDay),
            Edition = edition,
            Correction = edition > 1 ? VietnameseText.Padded(edition - 1) : null,
            Head = HeadLines.Build(settings, ""),
            Plan = PlanLines(plan),
            City = CityLines(result),
            NextMilestone = MilestoneLines.Build(result.NextMilestone, result),
            YearPlan = MilestoneLines.Build(result.Milestones[^1], result),
            Ratios = Ratios(result),
            Pace = PaceLines.OfCity(pace),
            PaceMethod = PaceLines.Method,
            PaceNote = PaceLines.Note(pace),
            Filing = FilingLines.Build(result),
            Wards = WardTable.Rows(result),
            WardNotes = WardTable.Notes(result),
            Groups = WardGroups.Build(result),
            Movements = MovementTable.Build(reported),
            Discrepancies = DiscrepancyLines.Build(result),
            Support = SupportTable.Build(reported.Supports),
            Sponsors = SponsorTable.Build(result.Sponsors),
            Deprivations = DeprivationTable.Build(result, settings),
            MainDeprivations = DeprivationTable.MostFrequent(result, settings),
            ProgressChart = ProgressChartLines.Build(result),
            WardChart = BarChartLines.OfWards(result),
            DeprivationChart = BarChartLines.OfDeprivations(result, settings),
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
        return new CityFigures
        {
            Exited = VietnameseText.Count(city.ExitedToDate.Households),
            ExitedPersons = VietnameseText.Count(city.ExitedToDate.Persons),
            Fraction = VietnameseText.PaddedFraction(city.OfBaseline),
            Percent = VietnameseText.Percent(city.OfBaseline, result.Plan),
            Remaining = VietnameseText.Count(city.Closing.Households),
            RemainingPersons = VietnameseText.Count(city.Closing.Persons),
            OtherChange = city.OtherChange,
            OtherChangeText = VietnameseText.Signed(city.OtherChange),
            PersonsNote = PersonsNote(result.Wards.Count(ward => ward.Source is null)),
            Ledger = LedgerLines.OfCity(result),
            Origins = OriginTable.OfCity(result),
        };
    }

    private static string? PersonsNote(int unknown) =>
        unknown == 0 ? null : $"chưa đủ: chưa có số nhân khẩu của {VietnameseText.Padded(unknown)} xã, phường chưa báo cáo lần nào";

    private static IReadOnlyList<RatioFigures> Ratios(ReconciliationResult result)
    {
        var (plan, next, year) = (result.Plan, result.NextMilestone, result.Milestones[^1]);
        RatioFigures Of(string label, Ratio ratio) => new(label, VietnameseText.PaddedFraction(ratio), VietnameseText.Percent(ratio, plan));
        return
        [
            Of($"so với số hộ cận nghèo đầu năm ({VietnameseText.Date(plan.BaseDate)})", result.City.OfBaseline),
            Of($"so với mốc đến {VietnameseText.Date(next.Milestone.Date)}", next.Reached),
            Of(string.Create(CultureInfo.InvariantCulture, $"so với kế hoạch cả năm {plan.Year}"), year.Reached),
        ];
    }
}
