using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation.Sources;

namespace MongCai.Poverty.Etl.Validation.Units;

/// <summary>Judges a statutory workbook with two lines per unit.</summary>
internal sealed class UnitReportJudge(UnitRowsForm form, WardRegister wards)
{
    private readonly WardNames names = new(wards);

    /// <summary>The report with its remarks, or why it was rejected.</summary>
    public JudgedWorkbook Judge(RawUnitReport raw)
    {
        var findings = new FindingList();
        findings.AddRange(UnitSheetRules.Check(raw, form));
        var period = Period(raw, findings);
        var lines = new UnitLineReader(form, raw.Table, findings);
        var seen = new Dictionary<string, CellAddress>(StringComparer.Ordinal);
        List<UnitFigures> units = [.. raw.Units.Select(unit => Unit(unit, raw.Table.Sheet, period, lines, seen, findings))];
        var sorted = findings.Sorted(raw.SheetNames);
        return findings.HasError
            ? new RejectedSubmission(raw.FileName, raw.Sha256, sorted, null, null)
            : new AcceptedUnitReport(raw.FileName, raw.Sha256, sorted, new(form.Id, period!.Text, units));
    }

    /// <summary>The period that the titles name: a quarter says more than its year; two that differ are no answer (GN208), none is a missing line (GN201).</summary>
    private static PeriodText? Period(RawUnitReport raw, FindingList findings)
    {
        var said = raw.Titles.Select(title => (Title: title, Period: PeriodText.Read(title.Text))).Where(one => one.Period is not null).OrderByDescending(one => one.Period!.IsQuarter).ToList();
        if (said.Count == 0)
        {
            findings.Add(FindingCatalogue.Create("GN201", raw.Table.Sheet, null, null, ("what", "dòng tiêu đề ghi kỳ báo cáo, ví dụ \"Quý I/2024\" hoặc \"Năm 2024\"")));
            return null;
        }

        var (first, period) = (said[0].Title, said[0].Period!);
        foreach (var (title, _) in said.Where(one => !Agrees(period, one.Period!)))
        {
            findings.Add(FindingCatalogue.Create("GN208", title.Sheet, title.Address.ToString(), title.Text.Replace('\n', ' '),
                ("name", "kỳ báo cáo"), ("problem", $"khác kỳ ghi ở ô {first.Address} (\"{first.Text.Replace('\n', ' ')}\")"), ("example", "")));
        }

        return period;
    }

    private static bool Agrees(PeriodText period, PeriodText other) => other.IsQuarter ? other == period : other.LastDay.Year == period.LastDay.Year;

    private UnitFigures Unit(RawUnit unit, string sheet, PeriodText? period, UnitLineReader lines, Dictionary<string, CellAddress> seen, FindingList findings)
    {
        var name = unit.Name.Text?.Replace('\n', ' ') ?? "";
        var ward = Ward(unit.Name, sheet, period, findings);
        if (ward is not null && !seen.TryAdd(ward.Code, unit.Name.Address))
            findings.Add(FindingCatalogue.Create("GN208", sheet, unit.Name.Address.ToString(), name, ("name", "đơn vị"), ("problem", $"đơn vị này đã có ở ô {seen[ward.Code]}"), ("example", "")));
        var told = ward?.NameInText ?? (name.Length > 0 ? name : "đơn vị chưa ghi tên");
        return new(name, ward?.Code ?? "", lines.Read(unit.Households, $"dòng Hộ của {told}"), lines.Read(unit.Persons, $"dòng Nhân khẩu của {told}"));
    }

    private Ward? Ward(RawCell name, string sheet, PeriodText? period, FindingList findings)
    {
        if (name.IsBlank)
        {
            findings.Add(FindingCatalogue.Create("GN202", sheet, name.Address.ToString(), null, ("name", form.Table.Columns[form.IndexOf(ValueKind.Unit)].Label)));
            return null;
        }

        if (name.Kind == RawKind.Text && names.Read(name.Text!, period?.LastDay)?.Ward is { } ward) return ward;
        findings.Add(FindingCatalogue.Create("GN101", sheet, name.Address.ToString(), name.Shown, ("what", $"Ô {name.Address} trang \"{sheet}\" ghi \"{name.Shown}\": không có đơn vị nào tên như vậy.")));
        return null;
    }
}
