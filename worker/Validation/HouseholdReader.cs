using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation.Values;

namespace MongCai.Poverty.Etl.Validation;

/// <summary>Reads the lines of the list.</summary>
internal sealed class HouseholdReader(FormDefinition form, bool epoch1904, FindingList findings)
{
    private static readonly ValueFault UnknownSex = ValueFault.TwoMeanings("không rõ là nam hay nữ", "Nam hoặc Nữ");

    private static readonly ValueFault NoCode = ValueFault.TwoMeanings("không đúng dạng mã hộ: mã đơn vị 5 chữ số, dấu gạch ngang, số thứ tự", "06751-001");

    private readonly ValueFault unknownStatus = new("GN205", ("choices", string.Join(", ", form.Words.StatusChoices)));
    private readonly List<string> indicators = [.. form.List.Columns.Where(column => column.Kind == ValueKind.Mark).Select(column => column.Key)];

    /// <summary>All lines; none when the sheet is missing.</summary>
    public List<HouseholdDraft> Read(RawTable? table)
    {
        if (table is null) return [];
        var columns = new TableColumns(form.List, table);
        return [.. table.Rows.Select(row => Read(new TableRow(columns, row, findings)))];
    }

    private HouseholdDraft Read(TableRow row)
    {
        var (birth, sex) = BirthAndSex(row);
        return new HouseholdDraft(row)
        {
            Code = Code(row),
            Head = Head(row),
            NationalId = row.Read("nationalId", (cell, _) => NationalIdValue.Read(cell, sex, birth)),
            BirthDate = birth,
            Sex = sex,
            Ethnicity = Text(row, "ethnicity"),
            Hamlet = Text(row, "hamlet"),
            Members = (int?)Count(row, "members"),
            Status = row.Read("status", (cell, _) => WordValue.Read(cell, form.Words.Statuses, unknownStatus)),
            B1 = (int?)Count(row, "b1"),
            B2 = (int?)Count(row, "b2"),
            Deprivations = [.. indicators.Where(key => row.Read(key, (cell, _) => WordValue.Mark(cell, form.Words)))],
            Decision = Text(row, "decision"),
            DecisionDate = row.Read("decisionDate", (cell, column) => DateValue.Day(cell, epoch1904, column.Range)),
            Cause = Text(row, "cause"),
            Sponsor = Text(row, "sponsor"),
            Need = Text(row, "need"),
        };
    }

    /// <summary>The household's code in its one spelling; what is spelt otherwise might be another household's, or the same one's twice.</summary>
    internal static string? Code(TableRow row) => row.Read("code", (cell, _) =>
    {
        var typed = WordValue.Text(cell, cell.Encoding, isPerson: false);
        if (typed.Value is not { } text) return typed;
        var code = HouseholdCode.Canonical(text);
        return HouseholdCode.IsSound(code) ? code : NoCode;
    });

    /// <summary>The name of a head of household.</summary>
    internal static string? Head(TableRow row) => row.Read("head", (cell, _) => WordValue.Person(cell, cell.Encoding));

    /// <summary>Free text of a column, as typed.</summary>
    internal static string? Text(TableRow row, string key) =>
        row.Read(key, (cell, _) => WordValue.Text(cell, cell.Encoding, isPerson: false));

    private static long? Count(TableRow row, string key) => row.Read(key, (cell, column) => WholeNumber.Count(cell, column.Range));

    /// <summary>A birth date may stand in its own column or in one of two columns that also tell the sex; two that differ are no answer.</summary>
    private (BirthDate? Birth, Sex? Sex) BirthAndSex(TableRow row)
    {
        var said = row.Read("sex", (cell, _) => WordValue.Read(cell, form.Words.Sexes, UnknownSex));
        BirthDate? birth = null;
        var sex = said;
        foreach (var (key, implied) in new (string, Sex?)[] { ("birthDate", null), ("birthYearMale", Sex.Male), ("birthYearFemale", Sex.Female) })
        {
            if (row.Read(key, (cell, column) => DateValue.Birth(cell, epoch1904, column.Range)) is not { } found) continue;
            if (birth is not null && birth != found) row.Fault(key, ValueFault.TwoMeanings("hai cột năm sinh ghi khác nhau", null));
            else if (implied is not null && sex is not null && implied != sex) row.Fault(key, ValueFault.TwoMeanings("cột năm sinh và giới tính không khớp nhau", null));
            birth ??= found;
            sex ??= implied;
        }

        return (birth, sex);
    }
}
