using System.Globalization;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>GN401: the baseline that a ward reports is not the plan's.</summary>
internal static class BaselineDiffers
{
    public static IEnumerable<Finding> Check(IEnumerable<WardPosition> wards) =>
        from ward in wards
        where !ward.IsCarriedOver && ward.Source is not null
        let figure = ward.Source.Content.Summary.Find("baseline")
        where figure?.Value is not null && figure.Value != ward.Baseline
        select FindingCatalogue.Create("GN401", figure.Origin?.Sheet, figure.Origin?.Cell, figure.Value.Value.ToString(CultureInfo.InvariantCulture),
            ("ward", ward.Ward.FullName),
            ("reported", figure.Value.Value.ToString(CultureInfo.InvariantCulture)),
            ("planned", ward.Baseline.ToString(CultureInfo.InvariantCulture))) with { Ward = ward.Ward.Code };
}
