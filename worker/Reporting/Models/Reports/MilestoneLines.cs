using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Pacing;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>How far a milestone is reached and what it still asks.</summary>
internal static class MilestoneLines
{
    public static MilestoneFigures Build(MilestoneProgress progress, ReconciliationResult result, CityPace pace)
    {
        var milestone = progress.Milestone;
        var ofBase = new Ratio(milestone.Exits, result.City.Baseline);
        var asked = pace.City.Milestones.First(one => one.Milestone == milestone);
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
            WeeksLeft = asked.WeeksLeft,
            NeededPerWeek = PaceLines.PerWeek(asked.NeededPerWeek),
        };
    }
}
