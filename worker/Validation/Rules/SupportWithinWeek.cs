using System.Globalization;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN212: what is given after the week's Sunday belongs to a later report.</summary>
internal sealed class SupportWithinWeek : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        if (draft.Week?.Sunday is not { } last) return [];
        return from support in draft.Supports
               where support.Date > last
               let cell = support.Row.Cell("date")
               select FindingCatalogue.Create("GN212", support.Row.Sheet, cell.Address.ToString(), cell.Shown,
                   ("name", "Ngày hỗ trợ"), ("range", $"không sau ngày {last.ToString("d/M/yyyy", CultureInfo.InvariantCulture)}")) with
               { Household = support.Code };
    }
}
