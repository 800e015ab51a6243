using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation.Rules;

namespace MongCai.Poverty.Etl.Validation.Units;

/// <summary>What is wrong with the sheet as a whole: missing, doubled and unknown columns, missing lines, other sheets.</summary>
internal static class UnitSheetRules
{
    /// <summary>All findings.</summary>
    public static IEnumerable<Finding> Check(RawUnitReport raw, UnitRowsForm form) =>
        Columns(raw.Table, form).Concat(Rivals(raw)).Concat(Units(raw)).Concat(Told(raw, form));

    private static IEnumerable<Finding> Columns(RawTable table, UnitRowsForm form) =>
        from pair in form.Table.Columns.Zip(table.Columns)
        where pair.First.Required && pair.Second is null
        select Missing(table.Sheet, $"cột \"{pair.First.Label}\"");

    private static IEnumerable<Finding> Rivals(RawUnitReport raw) =>
    [
        .. RivalPlaces.Sheets(raw.Rivals),
        .. raw.Table.Doubled.Select(column => Twice(raw.Table.Sheet, column.Heading, column.Text, "tiêu đề cột", "đã có một cột khác cùng nghĩa")),
        .. raw.Misnumbered.Select(one => Twice(raw.Table.Sheet, one.Number.Address, one.Number.Shown ?? "", "số cột", $"không khớp tiêu đề cột \"{one.Column.Text}\" ở ô {one.Column.Heading}")),
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
        if (raw.Ignored.Count > 0) yield return FindingCatalogue.Create("GN007", null, null, null, ("what", string.Join(", ", raw.Ignored)));
        if (raw.Table.Encoding != LegacyEncoding.Unicode)
            yield return DecodedSheets.Told(raw.Table.Sheet, null, raw.Table.Encoding);
        foreach (var cell in raw.DecodedCells) yield return DecodedSheets.Told(cell.Sheet, cell.Address, cell.Encoding);
        var missing = form.Table.Columns.Where((_, index) => raw.Table.Columns[index] is null).Select(column => column.Label).ToList();
        foreach (var column in raw.Table.Unknown) yield return UnreadPlaces.Told(raw.Table.Sheet, column, missing);
        foreach (var stray in raw.Table.Strays) yield return UnreadPlaces.Told(raw.Table.Sheet, stray);
    }

    private static string Line(RawUnit unit) => FormattableString.Invariant($"{(unit.Households ?? unit.Persons)!.Number}");

    private static Finding Missing(string sheet, string what) => FindingCatalogue.Create("GN201", sheet, null, null, ("what", what));

    private static Finding Twice(string sheet, CellAddress cell, string found, string name, string problem) =>
        FindingCatalogue.Create("GN208", sheet, cell.ToString(), found.Replace('\n', ' '), ("name", name), ("problem", problem), ("example", ""));
}
