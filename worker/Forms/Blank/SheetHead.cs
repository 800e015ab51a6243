using System.Globalization;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>What stands above the lines of a table: who reports, what, for which week, and the heading.</summary>
internal static class SheetHead
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
            Ground = CellLook.Ground,
            HeadRows = frame.NumberRow,
            FirstPrintedHeadRow = TableFrame.HeadingRow,
            HeadColumns = headColumns,
        };
        sheet.Widths.AddRange(frame.Columns.Select(column => ColumnWidth.Of(column, frame.Columns.Count)));
        Titles(sheet, blank, frame);
        Heading(sheet, frame);
        return sheet;
    }

    private static void Titles(SheetPlan sheet, BlankForm blank, TableFrame frame)
    {
        var last = frame.Columns.Count;
        var middle = Middle(sheet.Widths);
        sheet.PutOver(1, 1, 1, middle, $"Ủy ban nhân dân {blank.Ward.NameInText}".ToUpper(CultureInfo.GetCultureInfo("vi-VN")), CellLook.Strong);
        sheet.PutOver(1, middle + 1, 1, last, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", CellLook.Strong);
        sheet.PutOver(2, middle + 1, 2, last, "Độc lập - Tự do - Hạnh phúc", CellLook.Strong);
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
            else sheet.Put(bottom, number, column.Label, CellLook.NarrowHeading);
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
