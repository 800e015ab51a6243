using System.Globalization;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Sources;

/// <summary>Which week a workbook reports: the hidden sheet and the titles must agree (GN103, GN104).</summary>
internal static class WeekSources
{
    /// <summary>A place that names a week.</summary>
    /// <param name="Sheet">Sheet; null for the hidden one, which the officer does not see.</param>
    /// <param name="Cell">Excel's address; null with the sheet.</param>
    /// <param name="Text">What stands there.</param>
    /// <param name="Said">What it says.</param>
    private sealed record Claim(string? Sheet, string? Cell, string Text, WeekText Said)
    {
        public string Place => Sheet is null ? "biểu mẫu (trang ẩn \"_meta\")" : $"ô {Cell} trang \"{Sheet}\"";
    }

    /// <summary>The week; null, with a finding, when nobody names it or sources differ.</summary>
    public static ReportingWeek? Resolve(RawSubmission raw, FindingList findings)
    {
        var claims = Claims(raw).ToList();
        var broken = claims.FirstOrDefault(claim => claim.Said.Problem is not null);
        if (broken is not null)
        {
            findings.Add(At(broken.Said.IsConflict ? "GN104" : "GN103", broken, broken.Said.Problem!));
            return null;
        }

        var named = claims.Where(claim => claim.Said.Week is not null).ToList();
        if (named.Count == 0)
        {
            findings.Add(FindingCatalogue.Create("GN103", null, null, null, ("what", "Không tìm thấy tuần báo cáo trong tệp.")));
            return null;
        }

        var week = named[0].Said.Week!.Value;
        var others = claims.FindAll(claim => !claim.Said.Allows(week));
        if (others.Count == 0) return week;
        foreach (var other in others) findings.Add(Conflict(named[0], week, other));
        return null;
    }

    /// <summary>Points at a place that the officer can see, when one of the two is such a place.</summary>
    private static Finding Conflict(Claim first, ReportingWeek week, Claim other) =>
        At("GN104", other.Sheet is null ? first : other, $"{Capital(first.Place)} ghi \"{first.Text}\" (tuần {week}), còn {other.Place} ghi \"{other.Text}\".");

    private static IEnumerable<Claim> Claims(RawSubmission raw)
    {
        if (raw.Meta is { Week: { IsBlank: false } cell })
        {
            var text = cell.Shown ?? "";
            var said = ReportingWeek.TryParse(text.Trim().ToUpperInvariant(), out var week) ? WeekText.Of(week) : WeekText.Read(text) ?? WeekText.Wrong($"Biểu mẫu (trang ẩn \"_meta\") ghi \"{text}\", không phải tuần; hãy chép số liệu sang biểu mẫu thành phố gửi.");
            yield return new(null, null, text, said);
        }

        foreach (var title in raw.Titles)
        {
            if (WeekText.Read(title.Text) is { } said) yield return new(title.Sheet, title.Address.ToString(), title.Text.Replace('\n', ' '), said);
        }
    }

    private static Finding At(string code, Claim claim, string what) => FindingCatalogue.Create(code, claim.Sheet, claim.Cell, claim.Text, ("what", what));

    private static string Capital(string text) => char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
}
