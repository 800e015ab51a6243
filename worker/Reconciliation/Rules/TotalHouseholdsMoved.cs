using System.Globalization;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>GN409: a ward's total households moved by more than the plan's share since its last submission; a digit may have been lost.</summary>
internal static class TotalHouseholdsMoved
{
    public static IEnumerable<Finding> Check(PovertyPlan plan, IEnumerable<WardFiling> filings) =>
        from filing in filings
        where filing.Current is not null && filing.Previous is not null
        let figure = filing.Current.Content.Summary.Find("totalHouseholds")
        let before = filing.Previous.Content.Summary.TotalHouseholds
        let now = filing.Current.Content.Summary.TotalHouseholds
        where Math.Abs(now - before) * 100m > before * plan.HouseholdShiftPercent
        select FindingCatalogue.Create("GN409", figure?.Origin?.Sheet, figure?.Origin?.Cell, now.ToString(CultureInfo.InvariantCulture),
            ("ward", filing.Ward.FullName),
            ("before", before.ToString(CultureInfo.InvariantCulture)),
            ("now", now.ToString(CultureInfo.InvariantCulture))) with { Ward = filing.Ward.Code };
}
