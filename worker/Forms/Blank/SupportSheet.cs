namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>The support sheet: room for what was given in the week.</summary>
internal static class SupportSheet
{
    private const int SpareLines = 50;
    private const int HeadColumns = 3;

    public static SheetPlan Plan(BlankForm blank)
    {
        var sheet = SheetHead.Start(blank, blank.Support, HeadColumns);
        TableLines.Put(sheet, blank, blank.Support, SpareLines, static (_, _) => default);
        return sheet;
    }
}
