using System.Globalization;
using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>The part that every report has: where the city and its wards stand at the end of a week.</summary>
internal static class PositionFigures
{
    public static ReportModel Build(PeriodResult reported, ReportSettings settings, int edition)
    {
        var (period, result) = (reported.Period, reported.Closing);
        var (plan, pace, name, wards) = (result.Plan, result.Pace, VietnameseText.Period(period), WardTable.Rows(result));
        return new ReportModel
        {
            Kind = DocumentKinds.Of(period),
            Period = period.ToString(),
            PeriodName = name,
            PeriodTitle = Sentences.Beginning(name),
            From = VietnameseText.Date(period.FirstDay),
            To = VietnameseText.Date(period.LastDay),
            Edition = edition,
            Correction = edition > 1 ? VietnameseText.Padded(edition - 1) : null,
            Head = HeadLines.Build(settings, ""),
            Plan = PlanLines(plan),
            City = CityLines(result, settings.Area),
            NextMilestone = MilestoneLines.Build(result.NextMilestone, result, pace),
            YearPlan = MilestoneLines.Build(result.Milestones[^1], result, pace),
            Ratios = Ratios(result),
            Pace = PaceLines.OfCity(pace),
            PaceMethod = PaceLines.Method(settings.Area),
            PaceNote = PaceLines.Note(pace, settings.Area),
            Filing = FilingLines.Build(result),
            Wards = wards,
            Extract = WardTable.Extract(result, wards),
            WardNotes = WardTable.Notes(result),
            Groups = WardGroups.Build(result),
            Movements = MovementTable.Build(reported, settings.Area),
            Discrepancies = DiscrepancyLines.Build(result, settings.Area),
            Support = SupportTable.Build(reported.Supports),
            Sponsors = SponsorTable.Build(result.Sponsors),
            Deprivations = DeprivationTable.Build(result, settings),
            MainDeprivations = DeprivationTable.MostFrequent(result, settings),
            ProgressChart = ChartLines.OfProgress(result),
            WardChart = ChartLines.OfWards(result, settings.Area),
            DeprivationChart = ChartLines.OfDeprivations(result, settings),
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

    private static CityFigures CityLines(ReconciliationResult result, Area area)
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
            PersonsNote = PersonsNote(result.Wards.Count(ward => ward.Source is null), area),
            Ledger = LedgerLines.OfCity(result),
            Origins = OriginTable.OfCity(result),
        };
    }

    private static string? PersonsNote(int unknown, Area area) =>
        unknown == 0 ? null : $"chưa đủ: chưa có số nhân khẩu của {VietnameseText.Padded(unknown)} {area.Units} chưa báo cáo lần nào";

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

/// <summary>Households by body in charge.</summary>
internal static class SponsorTable
{
    public static IReadOnlyList<SponsorFigures> Build(IReadOnlyList<SponsorTotal> totals) => [.. totals.Select(Row)];

    private static SponsorFigures Row(SponsorTotal total) => new(
        total.Sponsor ?? "Chưa phân công",
        total.Sponsor is not null,
        VietnameseText.Count(total.All),
        VietnameseText.Count(total.Exited),
        VietnameseText.Count(total.Remaining));
}

/// <summary>Unmet indicators of the households that remain.</summary>
internal static class DeprivationTable
{
    private const int MainCount = 3;

    public static IReadOnlyList<DeprivationFigures> Build(ReconciliationResult result, ReportSettings settings) =>
        [.. result.Deprivations.Select(total => Row(total, result, settings))];

    /// <summary>The most frequent ones, the first of the statutory order when numbers are equal.</summary>
    public static string? MostFrequent(ReconciliationResult result, ReportSettings settings) => VietnameseText.Names(
        result.Deprivations.OrderByDescending(total => total.Households).Take(MainCount)
            .Select(total => $"{InText(settings.IndicatorLabels[total.Indicator])} ({VietnameseText.Padded(total.Households)} hộ)")).Text;

