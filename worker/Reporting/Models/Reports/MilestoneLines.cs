using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>How far a milestone is reached and what it still asks.</summary>
internal static class MilestoneLines
{
    private const int DaysOfAWeek = 7;

    public static MilestoneFigures Build(MilestoneProgress progress, ReconciliationResult result)
    {
        var milestone = progress.Milestone;
        var ofBase = new Ratio(milestone.Exits, result.City.Baseline);
        var weeks = Math.Max(0, (milestone.Date.DayNumber - result.Week.Sunday.DayNumber) / DaysOfAWeek);
        return new MilestoneFigures
        {
            Date = VietnameseText.Date(milestone.Date),
            Exits = VietnameseText.Count(milestone.Exits),
            Fraction = VietnameseText.PaddedFraction(progress.Reached),
            Percent = VietnameseText.Percent(progress.Reached, result.Plan),
            OfBaseFraction = VietnameseText.PaddedFraction(ofBase),
            OfBasePercent = VietnameseText.Percent(ofBase, result.Plan),
            Needed = VietnameseText.Padded(progress.Needed),
            NeededCount = progress.Needed,
            WeeksLeft = weeks,
            NeededPerWeek = progress.Needed == 0 || weeks == 0 ? null : PerWeek(progress.Needed, weeks),
        };
    }

    private static string PerWeek(int needed, int weeks) =>
        VietnameseText.Decimal(Rounding.Up((decimal)needed / weeks, 1), 1);
}
