using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>Reads the hidden sheet.</summary>
internal static class MetaReader
{
    /// <summary>The values; null when there is no such sheet.</summary>
    public static RawMeta? Read(IEnumerable<SheetGrid> sheets, MetaForm form)
    {
        var name = TextKey.Of(form.Sheet);
        var sheet = sheets.FirstOrDefault(sheet => TextKey.Of(sheet.Name) == name);
        return sheet is null ? null : new(sheet.Name, Value(sheet, form.FormKey), Value(sheet, form.VersionKey), Value(sheet, form.WardKey), Value(sheet, form.WeekKey));
    }

    private static RawCell Value(SheetGrid sheet, string key)
    {
        var row = sheet.Rows.Find(row => row[1].Kind == RawKind.Text && TextKey.Of(row[1].Text) == TextKey.Of(key));
        return row is null ? RawCell.BlankAt(new(1, 2)) : row[2];
    }
}
