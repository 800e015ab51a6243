using System.Globalization;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN212: nobody is born after the week that is reported.</summary>
internal sealed class BirthBeforeWeekEnd : IRule
{
    private static readonly string[] Columns = ["birthDate", "birthYearMale", "birthYearFemale"];

    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        if (draft.Week?.Sunday is not { } last) yield break;
        foreach (var household in draft.Households.Where(household => household.BirthDate is { } birth && (birth.Day > last || birth.Year > last.Year)))
        {
            var key = Columns.First(column => !household.Row.Cell(column).IsBlank);
            var cell = household.Row.Cell(key);
            yield return FindingCatalogue.Create("GN212", household.Row.Sheet, cell.Address.ToString(), cell.Shown,
                ("name", "Ngày sinh"), ("range", $"không sau ngày {last.ToString("d/M/yyyy", CultureInfo.InvariantCulture)}"));
        }
    }
}
