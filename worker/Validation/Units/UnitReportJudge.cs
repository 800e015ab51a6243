using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation.Rules;
using MongCai.Poverty.Etl.Validation.Sources;
using MongCai.Poverty.Etl.Validation.Values;

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
        var period = PeriodOf(raw, findings);
        var lines = new UnitLineReader(form, raw.Table, findings);
        var seen = new Dictionary<string, CellAddress>(StringComparer.Ordinal);
        List<UnitFigures> units = [.. raw.Units.Select(unit => Unit(unit, raw.Table.Sheet, period, lines, seen, findings))];
        var sorted = findings.Sorted(raw.SheetNames);
        return findings.HasError
            ? new RejectedSubmission(raw.FileName, raw.Sha256, sorted, null, null)
            : new AcceptedUnitReport(raw.FileName, raw.Sha256, sorted, new(form.Id, period!.Value.ToString(), units));
    }

    /// <summary>The period that the titles name: a quarter says more than its year; two that differ are no answer (GN208), none is a missing line (GN201).</summary>
    private static Period? PeriodOf(RawUnitReport raw, FindingList findings)
    {
        var said = raw.Titles.Select(title => (Title: title, Period: PeriodText.Read(title.Text))).Where(one => one.Period is not null).OrderByDescending(one => one.Period is { Kind: PeriodKind.Quarter }).ToList();
        if (said.Count == 0)
        {
            findings.Add(FindingCatalogue.Create("GN201", raw.Table.Sheet, null, null, ("what", "dòng tiêu đề ghi kỳ báo cáo, ví dụ \"Quý I/2024\" hoặc \"Năm 2024\"")));
            return null;
        }

        var (first, period) = (said[0].Title, said[0].Period!.Value);
        foreach (var (title, _) in said.Where(one => !Agrees(period, one.Period!.Value)))
        {
            findings.Add(SheetRules.TwoMeanings(title.Sheet, title.Address, title.Text, "kỳ báo cáo", $"khác kỳ ghi ở ô {first.Address} (\"{first.Text.Replace('\n', ' ')}\")"));
        }

        return period;
    }

    private static bool Agrees(Period period, Period other) => other.Kind == PeriodKind.Quarter ? other == period : other.Year == period.Year;

    private UnitFigures Unit(RawUnit unit, string sheet, Period? period, UnitLineReader lines, Dictionary<string, CellAddress> seen, FindingList findings)
    {
        var name = unit.Name.Text?.Replace('\n', ' ') ?? "";
        var ward = Ward(unit.Name, sheet, period, findings);
        if (ward is not null && !seen.TryAdd(ward.Code, unit.Name.Address))
            findings.Add(SheetRules.TwoMeanings(sheet, unit.Name.Address, name, "đơn vị", $"đơn vị này đã có ở ô {seen[ward.Code]}"));
        var told = ward?.NameInText ?? (name.Length > 0 ? name : "đơn vị chưa ghi tên");
        return new(name, ward?.Code ?? "", lines.Read(unit.Households, $"dòng Hộ của {told}"), lines.Read(unit.Persons, $"dòng Nhân khẩu của {told}"));
    }

    private Ward? Ward(RawCell name, string sheet, Period? period, FindingList findings)
    {
        if (name.IsBlank)
        {
            findings.Add(FindingCatalogue.Create("GN202", sheet, name.Address.ToString(), null, ("name", form.Table.Columns[form.Table.IndexOf(ValueKind.Unit)].Label)));
            return null;
        }

        if (name.Kind == RawKind.Text && names.Read(name.Text!, period?.LastDay)?.Ward is { } ward) return ward;
        findings.Add(FindingCatalogue.Create("GN101", sheet, name.Address.ToString(), name.Shown, ("what", $"Ô {name.Address} trang \"{sheet}\" ghi \"{name.Shown}\": không có đơn vị nào tên như vậy.")));
        return null;
    }
}

/// <summary>A quarter or year as a title says it: <c>Quý I/2024</c>, <c>Quý 1 năm 2024</c>, <c>Năm 2024</c>.</summary>
internal static partial class PeriodText
{
    private static readonly string[] Romans = ["i", "ii", "iii", "iv"];

    /// <summary>Reads a title; null when it does not speak of a period. A date of signing is none.</summary>
    public static Period? Read(string title)
    {
        var folded = TextKey.Fold(title);
        var quarter = Quarter().Match(folded);
        if (quarter.Success)
        {
            var number = Array.IndexOf(Romans, quarter.Groups[1].Value) is >= 0 and var roman ? roman + 1 : quarter.Groups[1].Value[0] - '0';
            return new(PeriodKind.Quarter, Year(quarter.Groups[2]), number);
        }

        return !Month().IsMatch(folded) && WholeYear().Match(folded) is { Success: true } year ? new(PeriodKind.Year, Year(year.Groups[1]), 1) : null;
    }

