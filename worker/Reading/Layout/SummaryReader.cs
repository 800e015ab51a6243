using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>Reads the summary sheet: lines are found by their text.</summary>
internal sealed class SummaryReader
{
    private const int LongestFigure = 20;

    private readonly SummaryForm form;
    private readonly Dictionary<string, int> whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> beforeBrackets = new(StringComparer.Ordinal);

    public SummaryReader(SummaryForm form)
    {
        this.form = form;
        for (var i = 0; i < form.Indicators.Count; i++)
        {
            var indicator = form.Indicators[i];
            foreach (var text in indicator.Also.Prepend(indicator.FullLabel).Prepend(indicator.Label)) whole[TextKey.Of(text)] = i;
            if (indicator.Label.Contains("(…)", StringComparison.Ordinal)) beforeBrackets[BeforeBrackets(indicator.Label)] = i;
        }
    }

    /// <summary>The table; its score counts the lines that were found.</summary>
    public (RawSummary Table, int Found) Read(SheetGrid sheet, MergedCells merged, Heading heading)
    {
        var lines = new RawIndicator?[form.Indicators.Count];
        var (doubled, unknown, strays) = (new List<RawIndicator>(), new List<RawIndicator>(), new StrayCells(heading));
        if (Column(heading, "indicator") is { } labels)
        {
            foreach (var row in TableReader.Below(sheet, heading))
            {
                var label = Label(row, labels, heading, merged);
                var line = new RawIndicator(label, Cell(row, heading, "households", merged), Cell(row, heading, "persons", merged));
                if (Find(label) is not { } index)
                {
                    if (!HoldsFigure(line)) continue;
                    if (label.IsBlank) strays.AddLine([line.Households, line.Persons]);
                    else unknown.Add(line);
                    continue;
                }

                strays.AddUnheaded(row);
                if (form.Indicators[index].PersonsKey is null && line.Persons is { IsBlank: false, Kind: not RawKind.Shared } persons) strays.Add(persons, StrayKind.NoFigure);
                if (lines[index] is null) lines[index] = line;
                else doubled.Add(line);
            }
        }

        return (Table(sheet, heading, lines, doubled) with { UnknownIndicators = unknown, Strays = strays.All }, lines.Count(line => line is not null));
    }

    private static RawSummary Table(SheetGrid sheet, Heading heading, RawIndicator?[] lines, List<RawIndicator> doubled) => new()
    {
        Sheet = sheet.Name,
        Encoding = sheet.Encoding,
        Columns = heading.Columns,
        Unknown = heading.Unknown,
        Doubled = heading.Doubled,
        Rows = [],
        Indicators = lines,
        DoubledIndicators = doubled,
        UnknownIndicators = [],
    };

    private static bool HoldsFigure(RawIndicator line) => IsFigure(line.Households) || IsFigure(line.Persons);

    /// <summary>Anything but a blank or words: a figure may be typed as a text, <c>+1</c> or <c>2 hộ</c>; a date below the table is none.</summary>
    private static bool IsFigure(RawCell cell) => cell.Kind is not (RawKind.Blank or RawKind.Text)
        || (cell is { Kind: RawKind.Text, Text.Length: <= LongestFigure } && cell.Text.Any(char.IsAsciiDigit) && !TextKey.Of(cell.Text).Contains("ngay", StringComparison.Ordinal));

    /// <summary>The name of a line; some write it beside the column, where the numbers of the lines stand.</summary>
    private RawCell Label(GridRow row, int labels, Heading heading, MergedCells merged)
    {
        if (!row[labels].IsBlank) return row[labels];
        var shown = merged.At(row.Number, labels);
        return shown.IsBlank && Column(heading, "ordinal") is { } numbers && row[numbers].Kind == RawKind.Text ? row[numbers] : shown;
    }

    private int? Find(RawCell label)
    {
        if (label.Kind != RawKind.Text) return null;
        if (whole.TryGetValue(TextKey.Of(label.Text), out var index)) return index;
        return label.Text!.Contains('(', StringComparison.Ordinal) && beforeBrackets.TryGetValue(BeforeBrackets(label.Text), out index) ? index : null;
    }

    private int? Column(Heading heading, string key) => form.IndexOf(key) is >= 0 and var index ? heading.Columns[index]?.Number : null;

    /// <summary>A figure merged over two lines or over both columns is one figure where two are asked for.</summary>
    private RawCell Cell(GridRow row, Heading heading, string key, MergedCells merged)
    {
        if (Column(heading, key) is not { } column) return RawCell.BlankAt(new(row.Number, 1));
        var (own, address) = (row[column], new CellAddress(row.Number, column));
        if (merged.CornerOf(row.Number, column) is not { } corner || corner == address) return own;
        var shown = merged.At(row.Number, column);
        if (corner.Column == column || (own.IsBlank && IsFigure(shown))) return TableReader.SharedAt(address, shown);
        return own.IsBlank ? own : own.Under(shown);
    }

    private static string BeforeBrackets(string text) => TextKey.Of(text[..text.IndexOf('(', StringComparison.Ordinal)]);
}
