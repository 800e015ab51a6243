using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Forms;

/// <summary>A form that wards fill in, as data (<c>config/forms/*.yml</c>): what stands in which sheet, how it is said and what is allowed.</summary>
public sealed record FormDefinition
{
    /// <summary>Name of the form in the hidden sheet, <c>BC-TUAN</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the layout, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Vietnamese title of the form.</summary>
    public required string Title { get; init; }

    /// <summary>The hidden sheet that names ward and week.</summary>
    public required MetaForm Meta { get; init; }

    /// <summary>The summary sheet: one line per indicator.</summary>
    public required SummaryForm Summary { get; init; }

    /// <summary>The list sheet: one line per household.</summary>
    public required TableForm List { get; init; }

    /// <summary>The support sheet: one line per support; the sheet may be missing.</summary>
    public required TableForm Support { get; init; }

    /// <summary>The fixed words and how else they are said.</summary>
    public required FormWords Words { get; init; }

    /// <summary>The points that make a household near-poor.</summary>
    public required PointLimits Points { get; init; }

    /// <summary>Reads a definition.</summary>
    /// <param name="path">YAML file.</param>
    /// <exception cref="ConfigurationFaultException">The file is missing or wrong; holds every fault with its place and a hint.</exception>
    public static FormDefinition Load(string path) => FormFile.Read(path);
}

/// <summary>The hidden sheet: keys in its first column, values in the second.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="FormKey">Key of the form's name.</param>
/// <param name="VersionKey">Key of the form's version.</param>
/// <param name="WardKey">Key of the ward code.</param>
/// <param name="WeekKey">Key of the week, <c>2024-W13</c>.</param>
public sealed record MetaForm(string Sheet, string FormKey, string VersionKey, string WardKey, string WeekKey);

/// <summary>A sheet with a heading and lines below it.</summary>
/// <param name="Sheet">Sheet name of the blank form; wards rename it.</param>
/// <param name="Title">Title above the heading.</param>
/// <param name="Columns">In the order of the blank form.</param>
public record TableForm(string Sheet, string Title, IReadOnlyList<ColumnForm> Columns)
{
    /// <summary>The column under a key; null when the form has none.</summary>
    public ColumnForm? Find(string key) => Columns.FirstOrDefault(column => column.Key == key);
}

/// <summary>The summary sheet.</summary>
public sealed record SummaryForm(string Sheet, string Title, IReadOnlyList<ColumnForm> Columns, IReadOnlyList<IndicatorForm> Indicators)
    : TableForm(Sheet, Title, Columns);

/// <summary>One column of a sheet.</summary>
/// <param name="Key">Name in the model and in the JSON answers.</param>
/// <param name="Label">Heading of the blank form.</param>
/// <param name="Kind">What its cells hold.</param>
public sealed record ColumnForm(string Key, string Label, ValueKind Kind)
{
    /// <summary>Other headings under which wards write it.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>The column must stand in the sheet and be filled in every line.</summary>
    public bool Required { get; init; }

    /// <summary>Smallest and largest value allowed; null when any value is.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>Heading that spans this and neighbouring columns; null when the column stands alone.</summary>
    public string? Group { get; init; }

    /// <summary>Another way of asking what a column before it asks: read when a ward has it, left out of the blank workbook.</summary>
    public bool OptionalForm { get; init; }

    /// <summary>All headings as text keys, the form's own first.</summary>
    public IReadOnlyList<string> Keys => field ??= [.. Also.Prepend(Label).Select(TextKey.Of)];

    /// <summary>True for columns that are known but not read.</summary>
    public bool Ignored => Kind is ValueKind.Ordinal or ValueKind.Note;
}

/// <summary>Both ends included.</summary>
public sealed record ValueRange(decimal Smallest, decimal Largest)
{
    /// <summary>True when the value is allowed.</summary>
    public bool Contains(decimal value) => value >= Smallest && value <= Largest;
}

/// <summary>One line of the summary sheet.</summary>
/// <param name="Key">Name of the figure: <c>closing</c>.</param>
/// <param name="PersonsKey">Name of the figure in the column of persons; null when the line counts no persons.</param>
/// <param name="Label">Text of the line; "(…)" stands for any text in brackets.</param>
/// <param name="Blank">What an empty cell means.</param>
public sealed record IndicatorForm(string Key, string? PersonsKey, string Label, BlankMeaning Blank)
{
    /// <summary>Text of the line in the blank workbook.</summary>
    public string FullLabel { get; init; } = Label;

