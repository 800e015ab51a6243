namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN208: 06751-3 beside 06751-002 and 06751-004 may be 06751-003. Numbers that begin with a zero all have the same length, and no other is shorter.</summary>
internal sealed class CodesOfOneForm : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        var codes = draft.Households.Select(household => (household.Row, household.Code)).Concat(draft.Supports.Select(support => (support.Row, support.Code)))
            .Where(line => line.Code is not null).Select(line => (line.Row, Number: HouseholdCode.NumberOf(line.Code!), line.Code)).ToList();
        var usual = codes.Where(line => line.Number[0] == '0').CountBy(line => line.Number.Length).OrderByDescending(length => length.Value).FirstOrDefault().Key;
        return from line in codes
               where line.Number[0] == '0' ? line.Number.Length != usual : line.Number.Length < usual
               let cell = line.Row.Cell("code").Address.ToString()
               select FindingCatalogue.Create("GN208", line.Row.Sheet, cell, line.Code, ("name", "Mã hộ"),
                   ("problem", $"số thứ tự không cùng số chữ số với các mã hộ khác ({usual} chữ số), không rõ có phải cùng một hộ"), ("example", ". Ghi lại cho thống nhất"));
    }
}
