using System.Globalization;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Sources;

/// <summary>Which ward a workbook speaks for: hidden sheet, titles and folder must agree (GN101, GN102).</summary>
internal sealed class WardSources(WardRegister register)
{
    private const int CodeLength = 5;
    private readonly WardNames names = new(register);

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
                ? FindingCatalogue.Create("GN101", unknown.Sheet, unknown.Cell, unknown.Text, ("what", $"{unknown.Sentence}."))
                : FindingCatalogue.Create("GN101", null, null, null, ("what", $"Không tìm thấy tên {register.Area.Units} trong tệp.")));
            return null;
        }

        var others = claims.FindAll(claim => claim.Ward?.Code != first.Ward!.Code);
        if (others.Count == 0 && Former(folder, week?.Sunday, first.Ward!) is { } former) others.Add(new(WardSource.Folder, null, null, folder!, former));
        if (others.Count == 0) return first.Ward;
        foreach (var other in others) findings.Add(Conflict(first, other));
        return null;
    }

    /// <summary>Points at a place that the officer can see, when one of the two is such a place.</summary>
    private Finding Conflict(WardClaim first, WardClaim other)
    {
        var seen = other.Sheet is null && other.Source == WardSource.HiddenSheet ? first : other;
        return FindingCatalogue.Create("GN102", seen.Sheet, seen.Cell, seen.Text, ("what", $"{first.Sentence}, còn {WardClaim.Continued(other.Sentence)}."), ("hint", other.Hint(first.Ward!, register.Area)));
    }

    private IEnumerable<WardClaim> Claims(RawSubmission raw, DateOnly? day, string? folder, FindingList findings)
    {
        if (raw.Meta is { Ward: { IsBlank: false } cell } meta)
        {
            var code = (cell.Shown ?? "").Trim();
            if (cell.Kind == RawKind.Number && code.Length == CodeLength - 1)
            {
                code = $"0{code}";
                findings.Add(FindingCatalogue.Create("GN210", meta.Sheet, cell.Address.ToString(), cell.Shown, ("name", "mã đơn vị")));
            }

            yield return new(WardSource.HiddenSheet, null, null, code, Find(code, day));
        }

        foreach (var title in raw.Titles)
        {
            if (names.Read(title.Text, day) is { } said) yield return new(WardSource.Title, title.Sheet, title.Address.ToString(), said.Text, said.Ward);
        }

        if (folder is not null && register.OfSlug(folder).FirstOrDefault(ward => day is null || ward.ExistsOn(day.Value)) is { } owner)
            yield return new(WardSource.Folder, null, null, folder, owner);
    }

    /// <summary>The unit that had the folder and is gone, when the file's unit is not one that it became part of; null otherwise. The folder itself names no unit then: the content must.</summary>
    private Ward? Former(string? folder, DateOnly? day, Ward ward)
    {
        if (folder is null || day is null || register.FindBySlug(folder, day.Value) is not null) return null;
        var former = register.OfSlug(folder).LastOrDefault(unit => unit.ValidTo < day);
        return former is null || register.AllFormersOf(ward, day.Value).Contains(former) ? null : former;
    }

    private Ward? Find(string code, DateOnly? day) => register.OfCode(code).FirstOrDefault(ward => day is null || ward.ExistsOn(day.Value));
}

/// <summary>What can name a ward.</summary>
internal enum WardSource
{
    /// <summary>The hidden sheet of the workbook that the city handed out; the officer sees neither it nor its cells.</summary>
    HiddenSheet,

    /// <summary>A line above a table.</summary>
    Title,

    /// <summary>The inbox folder.</summary>
    Folder,
}

/// <summary>A place that names a ward.</summary>
/// <param name="Source">What kind of place.</param>
/// <param name="Sheet">Sheet; null unless the officer can see the place.</param>
/// <param name="Cell">Excel's address; null with the sheet.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Ward">The ward; null when there is no such unit.</param>
internal sealed record WardClaim(WardSource Source, string? Sheet, string? Cell, string Text, Ward? Ward)
{
    /// <summary>A Vietnamese sentence without its full stop.</summary>
    public string Sentence => (Source, Ward) switch
    {
        (WardSource.HiddenSheet, null) => $"Biểu mẫu mang mã đơn vị \"{Text}\" (trang ẩn \"_meta\"), không có đơn vị nào mang mã này",
        (WardSource.HiddenSheet, var ward) => $"Biểu mẫu được lập cho {ward.NameInText} (trang ẩn \"_meta\")",
        (WardSource.Folder, _) => $"Tệp nằm trong thư mục \"{Text}\" của {Ward?.NameInText}",
        (_, null) => $"Ô {Cell} trang \"{Sheet}\" ghi \"{Text}\", không có đơn vị nào như vậy",
        var (_, ward) => $"Ô {Cell} trang \"{Sheet}\" ghi \"{Text}\" ({ward.NameInText})",
    };

    /// <summary>The same inside another sentence.</summary>
    public static string Continued(string sentence) => char.ToLower(sentence[0], CultureInfo.InvariantCulture) + sentence[1..];

    /// <summary>What to do when this place disagrees with the one that was read first.</summary>
    /// <param name="first">The ward that was read first.</param>
    /// <param name="area">The area, for its words.</param>
    public string Hint(Ward first, Area area) => Source switch
    {
        WardSource.Folder => $"Nếu báo cáo của {first.NameInText}, chuyển tệp sang thư mục \"{first.Slug}\"; nếu không, sửa tên đơn vị trong tệp.",
        WardSource.HiddenSheet => $"Chép số liệu sang biểu mẫu {area.Office} gửi riêng cho đơn vị rồi gửi lại.",
        _ => $"Sửa dòng tiêu đề cho đúng đơn vị, hoặc chép số liệu sang biểu mẫu {area.Office} gửi riêng cho đơn vị, rồi gửi lại.",
    };
}
