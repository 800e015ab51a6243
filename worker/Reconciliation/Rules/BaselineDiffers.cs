using System.Globalization;

namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>GN401: the baseline that a ward reports is not the plan's.</summary>
internal static class BaselineDiffers
{
    public static IEnumerable<Finding> Check(IEnumerable<WardPosition> wards)
    {
        foreach (var ward in wards.Where(ward => !ward.IsCarriedOver))
            if (ward.Source?.Content.Summary.Find("baseline") is { Value: { } reported } figure && reported != ward.Baseline)
                yield return Differs(ward, figure, reported.ToString(CultureInfo.InvariantCulture));
    }

    private static Finding Differs(WardPosition ward, SummaryFigure figure, string reported) =>
        FindingCatalogue.Create("GN401", figure.Origin?.Sheet, figure.Origin?.Cell, reported,
            ("ward", ward.Ward.FullName),
            ("reported", reported),
            ("planned", ward.Baseline.ToString(CultureInfo.InvariantCulture))) with
        { Ward = ward.Ward.Code };
}
