using System.Globalization;
using MongCai.Poverty.Etl.Spreadsheets;

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
        var sheet = TableSheet.Start(blank, frame, headColumns: 2);
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
                sheet.Put(address, new(FormLook.Input(column.Kind), reckoning.Source(indicator)));
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
        ValueKind.Ordinal => new(FormLook.LabelNumber, Number: line + 1),
        ValueKind.Indicator => new(FormLook.Label, indicator.FullLabel),
        _ => new(FormLook.Label),
    };

    private static void Signatures(SheetPlan sheet, Ward ward, int row, TableFrame frame)
    {
        var (left, right, last) = (frame.Column("indicator"), frame.Column(Households), frame.Columns.Count);
        var (date, name, note) = (CellLook.Subtitle with { Open = true }, FormLook.Strong with { Open = true }, CellLook.Subtitle with { Open = true });
        sheet.PutOver(row, right, row, last, $"{ward.Name}, ngày …… tháng …… năm ………", date);
        sheet.Put(row + 1, left, "NGƯỜI LẬP BIỂU", name);
        sheet.PutOver(row + 1, right, row + 1, last, "CHỦ TỊCH", name);
        sheet.Put(row + 2, left, "(Ký, ghi rõ họ tên)", note);
        sheet.PutOver(row + 2, right, row + 2, last, "(Ký tên, đóng dấu)", note);
    }
}

/// <summary>The figures of the summary: known, reckoned from others by a formula that carries its result, or open.</summary>
internal sealed class SummaryReckoning(BlankForm blank)
{
    private const int Decimals = 2;

    private readonly Dictionary<string, int> lines = blank.Form.Summary.Indicators.SelectMany((indicator, line) => new[] { (Key: indicator.Key, line), (Key: indicator.PersonsKey ?? "", line) })
        .Where(pair => pair.Key.Length > 0).ToDictionary(pair => pair.Key, pair => pair.line, StringComparer.Ordinal);

    /// <summary>The cell of a figure.</summary>
    public PlannedCell Cell(string key, ValueKind kind) => key switch
    {
        "closing" => Balance(kind, indicator => indicator.Key),
        "closingPersons" => Balance(kind, indicator => indicator.PersonsKey),
        "exitedToDate" => Reckoned(kind, $"COUNTIF({ListRange("status")},\"{Exited}\")" + (HasLastYear ? $"-COUNTIFS({LastYears})" : ""), ExitedKnown.Count()),
        "exitedToDatePersons" => Reckoned(
            kind, $"SUMIF({ListRange("status")},\"{Exited}\",{ListRange("members")})" + (HasLastYear ? $"-SUMIFS({ListRange("members")},{LastYears})" : ""), ExitedKnown.Sum(household => household.Members)),
        "reportedPercent" => Percent(kind),
        _ => new(FormLook.Input(kind), Number: Known(key)),
    };

    /// <summary>Where the figures of a line come from; null when nothing is known.</summary>
    public string? Source(IndicatorForm indicator) => blank.Known.Figures.GetValueOrDefault(indicator.Key)?.Source;

    private string Exited => MetaSheet.Word(blank.Form.Words, HouseholdStatus.Exited);

    /// <summary>The week that holds 1 January still lists who left last year; they are not counted from the beginning of this one.</summary>
    private bool HasLastYear => blank.Week.Monday < blank.Week.YearStart;

    private string LastYears => string.Create(CultureInfo.InvariantCulture, $"{ListRange("status")},\"{Exited}\",{ListRange("decisionDate")},\"<\"&DATE({blank.Week.PlanYear},1,1)");

    private IEnumerable<Household> ExitedKnown => blank.Known.Households.Where(household => household.Status == HouseholdStatus.Exited && !(household.DecisionDate < blank.Week.YearStart));

    private PlannedCell Balance(ValueKind kind, Func<IndicatorForm, string?> key)
    {
        var terms = blank.Form.Summary.Indicators.Where(indicator => indicator.Balance != 0).Select(indicator => (Key: key(indicator), indicator.Balance)).Where(term => term.Key is not null).ToList();
        var formula = string.Concat(terms.Select(term => $"{(term.Balance > 0 ? "+" : "-")}{Address(term.Key!)}")).TrimStart('+');
        return Reckoned(kind, formula, terms.Sum(term => term.Balance * (Known(term.Key!) ?? 0)));
    }

    private PlannedCell Percent(ValueKind kind)
    {
        var (exited, baseline) = (Address("exitedToDate"), Address("baseline"));
        var known = new Ratio(ExitedKnown.Count(), (int)(Known("baseline") ?? 0)).Percent(Decimals, RoundingRule.HalfUp) ?? 0;
        return Reckoned(kind, string.Create(CultureInfo.InvariantCulture, $"IF({baseline}>0,ROUND({exited}/{baseline},{Decimals + 2}),0)"), known / 100);
    }

    private static PlannedCell Reckoned(ValueKind kind, string formula, decimal result) => new(FormLook.Reckoned(kind), Number: result, Formula: formula);

    private decimal? Known(string key) => blank.Known.Figures.GetValueOrDefault(key)?.Value;

    private CellAddress Address(string key) =>
        blank.Summary.Cell(blank.Form.Summary.Indicators.Any(indicator => indicator.Key == key) ? "households" : "persons", lines[key]);

    private string ListRange(string key) => $"{CellText.Quoted(blank.Form.List.Sheet)}!{blank.List.Range(key)}";
}
