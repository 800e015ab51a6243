using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>The summary: one line per indicator; known figures stand there, others reckon themselves or wait.</summary>
internal static class SummarySheet
{
    private const string Households = "households";
    private const string Persons = "persons";
    private const string Remarks = "note";

    public static SheetPlan Plan(BlankForm blank)
    {
        var (form, frame) = (blank.Form.Summary, blank.Summary);
        var sheet = SheetHead.Start(blank, frame, headColumns: 2);
        var reckoning = new SummaryReckoning(blank);
        for (var line = 0; line < form.Indicators.Count; line++)
        {
            foreach (var column in frame.Columns) Put(sheet, blank, reckoning, column, line);
        }

        Signatures(sheet, blank.Ward, frame.FirstRow + form.Indicators.Count + 1, frame);
        return sheet;
    }

    private static void Put(SheetPlan sheet, BlankForm blank, SummaryReckoning reckoning, ColumnForm column, int line)
    {
        var indicator = blank.Form.Summary.Indicators[line];
        var address = blank.Summary.Cell(column.Key, line);
        switch (column.Key)
        {
            case Households:
                Figure(indicator.Key);
                break;
            case Persons when indicator.PersonsKey is { } key:
                Figure(key);
                break;
            case Remarks:
                sheet.Put(address, new(CellLook.Input(column.Kind), reckoning.Source(indicator)));
                break;
            default:
                sheet.Put(address, Fixed(column.Kind, indicator, line));
                break;
        }

        void Figure(string key)
        {
            sheet.Put(address, reckoning.Cell(key, indicator.Kind));
            if (ColumnRules.For(blank, indicator.Label, indicator.Kind, indicator.Range ?? column.Range, address.ToString()) is { } rule) sheet.Rules.Add(rule);
        }
    }

    private static PlannedCell Fixed(ValueKind kind, IndicatorForm indicator, int line) => kind switch
    {
        ValueKind.Ordinal => new(CellLook.LabelNumber, Number: line + 1),
        ValueKind.Indicator => new(CellLook.Label, indicator.FullLabel),
        _ => new(CellLook.Label),
    };

    private static void Signatures(SheetPlan sheet, Ward ward, int row, TableFrame frame)
    {
        var (left, right, last) = (frame.Column("indicator"), frame.Column(Households), frame.Columns.Count);
        var (date, name, note) = (CellLook.Subtitle with { Open = true }, CellLook.Strong with { Open = true }, CellLook.Subtitle with { Open = true });
        sheet.PutOver(row, right, row, last, $"{ward.Name}, ngày …… tháng …… năm ………", date);
        sheet.Put(row + 1, left, "NGƯỜI LẬP BIỂU", name);
        sheet.PutOver(row + 1, right, row + 1, last, "CHỦ TỊCH", name);
        sheet.Put(row + 2, left, "(Ký, ghi rõ họ tên)", note);
        sheet.PutOver(row + 2, right, row + 2, last, "(Ký tên, đóng dấu)", note);
    }
}
