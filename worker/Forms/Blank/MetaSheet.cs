using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>The hidden sheet: form, version, ward and week for the reader, and right of them the words that drop-down lists offer.</summary>
internal static class MetaSheet
{
    private const int FirstColumn = 4;
    private static readonly ValueKind[] Kinds = [ValueKind.Status, ValueKind.Policy, ValueKind.Sex, ValueKind.Mark];

    public static SheetPlan Plan(BlankForm blank)
    {
        var meta = blank.Form.Meta;
        var sheet = new SheetPlan(meta.Sheet) { IsHidden = true };
        sheet.Put(1, 1, meta.FormKey, CellLook.LockedGround);
        sheet.Put(1, 2, blank.Form.Id, CellLook.LockedGround);
        sheet.Put(2, 1, meta.VersionKey, CellLook.LockedGround);
        sheet.Put(new(2, 2), new(CellLook.LockedGround, Number: blank.Form.Version));
        sheet.Put(3, 1, meta.WardKey, CellLook.LockedGround);
        sheet.Put(3, 2, blank.Ward.Code, CellLook.LockedGround);
        sheet.Put(4, 1, meta.WeekKey, CellLook.LockedGround);
        sheet.Put(4, 2, blank.Week.ToString(), CellLook.LockedGround);
        PutLists(sheet, blank.Form);
        return sheet;
    }

    /// <summary>The cells of a list, <c>'_meta'!$D$1:$D$8</c>.</summary>
    public static string Range(FormDefinition form, ValueKind kind)
    {
        var column = new CellAddress(1, Column(kind)).ColumnName;
        return FormattableString.Invariant($"{CellText.Quoted(form.Meta.Sheet)}!${column}$1:${column}${Words(form, kind).Count}");
    }

    /// <summary>How a status is said first.</summary>
    public static string Word(FormWords words, HouseholdStatus status) => words.StatusChoices.First(choice => words.Statuses[TextKey.Of(choice)] == status);

    /// <summary>How a sex is said first.</summary>
    public static string Word(FormWords words, Sex sex) => words.SexChoices.First(choice => words.Sexes[TextKey.Of(choice)] == sex);

    private static void PutLists(SheetPlan sheet, FormDefinition form)
    {
        foreach (var kind in Kinds)
        {
            foreach (var (word, index) in Words(form, kind).Select((word, index) => (word, index))) sheet.Put(index + 1, Column(kind), word, CellLook.LockedGround);
        }
    }

    private static int Column(ValueKind kind) => FirstColumn + Array.IndexOf(Kinds, kind);

    private static IReadOnlyList<string> Words(FormDefinition form, ValueKind kind) => kind switch
    {
        ValueKind.Status => form.Words.StatusChoices,
        ValueKind.Policy => form.Words.PolicyChoices,
        ValueKind.Sex => form.Words.SexChoices,
        _ => [form.Words.MarkChoice],
    };
}