    private static DeprivationFigures Row(DeprivationTotal total, ReconciliationResult result, ReportSettings settings) => new(
        settings.IndicatorLabels[total.Indicator],
        VietnameseText.Count(total.Households),
        VietnameseText.Percent(new Ratio(total.Households, result.City.Closing.Households), result.Plan));

    private static string InText(string label) => char.ToLowerInvariant(label[0]) + label[1..];
}

/// <summary>Support by policy.</summary>
internal static class SupportTable
{
    public static SupportFigures Build(IReadOnlyList<SupportTotal> totals)
    {
        var (lines, amount) = SupportTotal.Sum(totals);
        return new([.. totals.Select(Row)], VietnameseText.Count(lines), VietnameseText.Count(amount));
    }

    private static SupportRowFigures Row(SupportTotal total) => new(
        Label(total.Policy), VietnameseText.Count(total.Households), VietnameseText.Count(total.Lines), VietnameseText.Count(total.Amount));

    private static string Label(SupportPolicy policy) => policy switch
    {
        SupportPolicy.Health => "Y tế",
        SupportPolicy.Education => "Giáo dục",
        SupportPolicy.Housing => "Nhà ở",
        SupportPolicy.Credit => "Tín dụng ưu đãi",
        SupportPolicy.VocationalTraining => "Đào tạo nghề",
        SupportPolicy.Other => "Khác",
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "Unknown policy."),
    };
}

/// <summary>The groups of wards a report names.</summary>
internal static class WardGroups
{
    private const int HighestNumbers = 3;
    private const string BehindMilestone = "GN408";

    public static WardGroupFigures Build(ReconciliationResult result) => new()
    {
        WithExits = Names(result, ward => ward.ExitedToDate.Households > 0),
        Shares = Shares(result),
        WithoutExits = Names(result, ward => ward.ExitedToDate.Households == 0 && ward.Closing.Households > 0),
        Cleared = Names(result, ward => ward.Closing.Households == 0),
        MostRemaining = MostRemaining(result),
        Behind = Behind(result),
    };

    private static NameListFigures Names(ReconciliationResult result, Func<WardPosition, bool> belongs) =>
        VietnameseText.Some(result.Wards.Where(belongs).Select(ward => ward.Ward.NameInText));

    private static NameListFigures Shares(ReconciliationResult result)
    {
        var wards = result.Wards.Where(ward => ward.ExitedToDate.Households > 0).ToList();
        return VietnameseText.Some(wards.Select(ward => Share(ward.Ward.NameInText, ward.OfBaseline)), "; ", others => Share($"{VietnameseText.Count(others)} đơn vị khác", WardSum.Of([.. wards.TakeLast(others)]).OfBaseline));

        string Share(string name, Ratio ratio) => $"{name} giảm {VietnameseText.PaddedFraction(ratio)} hộ = {VietnameseText.Percent(ratio, result.Plan)}";
    }

    private static NameListFigures MostRemaining(ReconciliationResult result)
    {
        var least = result.Wards.Select(ward => ward.Closing.Households).Where(count => count > 0)
            .Distinct().OrderDescending().Take(HighestNumbers).LastOrDefault(int.MaxValue);
        return VietnameseText.Some(result.Wards
            .Where(ward => ward.Closing.Households >= least)
            .OrderByDescending(ward => ward.Closing.Households)
            .Select(ward => $"{ward.Ward.NameInText} ({VietnameseText.Padded(ward.Closing.Households)} hộ)"));
    }

    private static NameListFigures Behind(ReconciliationResult result)
    {
        var behind = result.Discrepancies.Where(finding => finding.Code == BehindMilestone).Select(finding => finding.Ward).ToHashSet(StringComparer.Ordinal);
        return VietnameseText.Some((behind.Count > VietnameseText.MostNames ? result.FurthestBehind() : result.Wards).Where(ward => behind.Contains(ward.Ward.Code)).Select(ward => ward.Ward.NameInText),
            others: others => $"{VietnameseText.Count(others)} đơn vị khác");
    }
}
