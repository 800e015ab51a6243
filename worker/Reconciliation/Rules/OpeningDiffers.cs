using System.Globalization;

namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>GN402: the opening is not last week's closing. Only neighbouring weeks are compared; after a gap the two figures need not be the same.</summary>
internal static class OpeningDiffers
{
    public static IEnumerable<Finding> Check(ReportingWeek week, IEnumerable<WardFiling> filings) =>
        from ward in ReportedTwice.In(filings)
        where ward.Before.Week == week.Previous
        from finding in Compare(ward, FigureKey.Opening, FigureKey.Closing, "hộ").Concat(Compare(ward, FigureKey.Opening.InPersons, FigureKey.Closing.InPersons, "nhân khẩu"))
        select finding;

    private static IEnumerable<Finding> Compare(ReportedTwice ward, FigureKey openingKey, FigureKey closingKey, string unit)
    {
        var figure = ward.Now.Summary.Find($"{openingKey}");
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
}
