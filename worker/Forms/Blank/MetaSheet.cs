namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>The hidden sheet: form, version, ward and week for the reader, and the words of the drop-down lists.</summary>
internal static class MetaSheet
{
    public static SheetPlan Plan(BlankForm blank)
    {
        var meta = blank.Form.Meta;
        var sheet = new SheetPlan(meta.Sheet) { Visibility = Visibility.Hidden };
        sheet.Put(1, 1, meta.FormKey, CellLook.LockedGround);
        sheet.Put(1, 2, blank.Form.Id, CellLook.LockedGround);
        sheet.Put(2, 1, meta.VersionKey, CellLook.LockedGround);
        sheet.Put(new(2, 2), new(CellLook.LockedGround, Number: blank.Form.Version));
        sheet.Put(3, 1, meta.WardKey, CellLook.LockedGround);
        sheet.Put(3, 2, blank.Ward.Code, CellLook.LockedGround);
        sheet.Put(4, 1, meta.WeekKey, CellLook.LockedGround);
        sheet.Put(4, 2, blank.Week.ToString(), CellLook.LockedGround);
        WordLists.Put(sheet, blank.Form);
        return sheet;
    }
}
