using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>The words that drop-down lists offer; they stand on the hidden sheet, right of what it says about the form.</summary>
internal static class WordLists
{
    private const int FirstColumn = 4;
    private static readonly ValueKind[] Kinds = [ValueKind.Status, ValueKind.Policy, ValueKind.Sex, ValueKind.Mark];

    /// <summary>The cells of a list, <c>'_meta'!$D$1:$D$8</c>.</summary>
    public static string Range(FormDefinition form, ValueKind kind)
    {
        var column = new CellAddress(1, Column(kind)).ColumnName;
        return FormattableString.Invariant($"{ColumnRules.Quoted(form.Meta.Sheet)}!${column}$1:${column}${Words(form, kind).Count}");
    }

    /// <summary>Writes all lists.</summary>
    public static void Put(SheetPlan sheet, FormDefinition form)
    {
        foreach (var kind in Kinds)
        {
            foreach (var (word, index) in Words(form, kind).Select((word, index) => (word, index))) sheet.Put(index + 1, Column(kind), word, CellLook.LockedGround);
        }
    }

    /// <summary>How a status is said first.</summary>
    public static string Word(FormWords words, HouseholdStatus status) => words.StatusChoices.First(choice => words.Statuses[TextKey.Of(choice)] == status);

    /// <summary>How a sex is said first.</summary>
    public static string Word(FormWords words, Sex sex) => words.SexChoices.First(choice => words.Sexes[TextKey.Of(choice)] == sex);

    private static int Column(ValueKind kind) => FirstColumn + Array.IndexOf(Kinds, kind);

    private static IReadOnlyList<string> Words(FormDefinition form, ValueKind kind) => kind switch
    {
        ValueKind.Status => form.Words.StatusChoices,
        ValueKind.Policy => form.Words.PolicyChoices,
        ValueKind.Sex => form.Words.SexChoices,
        _ => [form.Words.MarkChoice],
    };
}