    private static int Year(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("\\bquy (iv|i{1,3}|[1-4])\\s*(?:/|-|,?\\s*nam)\\s*(20[0-9]{2})\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quarter();

    [GeneratedRegex("\\bnam (20[0-9]{2})\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WholeYear();

    [GeneratedRegex("\\bthang\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Month();
}

/// <summary>Reads the figures of a line and holds them against its closing figure.</summary>
internal sealed class UnitLineReader(UnitRowsForm form, RawTable table, FindingList findings)
{
    private readonly int first = form.Table.Columns.Count - form.Figures.Count;

    /// <summary>The figures in the form's order; null values where a finding was made.</summary>
    /// <param name="line">Line; null when the unit lacks it.</param>
    /// <param name="name">Unit and measure, for messages.</param>
    public List<SummaryFigure> Read(RawRow? line, string name)
    {
        if (line is null) return [];
        List<SummaryFigure> figures = [.. form.Figures.Select((figure, index) => Figure(figure, table.Columns[first + index] is null ? null : line.Cells[first + index], name))];
        if (!figures.Exists(figure => figure.Value is null)) Balance(figures);
        return figures;
    }

    private SummaryFigure Figure(UnitFigureForm figure, RawCell? found, string name)
    {
        var key = figure.Column.Key;
        if (found is not { } cell) return new(key, Blank(figure), null);
        var check = CellCheck.Of(cell, figure.Column.Kind);
        var origin = new Origin(table.Sheet, cell.Address.ToString());
        if (check.IsBlank && figure.Blank != BlankMeaning.Error) return new(key, Blank(figure), origin);
        var fault = check.IsBlank ? new ValueFault("GN202") : check.Fault;
        var count = fault is { } broken ? broken : WholeNumber.Count(check.Cell, figure.Column.Range);
        if (count.Fault is not { } wrong) return new(key, count.Value, origin);
        findings.Add(CellCheck.Finding(wrong, table.Sheet, cell, string.Create(CultureInfo.InvariantCulture, $"cột ({figure.Number}), {name}")));
        return new(key, null, origin);
    }

    private static decimal? Blank(UnitFigureForm figure) => figure.Blank == BlankMeaning.Zero ? 0 : null;

    /// <summary>GN302: 9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8. Real forms often break it, so it is a warning.</summary>
    private void Balance(List<SummaryFigure> figures)
    {
        var computed = form.Figures.Zip(figures).Sum(pair => pair.First.Balance * pair.Second.Value!.Value);
        var closing = figures.Find(figure => figure.Key == form.Closing.Column.Key)!;
        if (closing.Value == computed || closing.Origin is null) return;
        findings.Add(SummaryRules.Unbalanced(table.Sheet, closing.Origin.Cell, closing.Value!.Value, computed));
    }
}

/// <summary>What is wrong with the sheet as a whole: missing, doubled and unknown columns, missing lines, other sheets.</summary>
internal static class UnitSheetRules
{
    /// <summary>All findings.</summary>
    public static IEnumerable<Finding> Check(RawUnitReport raw, UnitRowsForm form) =>
        SheetRules.MissingColumns(raw.Table, form.Table).Concat(Rivals(raw)).Concat(Units(raw)).Concat(Told(raw, form));

    private static IEnumerable<Finding> Rivals(RawUnitReport raw) =>
    [
        .. SheetRules.RivalSheets(raw.Rivals),
        .. SheetRules.DoubledColumns(raw.Table),
        .. raw.Misnumbered.Select(one => SheetRules.TwoMeanings(raw.Table.Sheet, one.Number.Address, one.Number.Shown ?? "", "số cột", $"không khớp tiêu đề cột \"{one.Column.Text}\" ở ô {one.Column.Heading}")),
    ];

    private static IEnumerable<Finding> Units(RawUnitReport raw)
    {
        if (raw.Units.Count == 0) yield return Missing(raw.Table.Sheet, "số liệu của các đơn vị");
        foreach (var unit in raw.Units.Where(unit => unit.Households is null || unit.Persons is null))
            yield return Missing(raw.Table.Sheet, $"dòng {(unit.Households is null ? "Hộ" : "Nhân khẩu")} của {(unit.Name.IsBlank ? $"đơn vị ở dòng {Line(unit)}" : $"\"{unit.Name.Text}\"")}");
    }

    /// <summary>GN007, GN209, GN211: told, nothing wrong; GN208 for figures between the columns under no heading.</summary>
    private static IEnumerable<Finding> Told(RawUnitReport raw, UnitRowsForm form)
    {
        foreach (var ignored in SheetRules.Ignored(raw.Ignored)) yield return ignored;
        if (raw.Table.Encoding != LegacyEncoding.Unicode)
            yield return SheetRules.Decoded(raw.Table.Sheet, null, raw.Table.Encoding);
        foreach (var cell in raw.DecodedCells) yield return SheetRules.Decoded(cell.Sheet, cell.Address, cell.Encoding);
        var missing = form.Table.Columns.Where((_, index) => raw.Table.Columns[index] is null).ToList();
        foreach (var column in raw.Table.Unknown) yield return UnreadPlaces.Told(raw.Table.Sheet, column, missing);
        foreach (var stray in raw.Table.Strays) yield return UnreadPlaces.Told(raw.Table.Sheet, stray);
    }

    private static string Line(RawUnit unit) => FormattableString.Invariant($"{(unit.Households ?? unit.Persons)!.Number}");

    private static Finding Missing(string sheet, string what) => FindingCatalogue.Create("GN201", sheet, null, null, ("what", what));
}
