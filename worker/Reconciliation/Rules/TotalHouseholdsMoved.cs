using System.Globalization;

namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>GN409: a ward's total households moved by more than the plan's share since its last submission; a digit may have been lost.</summary>
internal static class TotalHouseholdsMoved
{
    public static IEnumerable<Finding> Check(PovertyPlan plan, IEnumerable<WardFiling> filings) =>
        from ward in ReportedTwice.In(filings)
        let before = ward.Before.Summary.TotalHouseholds
        let now = ward.Now.Summary.TotalHouseholds
        where Math.Abs(now - before) * 100m > before * plan.HouseholdShiftPercent
        let origin = ward.Now.Summary.Find("totalHouseholds")?.Origin
        select FindingCatalogue.Create("GN409", origin?.Sheet, origin?.Cell, now.ToString(CultureInfo.InvariantCulture),
            ("ward", ward.Ward.FullName),
            ("before", before.ToString(CultureInfo.InvariantCulture)),
            ("now", now.ToString(CultureInfo.InvariantCulture))) with
        { Ward = ward.Ward.Code };
}
