using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

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
        VietnameseText.Names(result.Wards.Where(belongs).Select(ward => ward.Ward.NameInText));

    private static NameListFigures Shares(ReconciliationResult result) => VietnameseText.Names(
        result.Wards.Where(ward => ward.ExitedToDate.Households > 0)
            .Select(ward => $"{ward.Ward.NameInText} giảm {VietnameseText.PaddedFraction(ward.OfBaseline)} hộ = {VietnameseText.Percent(ward.OfBaseline, result.Plan)}"),
        "; ");

    private static NameListFigures MostRemaining(ReconciliationResult result)
    {
        var least = result.Wards.Select(ward => ward.Closing.Households).Where(count => count > 0)
            .Distinct().OrderDescending().Take(HighestNumbers).LastOrDefault(int.MaxValue);
        return VietnameseText.Names(result.Wards
            .Where(ward => ward.Closing.Households >= least)
            .OrderByDescending(ward => ward.Closing.Households)
            .Select(ward => $"{ward.Ward.NameInText} ({VietnameseText.Padded(ward.Closing.Households)} hộ)"));
    }

    private static NameListFigures Behind(ReconciliationResult result)
    {
        var behind = result.Discrepancies.Where(finding => finding.Code == BehindMilestone).Select(finding => finding.Ward).ToHashSet(StringComparer.Ordinal);
        return Names(result, ward => behind.Contains(ward.Ward.Code));
    }
}
