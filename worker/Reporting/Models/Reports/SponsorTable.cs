using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

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
