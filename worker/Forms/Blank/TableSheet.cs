using System.Globalization;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>The sheet of a table: who reports, what, for which week, the heading, and the lines prepared to be filled in.</summary>
internal static class TableSheet
{
    private const int TitleRow = 4;
    private const double LeftShare = 0.4;
    private const double MottoWidth = 44;
    private const double GapHeight = 6;
    private const double UprightHeight = 118;
    private const double FlatHeight = 32;
    private const double GroupHeight = 20;

    /// <summary>Starts a sheet: widths, titles, heading, row of column numbers.</summary>
    public static SheetPlan Start(BlankForm blank, TableFrame frame, int headColumns)
    {
        var sheet = new SheetPlan(frame.Form.Sheet)
        {
            Ground = FormLook.Ground,
            HeadRows = frame.NumberRow,
            FirstPrintedHeadRow = TableFrame.HeadingRow,
            HeadColumns = headColumns,
        };
        sheet.Widths.AddRange(frame.Columns.Select(column => ColumnWidth.Of(column, frame.Columns.Count)));
        Titles(sheet, blank, frame);
        Heading(sheet, frame);
        return sheet;
    }

    /// <summary>Puts the lines and the rules of their columns.</summary>
    /// <param name="sheet">Sheet.</param>
    /// <param name="blank">Workbook.</param>
    /// <param name="frame">Table.</param>
    /// <param name="lines">How many lines to prepare.</param>
    /// <param name="content">What is known, by line from 0 and column: text, number or nothing.</param>
    public static void PutLines(SheetPlan sheet, BlankForm blank, TableFrame frame, int lines, Func<int, ColumnForm, (string? Text, decimal? Number)> content)
    {
        foreach (var column in frame.Columns)
        {
            var look = FormLook.Input(column.Kind);
            for (var line = 0; line < lines; line++)
            {
                var known = content(line, column);
                sheet.Put(frame.Cell(column.Key, line), new(look, known.Text, known.Number));
            }

            if (ColumnRules.For(blank, frame, column) is { } rule) sheet.Rules.Add(rule);
        }
    }

    private static void Titles(SheetPlan sheet, BlankForm blank, TableFrame frame)
    {
        var last = frame.Columns.Count;
        var middle = Middle(sheet.Widths);
        sheet.PutOver(1, 1, 1, middle, $"Ủy ban nhân dân {blank.Ward.NameInText}".ToUpper(CultureInfo.GetCultureInfo("vi-VN")), FormLook.Strong);
        sheet.PutOver(1, middle + 1, 1, last, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", FormLook.Strong);
        sheet.PutOver(2, middle + 1, 2, last, "Độc lập - Tự do - Hạnh phúc", FormLook.Strong);
        sheet.PutOver(TitleRow, 1, TitleRow, last, frame.Form.Title, CellLook.Title);
        var week = blank.Week;
        sheet.PutOver(TitleRow + 1, 1, TitleRow + 1, last,
            string.Create(CultureInfo.InvariantCulture, $"Tuần {week.Number} (từ ngày {CellGuide.Day(week.Monday)} đến ngày {CellGuide.Day(week.Sunday)})"), CellLook.Subtitle);
        sheet.Heights[TitleRow - 1] = GapHeight;
        sheet.Heights[TableFrame.HeadingRow - 1] = GapHeight;
    }

    /// <summary>The column up to which the left half of the titles reaches: about two fifths of the width, as long as the motto finds room.</summary>
    private static int Middle(List<double> widths)
    {
        var (whole, column, width) = (widths.Sum(), 1, widths[0]);
        while (column < widths.Count - 1 && width < whole * LeftShare && whole - width - widths[column] >= MottoWidth) width += widths[column++];
        return column;
    }

    private static void Heading(SheetPlan sheet, TableFrame frame)
    {
        var (top, bottom) = (TableFrame.HeadingRow, frame.LastHeadingRow);
        for (var index = 0; index < frame.Columns.Count; index++)
        {
            var (column, number) = (frame.Columns[index], index + 1);
            if (column.Group is null) sheet.PutOver(top, number, bottom, number, column.Label, CellLook.Heading);
            else sheet.Put(bottom, number, column.Label, FormLook.NarrowHeading);
            sheet.Put(frame.NumberRow, number, string.Create(CultureInfo.InvariantCulture, $"({number})"), CellLook.ColumnNumber);
        }

        foreach (var (group, first, last) in Groups(frame)) sheet.PutOver(top, first, top, last, group, CellLook.Heading);
        sheet.Heights[top] = bottom > top ? GroupHeight : FlatHeight;
        if (bottom > top) sheet.Heights[bottom] = UprightHeight;
    }

    /// <summary>Neighbouring columns with one heading over them.</summary>
    private static IEnumerable<(string Group, int First, int Last)> Groups(TableFrame frame)
    {
        for (var first = 0; first < frame.Columns.Count; first++)
        {
            if (frame.Columns[first].Group is not { } group) continue;
            var last = first;
            while (last + 1 < frame.Columns.Count && frame.Columns[last + 1].Group == group) last++;
            yield return (group, first + 1, last + 1);
            first = last;
        }
    }
}

/// <summary>How wide columns are, by what they hold.</summary>
internal static class ColumnWidth
{
    private const double Upright = 4.6;
    private const double Squeeze = 4;
    private const double ShortText = 11;
    private const double LongText = 20;
    private const int ShortLabel = 10;
    private const double Margin = 2;
    private const double NarrowestCount = 9;
    private const int Crowd = 15;

    /// <summary>Width in digits of the usual font.</summary>
    /// <param name="column">Column.</param>
    /// <param name="columns">How many stand side by side: many share one page.</param>
    public static double Of(ColumnForm column, int columns) => columns > Crowd ? Crowded(column) : Roomy(column);

    private static double Crowded(ColumnForm column) => column.Kind switch
    {
        ValueKind.Note => ShortText,
        ValueKind.Person or ValueKind.Status => Roomy(column) - Squeeze,
        ValueKind.Text => Math.Min(Roomy(column), LongText - Squeeze),
        _ => Roomy(column),
    };

    private static double Roomy(ColumnForm column) => column.Kind switch
    {
        _ when column.Group is not null => Upright,
        ValueKind.Ordinal => 5,
        ValueKind.Code => 12,
        ValueKind.Person => 23,
        ValueKind.NationalId => 15,
        ValueKind.Date or ValueKind.BirthDate => 12,
        ValueKind.Sex => 7,
        ValueKind.Count => Math.Max(NarrowestCount, Digits(column.Range) + Margin),
        ValueKind.Money => Digits(column.Range) + Margin,
        ValueKind.Status or ValueKind.Policy => LongText,
        ValueKind.Indicator => 64,
        ValueKind.Note => 24,
        _ => column.Label.Length < ShortLabel ? ShortText : LongText,
    };

    private static double Digits(ValueRange? range) => (range?.Largest ?? 0).ToString("#,0", CultureInfo.InvariantCulture).Length;
}
