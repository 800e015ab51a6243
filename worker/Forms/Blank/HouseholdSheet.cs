namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>The list: the known households, and room for more.</summary>
internal static class HouseholdSheet
{
    private const int SpareLines = 100;
    private const int HeadColumns = 3;

    public static SheetPlan Plan(BlankForm blank)
    {
        var households = blank.Known.Households;
        var sheet = SheetHead.Start(blank, blank.List, HeadColumns);
        TableLines.Put(sheet, blank, blank.List, households.Count + SpareLines, (line, column) =>
            line >= households.Count ? default
            : column.Kind == ValueKind.Ordinal ? new(null, line + 1)
            : HouseholdCell.Of(households[line], column, blank.Form.Words));
        return sheet;
    }
}
