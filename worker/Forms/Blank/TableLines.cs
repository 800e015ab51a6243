namespace MongCai.Poverty.Etl.Forms.Blank;

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
