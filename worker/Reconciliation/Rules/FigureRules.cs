using System.Globalization;

namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>Figures of wards against the plan, its milestones and the week before.</summary>
internal static class FigureRules
{
    /// <summary>GN401: the baseline that a ward reports is not the plan's.</summary>
    public static IEnumerable<Finding> BaselineDiffers(IEnumerable<WardPosition> wards)
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

    /// <summary>GN402: the opening is not last week's closing. Only neighbouring weeks are compared; after a gap the two figures need not be the same.</summary>
    public static IEnumerable<Finding> OpeningDiffers(IEnumerable<WardFiling> filings) =>
        from ward in ReportedTwice.In(filings)
        where ward.AreNeighbours
        from finding in Compare(ward, FigureKey.Opening, FigureKey.Closing, "hộ").Concat(Compare(ward, FigureKey.Opening.InPersons, FigureKey.Closing.InPersons, "nhân khẩu"))
        select finding;

    private static IEnumerable<Finding> Compare(ReportedTwice ward, FigureKey openingKey, FigureKey closingKey, string unit)
    {
        var figure = ward.Now.Summary.Find(openingKey);
        var opening = ward.Now.Summary.Count($"{openingKey}");
        var closing = ward.Before.Summary.Count($"{closingKey}");
        if (opening == closing) yield break;
        yield return FindingCatalogue.Create("GN402", figure?.Origin?.Sheet, figure?.Origin?.Cell, opening.ToString(CultureInfo.InvariantCulture),
            ("ward", ward.Ward.FullName),
            ("opening", opening.ToString(CultureInfo.InvariantCulture)),
            ("closing", closing.ToString(CultureInfo.InvariantCulture)),
            ("unit", unit)) with
        { Ward = ward.Ward.Code };
    }

    /// <summary>
    /// GN408: fewer exits than an even pace from the base date to the next milestone would have brought by now.
    /// A ward's share of the milestone is its share of the baseline; only whole missing households count.
    /// </summary>
    public static IEnumerable<Finding> BehindMilestone(ReportingWeek week, PovertyPlan plan, IReadOnlyList<WardPosition> wards, CityPosition city, Area area)
    {
        var milestone = plan.NextMilestone(week.Sunday);
        var places = wards.Select(ward => (ward.Ward.FullName, (string?)ward.Ward.Code, ward.Baseline, Exited: ward.ExitedToDate.Households))
            .Prepend((Sentences.Beginning(area.Whole), null, city.Baseline, city.ExitedToDate.Households));
        foreach (var (name, code, baseline, exited) in places)
        {
            var expected = plan.EvenPace(week, baseline);
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

    /// <summary>GN409: a ward's total households moved by more than the plan's share since its last submission; a digit may have been lost.</summary>
    public static IEnumerable<Finding> TotalHouseholdsMoved(PovertyPlan plan, IEnumerable<WardFiling> filings) =>
        from ward in ReportedTwice.In(filings)
        where ward.IsWhole
        let before = ward.Before.Summary.TotalHouseholds
        let now = ward.Now.Summary.TotalHouseholds
        where Math.Abs(now - before) * 100m > before * plan.HouseholdShiftPercent
        let origin = ward.Now.Summary.Find("totalHouseholds")?.Origin
        select FindingCatalogue.Create("GN409", origin?.Sheet, origin?.Cell, now.ToString(CultureInfo.InvariantCulture),
            ("ward", ward.Ward.FullName),
            ("before", before.ToString(CultureInfo.InvariantCulture)),
            ("now", now.ToString(CultureInfo.InvariantCulture))) with
        { Ward = ward.Ward.Code };

    /// <summary>GN406: no accepted workbook of the ward for a week that is being closed.</summary>
    public static IEnumerable<Finding> NoSubmission(ReportingWeek week, IEnumerable<WardFiling> filings) =>
        from filing in filings
        where filing.Current is null
        select FindingCatalogue.Create("GN406", null, null, null,
            ("ward", filing.Ward.FullName),
            ("week", week.ToString()),
            ("rejections", filing.Rejections.ToString(CultureInfo.InvariantCulture)),
            ("last", filing.Last?.Content.Week.ToString() ?? "chưa có"),
            ("advice", Advice(filing))) with
        { Ward = filing.Ward.Code };

    private static string Advice(WardFiling filing) => filing.State == FilingState.Failed
        ? "Tệp đơn vị đã gửi chưa đọc được do lỗi của chương trình; đơn vị không phải gửi lại."
        : "Đề nghị nộp ngay.";
}
