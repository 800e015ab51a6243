using System.Globalization;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Validation.Values;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>The lines of the list.</summary>
internal static class HouseholdRules
{
    private static readonly string[] Columns = ["birthDate", "birthYearMale", "birthYearFemale"];

    /// <summary>Figures of a day. Movements may leave persons out.</summary>
    private static readonly string[] Counted = ["totalHouseholds", "opening", "closing"];

    /// <summary>A CMND has nine; "chưa có", "-" and "0" are nobody's number.</summary>
    private const int LeastDigits = 9;

    /// <summary>GN102: a household code begins with the code of the ward.</summary>
    public static IEnumerable<Finding> HouseholdWard(SubmissionDraft draft)
    {
        if (draft.Ward is not { } ward) return [];
        return from line in draft.Coded
               where !draft.Codes.Contains(HouseholdCode.WardOf(line.Code))
               let cell = line.Row.Cell("code").Address.ToString()
               select FindingCatalogue.Create("GN102", line.Row.Sheet, cell, line.Code,
                   ("what", $"Ô {cell} trang \"{line.Row.Sheet}\": mã hộ \"{line.Code}\" thuộc đơn vị khác, báo cáo này của {ward.NameInText} (mã {ward.Code})."),
                   ("hint", "Xóa hộ này nếu hộ của đơn vị khác, hoặc sửa lại mã hộ cho đúng, rồi gửi lại."));
    }

    /// <summary>GN208: 06751-3 beside 06751-002 and 06751-004 may be 06751-003. Numbers that begin with a zero all have the same length, and no other is shorter.</summary>
    public static IEnumerable<Finding> CodesOfOneForm(SubmissionDraft draft)
    {
        var codes = draft.Coded.Select(line => (line.Row, Number: HouseholdCode.NumberOf(line.Code), line.Code)).ToList();
        var usual = codes.Where(line => line.Number[0] == '0').CountBy(line => line.Number.Length).OrderByDescending(length => length.Value).FirstOrDefault().Key;
        return from line in codes
               where line.Number[0] == '0' ? line.Number.Length != usual : line.Number.Length < usual
               select SheetRules.TwoMeanings(line.Row.Sheet, line.Row.Cell("code").Address, line.Code, "Mã hộ",
                   $"số thứ tự không cùng số chữ số với các mã hộ khác ({usual} chữ số), không rõ có phải cùng một hộ", ". Ghi lại cho thống nhất");
    }

    /// <summary>GN206, GN210: length of the CCCD, its agreement with sex and year of birth, and a zero that Excel ate.</summary>
    public static IEnumerable<Finding> NationalIds(SubmissionDraft draft)
    {
        foreach (var household in draft.Households)
        {
            if (household.NationalId is not { } id) continue;
            var cell = household.Row.Cell("nationalId");
            if (id.Problem is not null) yield return IdentityAt("GN206", household, NationalIdValue.Masked(id.Text), ("problem", id.Problem));
            if (id.ZeroRestored) yield return IdentityAt("GN210", household, NationalIdValue.Masked(cell.Shown ?? ""), ("name", "số CCCD"));
        }
    }

    private static Finding IdentityAt(string code, HouseholdDraft household, string masked, (string, string) word) =>
        FindingCatalogue.Create(code, household.Row.Sheet, household.Row.Cell("nationalId").Address.ToString(), masked, word) with { Household = household.Code };

    /// <summary>GN212: nobody is born after the week that is reported.</summary>
    public static IEnumerable<Finding> BirthBeforeWeekEnd(SubmissionDraft draft)
    {
        if (draft.Week?.Sunday is not { } last) yield break;
        foreach (var household in draft.Households.Where(household => household.BirthDate is { } birth && (birth.Day > last || birth.Year > last.Year)))
        {
            var key = Columns.First(column => !household.Row.Cell(column).IsBlank);
            var cell = household.Row.Cell(key);
            yield return FindingCatalogue.Create("GN212", household.Row.Sheet, cell.Address.ToString(), cell.Shown,
                ("name", "Ngày sinh"), ("range", $"không sau ngày {Text(last)}"));
        }
    }

    /// <summary>GN212: a household has at least one person. A blank is not asked.</summary>
    public static IEnumerable<Finding> PersonsOfHouseholds(SubmissionDraft draft) =>
        from indicator in draft.Form.Summary.Indicators
        where Counted.Contains(indicator.Key) && indicator.PersonsKey is not null
        let households = draft.Figure(indicator.Key)
        let persons = draft.Figure(indicator.PersonsKey!)
        where households is { IsFaulty: false } && persons is { IsFaulty: false, Cell: not null, Value: > 0 } && persons.Value < households.Value
        select FindingCatalogue.Create("GN212", draft.Raw.Summary!.Sheet, persons.Cell!.Value.Address.ToString(), persons.Cell.Value.Shown,
            ("name", persons.Label), ("range", string.Create(CultureInfo.InvariantCulture, $"không ít hơn số hộ: {households.Value:0}")));

