using MongCai.Poverty.Etl.Model;

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

/// <summary>What stands in a cell: text, number or nothing.</summary>
internal readonly record struct CellContent(string? Text, decimal? Number);

/// <summary>The lines of a table, prepared to be filled in.</summary>
internal static class TableLines
{
    /// <summary>Puts the lines and the rules of their columns.</summary>
    /// <param name="sheet">Sheet.</param>
    /// <param name="blank">Workbook.</param>
    /// <param name="frame">Table.</param>
    /// <param name="lines">How many lines to prepare.</param>
    /// <param name="content">What is known, by line from 0 and column.</param>
    public static void Put(SheetPlan sheet, BlankForm blank, TableFrame frame, int lines, Func<int, ColumnForm, CellContent> content)
    {
        foreach (var column in frame.Columns)
        {
            var look = CellLook.Input(column.Kind);
            for (var line = 0; line < lines; line++)
            {
                var known = content(line, column);
                sheet.Put(frame.Cell(column.Key, line), new(look, known.Text, known.Number));
            }

            if (ColumnRules.For(blank, frame, column) is { } rule) sheet.Rules.Add(rule);
        }
    }
}
