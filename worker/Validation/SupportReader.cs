using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation.Values;

namespace MongCai.Poverty.Etl.Validation;

/// <summary>Reads the lines of the support sheet.</summary>
internal sealed class SupportReader(FormDefinition form, bool epoch1904, FindingList findings)
{
    private readonly string choices = string.Join(", ", form.Words.PolicyChoices);

    /// <summary>All lines; none when the sheet is missing.</summary>
    public List<SupportDraft> Read(RawTable? table)
    {
        if (table is null) return [];
        var columns = new TableColumns(form.Support, table);
        return [.. table.Rows.Select(row => Read(new TableRow(columns, row, findings)))];
    }

    /// <summary>The name beside the code, by which a wrong code is known; a ditto or a dash says nothing.</summary>
    private static string? Head(TableRow row) =>
        row.Cell("head") is { Kind: RawKind.Text } cell && !cell.Text!.Any(char.IsLetter) ? null : HouseholdReader.Text(row, "head");

    private SupportDraft Read(TableRow row) => new(row)
    {
        Code = HouseholdReader.Code(row),
        Head = Head(row),
        Policy = row.Read("policy", (cell, _) => WordValue.Read(cell, form.Words.Policies, new("GN205", ("choices", choices)))),
        Content = HouseholdReader.Text(row, "content"),
        Amount = row.Read("amount", (cell, column) => WholeNumber.Money(cell, column.Range)),
        Date = row.Read("date", (cell, column) => DateValue.Day(cell, epoch1904, column.Range)),
        Source = HouseholdReader.Text(row, "source"),
    };
}
