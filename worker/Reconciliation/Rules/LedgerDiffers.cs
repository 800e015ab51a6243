using System.Globalization;
using MongCai.Poverty.Etl.Reconciliation.Ledger;

namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>
/// GN410: what follows from the lists, household by household, is not what the plan or the ward's summary says. A movement that has no date and was on the
/// year's first list already may belong to any week and is not held against the summary.
/// </summary>
internal static class LedgerDiffers
{
    private static readonly (FigureKey Key, string Words, HouseholdStatus Status)[] Kinds =
    [
        (FigureKey.Exited, "số hộ thoát cận nghèo trong tuần", HouseholdStatus.Exited),
        (FigureKey.BecamePoor, "số hộ trở thành hộ nghèo trong tuần", HouseholdStatus.BecamePoor),
        (FigureKey.OtherDecrease, "số hộ giảm khác trong tuần", HouseholdStatus.OtherDecrease),
        (FigureKey.FromPoor, "số hộ nghèo trở thành hộ cận nghèo trong tuần", HouseholdStatus.FromPoor),
        (FigureKey.Relapsed, "số hộ tái cận nghèo trong tuần", HouseholdStatus.Relapsed),
        (FigureKey.New, "số hộ cận nghèo phát sinh mới trong tuần", HouseholdStatus.New),
        (FigureKey.OtherIncrease, "số hộ tăng khác trong tuần", HouseholdStatus.OtherIncrease),
    ];

    /// <summary>The status of households that a movement counts.</summary>
    public static HouseholdStatus StatusOf(FigureKey movement) => Kinds.First(kind => kind.Key == movement).Status;

    public static IEnumerable<Finding> Check(ReportingWeek week, IReadOnlyList<WardFiling> filings, IReadOnlyList<WardPosition> wards, CityLedger ledger)
    {
        var listOf = filings.ToDictionary(filing => filing.Ward.Code, filing => filing.IsCut ? null : filing.Current?.Content, StringComparer.Ordinal);
        return from ward in wards
               where ward.Source is not null
               let households = ledger[ward.Ward.Code]
               from finding in Lists(ward, households).Concat(ward.IsCarriedOver || listOf[ward.Ward.Code] is not { } list ? [] : Movements(week, ward, households, list))
               select finding;
    }

    private static IEnumerable<Finding> Lists(WardPosition ward, WardLedger ledger)
    {
        if (ledger.Opening != ward.Baseline) yield return Differs(ward, "số hộ cận nghèo đầu năm", ledger.Opening, "kế hoạch", ward.Baseline, null);
        if (ledger.Closing != ward.Closing.Households)
            yield return Differs(ward, "số hộ cận nghèo cuối kỳ", ledger.Closing, "biểu tổng hợp", ward.Closing.Households, ward.Source!.Content.Summary.Find(FigureKey.Closing));
    }

    private static IEnumerable<Finding> Movements(ReportingWeek week, WardPosition ward, WardLedger ledger, Submission list)
    {
        foreach (var (key, words, status) in Kinds)
        {
            var figure = ward.Source!.Content.Summary.Find(key);
            var stated = ward.Source.Content.Summary.Count($"{key}");
            var listed = ledger.Entries.Count(entry => entry.Status == status && entry.Week == week) + OfLastYear(week, status, list);
            var undated = ledger.Entries.Count(entry => entry.Status == status && entry.Week is null);
            if (stated < listed || stated > listed + undated) yield return Differs(ward, words, listed, "biểu tổng hợp", stated, figure);
        }
    }

    /// <summary>Movements of the week that holds 1 January that were decided before it: the ward's summary of the week has them, the year's ledger has not.</summary>
    private static int OfLastYear(ReportingWeek week, HouseholdStatus status, Submission list) =>
        list.Households.Count(household => household.Status == status && household.DecisionDate < week.YearStart && household.DecisionDate >= week.Monday);

    private static Finding Differs(WardPosition ward, string what, int listed, string source, int stated, SummaryFigure? figure) =>
        FindingCatalogue.Create("GN410", figure?.Origin?.Sheet, figure?.Origin?.Cell, stated.ToString(CultureInfo.InvariantCulture),
            ("ward", ward.Ward.FullName),
            ("what", what),
            ("listed", listed.ToString(CultureInfo.InvariantCulture)),
            ("source", source),
            ("stated", stated.ToString(CultureInfo.InvariantCulture))) with
        { Ward = ward.Ward.Code };
}
