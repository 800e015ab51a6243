using System.Globalization;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>The input rules of columns. What the reader would reject is refused; what it only remarks on, and dates (which an Excel with English settings takes for text), are asked back.</summary>
internal static class ColumnRules
{
    private const int NationalIdLength = 12;
    private const decimal Hundred = 100;
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>The rule of a column of a table; null when anything may be written.</summary>
    public static InputRule? For(BlankForm blank, TableFrame frame, ColumnForm column)
    {
        var range = frame.Range(column.Key).Replace("$", "", StringComparison.Ordinal);
        return column.Kind switch
        {
            ValueKind.Code when ReferenceEquals(frame, blank.List) => OwnCode(blank, frame, column, range),
            ValueKind.Code => Asked(blank, column, range, RuleKind.OneOf, $"{CellText.Quoted(blank.Form.List.Sheet)}!{blank.List.Range(column.Key)}") with { Strict = false },
            _ => For(blank, column.Label, column.Kind, column.Range, range),
        };
    }

    /// <summary>The rule of cells by what they hold; null when anything may be written.</summary>
    public static InputRule? For(BlankForm blank, string title, ValueKind kind, ValueRange? values, string cells)
    {
        var column = new ColumnForm("", title, kind) { Range = values };
        return kind switch
        {
            ValueKind.Count or ValueKind.Money when values is not null => Asked(blank, column, cells, RuleKind.Whole, Text(values.Smallest), Text(values.Largest)),
            ValueKind.Percent when values is not null => Asked(blank, column, cells, RuleKind.Number, Text(values.Smallest / Hundred), Text(values.Largest / Hundred)),
            ValueKind.Date => Asked(blank, column, cells, RuleKind.Day, Text(CellDay.Of(Earliest)), Text(CellDay.Of(blank.Week.Sunday))) with { Strict = false },
            ValueKind.BirthDate or ValueKind.BirthYearMale or ValueKind.BirthYearFemale =>
                Asked(blank, column, cells, RuleKind.Number, Text(values?.Smallest ?? 1900), Text(CellDay.Of(blank.Week.Sunday))) with { Strict = false },
            ValueKind.NationalId => Asked(blank, column, cells, RuleKind.Length, Text(NationalIdLength)) with { Strict = false },
            ValueKind.Status or ValueKind.Policy or ValueKind.Sex or ValueKind.Mark => Asked(blank, column, cells, RuleKind.OneOf, MetaSheet.Range(blank.Form, kind)),
            _ => null,
        };
    }

    /// <summary>Codes begin with the ward's own (GN102) and stand once (GN306).</summary>
    private static InputRule OwnCode(BlankForm blank, TableFrame frame, ColumnForm column, string range)
    {
        var first = frame.Cell(column.Key, 0);
        var prefix = $"{blank.Ward.Code}-";
        return Asked(blank, column, range, RuleKind.Formula, string.Create(
            CultureInfo.InvariantCulture, $"AND(LEFT({first},{prefix.Length})=\"{prefix}\",COUNTIF({frame.Range(column.Key)},{first})=1)"));
    }

    private static InputRule Asked(BlankForm blank, ColumnForm column, string cells, RuleKind kind, string first, string? second = null) => new(cells, kind, first, second)
    {
        Title = column.Label,
        Wanted = $"{CellGuide.Wanted(blank, column.Kind, column.Range)}.",
        Strict = true,
    };

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
