using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Forms.Blank;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>A workbook as a unit would send it.</summary>
/// <param name="Folder">The unit's folder in the inbox.</param>
/// <param name="FileName">Name.</param>
/// <param name="Content">The .xlsx file.</param>
internal sealed record DemoWorkbook(string Folder, string FileName, byte[] Content);

/// <summary>
/// Invented workbooks of a place: each unit has the households of its plan, and one of them leaves near-poverty in one of the weeks, the units taking turns. Nobody in them exists; the same
/// configuration gives the same bytes.
/// </summary>
internal sealed class DemoWorkbooks(CityConfiguration city, IReadOnlyList<ReportingWeek> weeks)
{
    private const int HouseholdsPerNearPoor = 900;
    private readonly PovertyPlan plan = city.Plans.All.First(plan => plan.Year == weeks[0].PlanYear);

    /// <summary>The workbooks of a week, one per unit.</summary>
    public IEnumerable<DemoWorkbook> Of(ReportingWeek week) => city.Register.In(week).Select((ward, index) => Of(ward, index, week));

    private DemoWorkbook Of(Ward ward, int index, ReportingWeek week)
    {
        var form = city.FormOf(week);
        List<Household> list = [.. Households(ward, plan.For(ward.Code)?.Baseline ?? 0, weeks[index % weeks.Count], week)];
        return new(ward.Slug, BlankWorkbook.FileName(form, ward, week), BlankWorkbook.Build(form, ward, week, new(list, Figures(list, week, plan.For(ward.Code)?.Baseline ?? 0))));
    }

    /// <summary>The list of a week; who left last year is on it up to the week that holds 1 January.</summary>
    private static IEnumerable<Household> Households(Ward ward, int baseline, ReportingWeek leaves, ReportingWeek week)
    {
        for (var number = 1; number <= baseline; number++)
        {
            var hasLeft = number == 1 && leaves <= week;
            if (hasLeft && leaves.Monday < week.YearStart && week.Monday >= week.YearStart) continue;
            yield return new()
            {
                Code = $"{ward.Code}-{number:000}",
                Head = $"Hộ mẫu {number}",
                Members = 3 + (number % 3),
                Status = hasLeft ? HouseholdStatus.Exited : HouseholdStatus.NearPoor,
                Decision = hasLeft ? "12/QĐ-UBND" : null,
                DecisionDate = hasLeft ? leaves.Monday : null,
                Sponsor = "Hội Nông dân",
                Origin = new("", ""),
            };
        }
    }

    private static Dictionary<string, KnownFigure> Figures(List<Household> list, ReportingWeek week, int planned)
    {
        Counted Of(Func<Household, bool> which) => Counted.Of(list.Where(which));
        var (closing, exited) = (Of(one => one.Status.IsOnList()), Of(one => one.DecisionDate >= week.Monday));
        var baseline = week.Monday < week.YearStart && week.Sunday >= week.YearStart ? list.Count(one => !(one.DecisionDate < week.YearStart)) : Math.Min(planned, list.Count);
        var households = new Counted(planned * HouseholdsPerNearPoor, planned * HouseholdsPerNearPoor * 4);
        (FigureKey Key, Counted Value)[] figures =
        [
            (FigureKey.Opening, closing + exited), (FigureKey.Exited, exited), (FigureKey.Closing, closing), (FigureKey.ExitedToDate, Of(one => one.DecisionDate >= week.YearStart)),
        ];
        return figures.SelectMany(one => new[] { (Key: one.Key.ToString(), Value: one.Value.Households), (Key: one.Key.InPersons.ToString(), Value: one.Value.Persons) })
            .Append((Key: "totalHouseholds", Value: households.Households)).Append((Key: "totalPersons", Value: households.Persons)).Append((Key: "baseline", Value: baseline))
            .ToDictionary(one => one.Key, one => new KnownFigure(one.Value, ""), StringComparer.Ordinal);
    }
}
