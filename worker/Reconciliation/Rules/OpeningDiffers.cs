using System.Globalization;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>GN402: the opening is not last week's closing. Only neighbouring weeks are compared; after a gap the two figures need not be the same.</summary>
internal static class OpeningDiffers
{
    public static IEnumerable<Finding> Check(ReportingWeek week, IEnumerable<WardFiling> filings) =>
        from filing in filings
        where filing.Current is not null && filing.Previous?.Content.Week == week.Previous
        from key in new[] { "opening", "openingPersons" }
        let figure = filing.Current.Content.Summary.Find(key)
        let closing = filing.Previous.Content.Summary.Count(key == "opening" ? "closing" : "closingPersons")
        where figure is not null && (figure.Value ?? 0) != closing
        select FindingCatalogue.Create("GN402", figure.Origin?.Sheet, figure.Origin?.Cell, (figure.Value ?? 0).ToString(CultureInfo.InvariantCulture),
            ("ward", filing.Ward.FullName),
            ("opening", (figure.Value ?? 0).ToString(CultureInfo.InvariantCulture)),
            ("closing", closing.ToString(CultureInfo.InvariantCulture)),
            ("unit", key == "opening" ? "hộ" : "nhân khẩu")) with { Ward = filing.Ward.Code };
}