    /// <summary>Other texts for the same line.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Whole numbers or percent.</summary>
    public ValueKind Kind { get; init; } = ValueKind.Count;

    /// <summary>Range; null for that of the column.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>+1 when the indicator adds to closing, −1 when it takes away, 0 when it has no part in the balance.</summary>
    public int Balance { get; init; }
}

/// <summary>The fixed words of the form as text keys, except marks, which may be signs.</summary>
public sealed record FormWords
{
    /// <summary>Signs and words that mark an unmet indicator, lower case.</summary>
    public required IReadOnlySet<string> Marks { get; init; }

    /// <summary>Signs and words that say there is none.</summary>
    public required IReadOnlySet<string> NoMarks { get; init; }

    /// <summary>Words for the sex.</summary>
    public required IReadOnlyDictionary<string, Sex> Sexes { get; init; }

    /// <summary>Words for the status of a household.</summary>
    public required IReadOnlyDictionary<string, HouseholdStatus> Statuses { get; init; }

    /// <summary>Words for the policy of a support.</summary>
    public required IReadOnlyDictionary<string, SupportPolicy> Policies { get; init; }

    /// <summary>First way of saying each status, in the order of the file: the drop-down list of the blank workbook.</summary>
    public required IReadOnlyList<string> StatusChoices { get; init; }

    /// <summary>First way of saying each policy.</summary>
    public required IReadOnlyList<string> PolicyChoices { get; init; }

    /// <summary>First way of saying each sex.</summary>
    public required IReadOnlyList<string> SexChoices { get; init; }

    /// <summary>The mark that the blank workbook offers.</summary>
    public required string MarkChoice { get; init; }

    /// <summary>Words that begin a line of totals.</summary>
    public required IReadOnlySet<string> Totals { get; init; }

    /// <summary>Words of the signature block.</summary>
    public required IReadOnlySet<string> Signatures { get; init; }
}

/// <summary>Points of Thông tư 07/2021/TT-BLĐTBXH.</summary>
/// <param name="B1Phuong">Most B1 points of a near-poor household in a phường.</param>
/// <param name="B1Xa">The same in a xã.</param>
/// <param name="B2Below">B2 points stay below this.</param>
/// <param name="B2PerMark">B2 points per unmet indicator.</param>
public sealed record PointLimits(int B1Phuong, int B1Xa, int B2Below, int B2PerMark)
{
    /// <summary>Most B1 points for a kind of ward.</summary>
    public int B1For(WardKind kind) => kind == WardKind.Phuong ? B1Phuong : B1Xa;
}

/// <summary>What an empty cell of the summary means.</summary>
public enum BlankMeaning
{
    /// <summary>The figure must be given.</summary>
    Error,

    /// <summary>0.</summary>
    Zero,

    /// <summary>Not said.</summary>
    Null,
}

/// <summary>What the cells of a column hold; one value parser per kind.</summary>
public enum ValueKind
{
    /// <summary>Running number, not read.</summary>
    Ordinal,

    /// <summary>Remarks, not read.</summary>
    Note,

    /// <summary>Household code.</summary>
    Code,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>Name of a person.</summary>
    Person,

    /// <summary>Whole number.</summary>
    Count,

    /// <summary>Whole đồng.</summary>
    Money,

    /// <summary>Percent points.</summary>
    Percent,

    /// <summary>Calendar day.</summary>
    Date,

    /// <summary>Calendar day or year.</summary>
    BirthDate,

    /// <summary>Birth date in a column that also says: male.</summary>
    BirthYearMale,

    /// <summary>Birth date in a column that also says: female.</summary>
    BirthYearFemale,

    /// <summary>CCCD.</summary>
    NationalId,

    /// <summary>Mark of an unmet indicator.</summary>
    Mark,

    /// <summary>Nam or nữ.</summary>
    Sex,

    /// <summary>Status of the household.</summary>
    Status,

    /// <summary>Policy of the support.</summary>
    Policy,

    /// <summary>Text that names the indicator of a summary line.</summary>
    Indicator,
}
