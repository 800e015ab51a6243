using System.Globalization;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Forms.Blank;

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
        "exitedToDate" => Reckoned(kind, $"COUNTIF({ListRange("status")},\"{Exited}\")", ExitedKnown.Count()),
        "exitedToDatePersons" => Reckoned(kind, $"SUMIF({ListRange("status")},\"{Exited}\",{ListRange("members")})", ExitedKnown.Sum(household => household.Members)),
        "reportedPercent" => Percent(kind),
        _ => new(CellLook.Input(kind), Number: Known(key)),
    };

    /// <summary>Where the figures of a line come from; null when nothing is known.</summary>
    public string? Source(IndicatorForm indicator) => blank.Known.Figures.GetValueOrDefault(indicator.Key)?.Source;

    private string Exited => WordLists.Word(blank.Form.Words, HouseholdStatus.Exited);

    private IEnumerable<Household> ExitedKnown => blank.Known.Households.Where(household => household.Status == HouseholdStatus.Exited);

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

    private static PlannedCell Reckoned(ValueKind kind, string formula, decimal result) => new(CellLook.Reckoned(kind), Number: result, Formula: formula);

    private decimal? Known(string key) => blank.Known.Figures.GetValueOrDefault(key)?.Value;

    private CellAddress Address(string key) =>
        blank.Summary.Cell(blank.Form.Summary.Indicators.Any(indicator => indicator.Key == key) ? "households" : "persons", lines[key]);

    private string ListRange(string key) => $"{ColumnRules.Quoted(blank.Form.List.Sheet)}!{blank.List.Range(key)}";
}