    /// <summary>GN304: a household moves only by a decision with number and date (Quyết định 24/2021/QĐ-TTg). A column that the sheet lacks is not asked for.</summary>
    public static IEnumerable<Finding> MovementDecision(SubmissionDraft draft) =>
        from household in draft.Households
        where household.Status is not (null or HouseholdStatus.NearPoor)
        from column in new[] { (Key: "decision", Name: "số quyết định", IsBlank: !IsNumbered(household.Decision)), (Key: "decisionDate", Name: "ngày quyết định", IsBlank: household.DecisionDate is null) }
        where column.IsBlank && household.Row.Has(column.Key) && !household.Row.IsFaulty(column.Key)
        let cell = household.Row.Cell(column.Key)
        select FindingCatalogue.Create("GN304", household.Row.Sheet, cell.Address.ToString(), cell.Shown,
            ("state", cell.IsBlank ? "đang trống" : $"ghi \"{cell.Shown}\""), ("household", household.Code ?? "này"), ("status", household.Row.Cell("status").Shown ?? ""), ("name", column.Name)) with
        { Household = household.Code };

    /// <summary>"Chưa có", "x" and "…/QĐ-UBND" are no number of a decision.</summary>
    private static bool IsNumbered(string? decision) => decision.AsSpan().IndexOfAnyInRange('1', '9') >= 0;

    /// <summary>GN305: a decision dated after the week's Sunday belongs to a later report.</summary>
    public static IEnumerable<Finding> DecisionWithinWeek(SubmissionDraft draft)
    {
        if (draft.Week?.Sunday is not { } last) return [];
        return from household in draft.Households
               where household.DecisionDate > last
               select FindingCatalogue.Create("GN305", household.Row.Sheet, household.Row.Cell("decisionDate").Address.ToString(), Text(household.DecisionDate!.Value),
                   ("last", Text(last))) with
               { Household = household.Code };
    }

    /// <summary>A day in messages.</summary>
    internal static string Text(DateOnly day) => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>GN306: the same code or the same CCCD twice, at the second line.</summary>
    public static IEnumerable<Finding> HouseholdOnce(SubmissionDraft draft) =>
        Twice(draft, "code", "mã hộ", household => household.Code, household => household.Code)
            .Concat(Twice(draft, "nationalId", "số CCCD", household => household.NationalId?.Text is { } id && string.Concat(id.Where(char.IsAsciiDigit)) is { Length: >= LeastDigits } digits ? digits.TrimStart('0') : null, household => NationalIdValue.Masked(household.NationalId!.Text)));

    private static IEnumerable<Finding> Twice(SubmissionDraft draft, string column, string name, Func<HouseholdDraft, string?> key, Func<HouseholdDraft, string?> shown)
    {
        var first = new Dictionary<string, HouseholdDraft>(StringComparer.Ordinal);
        foreach (var household in draft.Households)
        {
            if (key(household) is not { Length: > 0 } value) continue;
            if (!first.TryAdd(value, household))
                yield return FindingCatalogue.Create("GN306", household.Row.Sheet, Place(household, column), shown(household), ("name", name), ("first", Place(first[value], column))) with { Household = household.Code };
        }
    }

    private static string Place(HouseholdDraft household, string column) => household.Row.Cell(column).Address.ToString();

    /// <summary>GN307: near-poor needs B1 at most and B2 below the points of the week's standard; B2 is ten times the marks (Thông tư 07/2021/TT-BLĐTBXH).</summary>
    public static IEnumerable<Finding> Points(SubmissionDraft draft)
    {
        if (draft.Points is not { } limits) yield break;
        var countsMarks = draft.Raw.List is { } list && draft.Form.List.Columns.Select((column, index) => column.Kind != ValueKind.Mark || list.Columns[index] is not null).All(found => found);
        foreach (var household in draft.Households)
        {
            if (ProblemOfB1(draft, limits, household) is { } ofB1) yield return PointsAt(household, "b1", ofB1);
            if (ProblemOfB2(limits, household, countsMarks) is { } ofB2) yield return PointsAt(household, "b2", ofB2);
        }
    }

    private static string? ProblemOfB1(SubmissionDraft draft, PointLimits limits, HouseholdDraft household)
    {
        if (draft.Ward is not { } ward || household is not { Status: { } status, B1: { } points } || !status.IsOnList()) return null;
        var most = limits.B1For(ward.Kind);
        return points > most ? $"điểm B1 là {points}, hộ cận nghèo ở {ward.NameInText} không quá {most} điểm" : null;
    }

    private static string? ProblemOfB2(PointLimits limits, HouseholdDraft household, bool countsMarks)
    {
        if (household.B2 is not { } points) return null;
        if (household.Status is { } status && status.IsOnList() && points >= limits.B2Below) return $"điểm B2 là {points}, hộ cận nghèo phải dưới {limits.B2Below} điểm";
        var expected = household.Deprivations.Count * limits.B2PerMark;
        return countsMarks && points != expected ? $"điểm B2 là {points}, nhưng đánh dấu {household.Deprivations.Count} chỉ số thiếu hụt (phải là {expected} điểm)" : null;
    }

    private static Finding PointsAt(HouseholdDraft household, string column, string problem) =>
        FindingCatalogue.Create("GN307", household.Row.Sheet, household.Row.Cell(column).Address.ToString(), household.Row.Cell(column).Shown, ("problem", problem)) with { Household = household.Code };
}
