namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN102: a household code begins with the code of the ward.</summary>
internal sealed class HouseholdWard : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        if (draft.Ward is not { } ward) return [];
        var codes = draft.Households.Select(household => (household.Row, household.Code)).Concat(draft.Supports.Select(support => (support.Row, support.Code)));
        return from line in codes
               where line.Code is not null && HouseholdCode.WardOf(line.Code) is { } named && named != ward.Code
               let cell = line.Row.Cell("code").Address.ToString()
               select FindingCatalogue.Create("GN102", line.Row.Sheet, cell, line.Code,
                   ("what", $"Ô {cell} trang \"{line.Row.Sheet}\": mã hộ \"{line.Code}\" thuộc đơn vị khác, báo cáo này của {ward.NameInText} (mã {ward.Code})."),
                   ("hint", "Xóa hộ này nếu hộ của đơn vị khác, hoặc sửa lại mã hộ cho đúng, rồi gửi lại."));
    }
}
