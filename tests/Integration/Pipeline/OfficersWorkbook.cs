using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Tests.Kit.Forms;
using MongCai.Poverty.Etl.Tests.Kit.Reading;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>One line of the list as an officer types it; every household has four persons.</summary>
/// <param name="Code">Household code.</param>
/// <param name="NationalId">Invented CCCD; null for none.</param>
/// <param name="Status">Status; null for one that has not moved.</param>
/// <param name="Day">Day of the decision.</param>
internal sealed record TypedHousehold(string Code, string? NationalId = null, string? Status = null, DateOnly? Day = null)
{
    public const string Exited = "Thoát cận nghèo";

    public const string New = "Phát sinh mới";
}

/// <summary>A handed-out form as an officer fills it in.</summary>
internal static class OfficersWorkbook
{
    /// <summary>Types the list over what is filled in, and the summary that follows from it.</summary>
    /// <param name="form">The form.</param>
    /// <param name="week">Its week.</param>
    /// <param name="baseline">The unit's number in the plan.</param>
    /// <param name="list">The list.</param>
    /// <param name="units">Units of before of which it consists: 500 households live in each.</param>
    public static byte[] Fill(WardForm form, ReportingWeek week, int baseline, IReadOnlyList<TypedHousehold> list, int units = 1)
    {
        using var workbook = new FilledWorkbook(form.Content);
        for (var line = 0; line < list.Count; line++)
        {
            var (code, number, status, day) = list[line];
            foreach (var (heading, value) in ((string, object?)[])[("Mã hộ", code), ("Họ và tên chủ hộ", "Hộ mẫu"), ("Số CCCD/Số định danh", number), ("Số nhân khẩu", 4), ("Tình trạng", status ?? "Cận nghèo"), ("Số quyết định", status is null ? null : "12/QĐ-UBND"), ("Ngày quyết định", day)])
                workbook.Line("Biểu 02-DS", heading, line, value);
        }

        foreach (var (key, value) in Figures(week, list)) Put(workbook, key, value);
        Put(workbook, "totalHouseholds", 500 * units);
        Put(workbook, "baseline", baseline);
        workbook.Named("Biểu 01-TH", Judging.Form.Summary.Indicators.Single(indicator => indicator.Key == "reportedPercent").FullLabel, "Số hộ", null);
        return workbook.Save();
    }

    private static IEnumerable<(string Key, int Households)> Figures(ReportingWeek week, IReadOnlyList<TypedHousehold> list)
    {
        var (left, came) = (list.Where(one => one.Status == TypedHousehold.Exited).ToList(), list.Where(one => one.Status == TypedHousehold.New).ToList());
        var closing = list.Count - left.Count;
        var (exited, arrived) = (left.Count(one => one.Day >= week.Monday), came.Count(one => one.Day >= week.Monday));
        return [("opening", closing + exited - arrived), ("exited", exited), ("new", arrived), ("closing", closing), ("exitedToDate", left.Count(one => one.Day!.Value.Year == week.Sunday.Year))];
    }

    private static void Put(FilledWorkbook workbook, string key, int households)
    {
        var indicator = Judging.Form.Summary.Indicators.Single(indicator => indicator.Key == key);
        workbook.Named("Biểu 01-TH", indicator.FullLabel, "Số hộ", households);
        if (indicator.PersonsKey is not null) workbook.Named("Biểu 01-TH", indicator.FullLabel, "Số nhân khẩu", households * 4);
    }
}
