using System.Globalization;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Ledger;

namespace MongCai.Poverty.Etl.Tests.Kit.Reporting;

/// <summary>The households behind week 13: the twelve exits with the weeks of their decisions as the sample quarter's truth.json has them, typed in by hand.</summary>
internal static class SampleLedger
{
    private static readonly (string Ward, int[] Weeks)[] Exits =
    [
        ("06715", [13]), ("06721", [9]), ("06730", [13]), ("06733", [8, 9]), ("06742", [13]), ("06745", [10]), ("06748", [8]), ("06751", [9, 11, 11]), ("06757", [9]),
    ];

    /// <summary>The ledger that leads to a ward's position.</summary>
    public static WardLedger Of(WardPosition ward) => WardLedger.Of(ward.Ward, ward.Baseline, ward.Source is null ? [] : [List(ward)]);

    private static FiledSubmission List(WardPosition ward)
    {
        var weeks = Exits.FirstOrDefault(exit => exit.Ward == ward.Ward.Code).Weeks ?? [];
        var households = Enumerable.Range(1, ward.Baseline).Select(number => Household(ward, number, number > ward.ExitedToDate.Households ? null : number > weeks.Length ? SampleResults.Week.Number : weeks[number - 1]));
        return ward.Source! with { Content = ward.Source.Content with { Households = [.. households] } };
    }

    private static Household Household(WardPosition ward, int number, int? week) =>
        Some.Household(ward.Ward, number, week is null ? HouseholdStatus.NearPoor : HouseholdStatus.Exited) with
        {
            Decision = week?.ToString("0'/QĐ-UBND'", CultureInfo.InvariantCulture),
            DecisionDate = week is { } at ? new ReportingWeek(2024, at).Monday : null,
        };
}
