using System.Globalization;
using MongCai.Poverty.Etl.Configuration;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Drafts the plan of a year from the lists at the end of the year before, or from the statutory Mẫu 7.3 of its review.</summary>
public sealed class NewPlan(PeriodResults results, WorkbookReaders readers, CityConfiguration city, IConfiguration configuration)
{
    /// <summary>Writes <c>config/plans/YEAR-du-thao.yml</c>.</summary>
    /// <param name="year">The year.</param>
    /// <param name="from">A workbook of Mẫu 7.3; null for the lists in the store.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>Path of the file, and how many lines of units are still open.</returns>
    /// <exception cref="UsageException">The year has a plan or a draft, or the workbook is none of that year.</exception>
    public async Task<(string Path, int Open)> RunAsync(int year, string? from, CancellationToken ct)
    {
        RequireNone(year);
        var draft = from is null ? await FromListsAsync(year, ct) : await FromReviewAsync(year, from, ct);
        var path = Path.GetFullPath(Path.Combine(configuration["Config:Folder"]!, "plans", draft.FileName));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
            await file.WriteAsync(draft.Text().AsMemory(), ct);
        }
        catch (IOException exists) when (File.Exists(path))
        {
            throw new UsageException($"Đã có tệp {path}; không ghi đè. Hãy sửa tiếp tệp đó, hoặc xóa rồi chạy lại. ({exists.GetType().Name})");
        }

        return (path, draft.Wards.Count(ward => ward.Baseline is null));
    }

    private void RequireNone(int year)
    {
        if (city.Plans.All.FirstOrDefault(plan => plan.Year == year) is { } plan)
            throw new UsageException($"Năm {year} đã có kế hoạch {plan.Number} (tệp {plan.Id}.yml). Kế hoạch điều chỉnh trong năm được ghi bằng một tệp khác có validFrom.");
        if (city.PlanFiles.Drafts.FirstOrDefault(draft => draft.Year == year) is { } draft)
            throw new UsageException($"Năm {year} đã có bản dự thảo {draft.Path}; không ghi đè. Hãy trả lời các câu hỏi trong tệp rồi xóa dòng draft: true.");
    }

    private async Task<PlanDraft> FromListsAsync(int year, CancellationToken ct)
    {
        var end = await results.EndOfYearAsync(year - 1, ct);
        var baseDate = new DateOnly(year - 1, 12, 31);
        var source = end is null ? "biểu trống, vì chưa có danh sách nào của năm trước" : $"danh sách các đơn vị đã nộp, tính đến hết ngày 31/12/{year - 1}";
        List<DraftBaseline> wards = [.. YearEndCount.Of(city.Register.On(baseDate), end).Select(Of)];
        var totals = end?.Select(filing => filing.Newest?.Content.Summary.TotalHouseholds).ToList();
        return new(year, source, wards, totals?.TrueForAll(total => total is not null) == true ? totals.Sum() : null, city.Plans.On(baseDate) ?? city.Plans.Newest);
    }

    /// <summary>A household that is counted at another unit is asked about.</summary>
    private static DraftBaseline Of(YearEndCount counted)
    {
        if (counted.Filed is not { } source) return new(counted.Ward, null, "Bao nhiêu hộ cận nghèo tại 31/12? Chưa có danh sách nào của đơn vị.");
        var asked = counted.Elsewhere.Count == 0 ? "" : $"; ? {string.Join(", ", counted.Elsewhere)} có cùng số định danh với hộ của đơn vị khác nên không tính ở đây, có đúng không";
        return new(counted.Ward, counted.Count, $"theo tệp {source.FileName}, tuần {source.Content.Week.Number}/{source.Content.Week.Year}{asked}");
    }

    private async Task<PlanDraft> FromReviewAsync(int year, string file, CancellationToken ct)
    {
        if (!File.Exists(file)) throw new UsageException($"Không có tệp {file}.");
        var judged = await readers.JudgeAsync(Path.GetFileName(file), file, null, ct);
        if (judged is not AcceptedUnitReport report)
            throw new UsageException($"Tệp {file} không đọc được như Mẫu 7.3: {string.Join(" ", judged.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message).DefaultIfEmpty("đây không phải Mẫu 7.3."))}");
        var baseDate = new DateOnly(year - 1, 12, 31);
        if (Period.Parse(report.Content.Period) is var period && period.LastDay != baseDate)
            throw new UsageException($"Tệp {file} là Mẫu 7.3 của kỳ {period}, không phải kỳ kết thúc ngày 31/12/{year - 1}.");
        var units = report.Content.Units.ToDictionary(unit => unit.Ward, StringComparer.Ordinal);
        return new(year, $"Mẫu 7.3 ({Path.GetFileName(file)})", [.. city.Register.On(baseDate).Select(ward => Of(ward, units.GetValueOrDefault(ward.Code)))], null, city.Plans.On(baseDate) ?? city.Plans.Newest);
    }

    private static DraftBaseline Of(Ward ward, UnitFigures? unit) => unit?.Households.FirstOrDefault(figure => figure.Key == FigureKey.Closing.ToString()) is { Value: { } closing } figure
        ? new(ward, (int)closing, string.Create(CultureInfo.InvariantCulture, $"theo Mẫu 7.3, ô {figure.Origin?.Cell}"))
        : new(ward, null, "Bao nhiêu hộ cận nghèo tại 31/12? Mẫu 7.3 không có đơn vị này.");
}
