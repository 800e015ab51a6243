using System.Globalization;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Sources;

/// <summary>Which ward a workbook speaks for: hidden sheet, titles and folder must agree (GN101, GN102).</summary>
internal sealed class WardSources(WardRegister register)
{
    private const int CodeLength = 5;
    private readonly WardNames names = new(register);

    /// <summary>A place that names a ward; the ward is null when there is no such unit.</summary>
    private sealed record Claim(string? Sheet, CellAddress? Address, string Text, Ward? Ward)
    {
        public string Place => Sheet is null ? "thư mục nộp báo cáo" : $"ô {Address} trang \"{Sheet}\"";
    }

    /// <summary>The ward; null, with a finding, when nobody names it or sources differ.</summary>
    /// <param name="raw">Workbook.</param>
    /// <param name="week">Week; null when it is not known.</param>
    /// <param name="folder">Slug of the inbox folder; null when there is none.</param>
    /// <param name="findings">Takes the findings.</param>
    public Ward? Resolve(RawSubmission raw, ReportingWeek? week, string? folder, FindingList findings)
    {
        var claims = Claims(raw, week?.Sunday, folder, findings).ToList();
        var first = claims.Find(claim => claim.Ward is not null);
        if (first is null)
        {
            findings.Add(claims is [var unknown, ..]
                ? At("GN101", unknown, $"Không có đơn vị nào tên hoặc mã như {unknown.Place} ghi: \"{unknown.Text}\".")
                : FindingCatalogue.Create("GN101", null, null, null, ("what", "Không tìm thấy tên xã, phường trong tệp.")));
            return null;
        }

        var other = claims.Find(claim => claim.Ward?.Code != first.Ward!.Code);
        if (other is null) return first.Ward;
        findings.Add(At("GN102", other, $"{Capital(first.Place)} là {first.Ward!.NameInText}, còn {other.Place} ghi \"{other.Text}\"{(other.Ward is null ? "" : $" ({other.Ward.NameInText})")}."));
        return null;
    }

    private IEnumerable<Claim> Claims(RawSubmission raw, DateOnly? day, string? folder, FindingList findings)
    {
        if (raw.Meta is { Ward: { IsBlank: false } cell } meta)
        {
            var code = (cell.Shown ?? "").Trim();
            if (cell.Kind == RawKind.Number && code.Length == CodeLength - 1)
            {
                code = $"0{code}";
                findings.Add(FindingCatalogue.Create("GN210", meta.Sheet, cell.Address.ToString(), cell.Shown, ("name", "mã đơn vị")));
            }

            yield return new(meta.Sheet, cell.Address, code, Find(code, day));
        }

        foreach (var title in raw.Titles)
        {
            if (names.Read(title.Text, day) is { } said) yield return new(title.Sheet, title.Address, said.Text, said.Ward);
        }

        if (folder is not null && register.Wards.FirstOrDefault(ward => ward.Slug == folder && (day is null || ward.ExistsOn(day.Value))) is { } owner)
            yield return new(null, null, folder, owner);
    }

    private Ward? Find(string code, DateOnly? day) => register.Wards.FirstOrDefault(ward => ward.Code == code && (day is null || ward.ExistsOn(day.Value)));

    private static Finding At(string code, Claim claim, string what) =>
        FindingCatalogue.Create(code, claim.Sheet, claim.Address?.ToString(), claim.Text, ("what", what));

    private static string Capital(string text) => char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
}
