using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Sources;

/// <summary>Which week a workbook reports: the hidden sheet and the titles must agree (GN103, GN104).</summary>
internal static class WeekSources
{
    /// <summary>A place that names a week.</summary>
    private sealed record Claim(string Sheet, CellAddress Address, string Text, WeekText Said);

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
        var other = claims.FirstOrDefault(claim => !claim.Said.Allows(week));
        if (other is null) return week;
        findings.Add(At("GN104", other, $"{Place(named[0])} ghi \"{named[0].Text}\" (tuần {week}), còn {Place(other)} ghi \"{other.Text}\"."));
        return null;
    }

    private static IEnumerable<Claim> Claims(RawSubmission raw)
    {
        if (raw.Meta is { Week: { IsBlank: false } cell })
        {
            var text = cell.Shown ?? "";
            var said = ReportingWeek.TryParse(text.Trim().ToUpperInvariant(), out var week) ? WeekText.Of(week) : WeekText.Read(text) ?? WeekText.Wrong($"Ô {cell.Address} trang \"{raw.Meta.Sheet}\" ghi \"{text}\", không phải tuần.");
            yield return new(raw.Meta.Sheet, cell.Address, text, said);
        }

        foreach (var title in raw.Titles)
        {
            if (WeekText.Read(title.Text) is { } said) yield return new(title.Sheet, title.Address, title.Text.Replace('\n', ' '), said);
        }
    }

    private static Finding At(string code, Claim claim, string what) =>
        FindingCatalogue.Create(code, claim.Sheet, claim.Address.ToString(), claim.Text, ("what", what));

    private static string Place(Claim claim) => $"ô {claim.Address} trang \"{claim.Sheet}\"";
}
