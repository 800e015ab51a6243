using System.Globalization;

namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>
/// GN408: fewer exits than an even pace from the base date to the next milestone would have brought by now.
/// A ward's share of the milestone is its share of the baseline; only whole missing households count.
/// </summary>
internal static class BehindMilestone
{
    public static IEnumerable<Finding> Check(ReportingWeek week, PovertyPlan plan, IReadOnlyList<WardPosition> wards, CityPosition city)
    {
        var milestone = plan.NextMilestone(week.Sunday);
        long days = milestone.Date.DayNumber - plan.BaseDate.DayNumber;
        var elapsed = Math.Min(days, week.Sunday.DayNumber - plan.BaseDate.DayNumber);
        var places = wards.Select(ward => (ward.Ward.FullName, (string?)ward.Ward.Code, ward.Baseline, Exited: ward.ExitedToDate.Households))
            .Prepend(("Toàn thành phố", null, city.Baseline, city.ExitedToDate.Households));
        foreach (var (name, code, baseline, exited) in places)
        {
            var expected = (int)(baseline * elapsed * milestone.Exits / (days * plan.NearPoorHouseholds));
            if (exited < expected) yield return Behind(name, code, exited, expected, milestone);
        }
    }

    private static Finding Behind(string name, string? code, int exited, int expected, Milestone milestone) =>
        FindingCatalogue.Create("GN408", null, null, exited.ToString(CultureInfo.InvariantCulture),
            ("ward", name),
            ("exited", exited.ToString(CultureInfo.InvariantCulture)),
            ("expected", expected.ToString(CultureInfo.InvariantCulture)),
            ("date", milestone.Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture))) with
        { Ward = code };
}
