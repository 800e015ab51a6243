namespace MongCai.Poverty.Etl.Forms;

/// <summary>A form that wards fill in, as data (<c>config/forms/*.yml</c>): what stands in which sheet, how it is said and what is allowed.</summary>
public sealed record FormDefinition
{
    /// <summary>Name of the form in the hidden sheet, <c>BC-TUAN</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the layout, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>First day on which it can be used.</summary>
    public DateOnly ValidFrom { get; init; } = DateOnly.MinValue;

    /// <summary>False while nobody has held it against its source: then it is not used.</summary>
    public bool IsVerified { get; init; } = true;

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

    /// <summary>The points that make a household near-poor; null when none are fixed: then nothing is said of them, and none are held against a household (GN307).</summary>
    public required PointLimits? Points { get; init; }

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
    public ColumnForm? Find(string key) => IndexOf(key) is >= 0 and var index ? Columns[index] : null;

    /// <summary>Index of the column under a key; −1 when the form has none.</summary>
    public int IndexOf(string key) => First(column => column.Key == key);

    /// <summary>Index of the first column that holds a kind of values; −1 when the form has none.</summary>
    public int IndexOf(ValueKind kind) => First(column => column.Kind == kind);

    private int First(Func<ColumnForm, bool> isIt)
    {
        for (var index = 0; index < Columns.Count; index++)
        {
            if (isIt(Columns[index])) return index;
        }

        return -1;
    }
}

/// <summary>The summary sheet.</summary>
public sealed record SummaryForm(string Sheet, string Title, IReadOnlyList<ColumnForm> Columns, IReadOnlyList<IndicatorForm> Indicators)
    : TableForm(Sheet, Title, Columns)
{
    /// <summary>Name of a figure as it stands in the sheet; the key itself when the form has none such.</summary>
    /// <param name="key">Key of the figure, of households or of persons.</param>
    public string NameOf(string key)
    {
        if (Indicators.FirstOrDefault(one => one.Key == key || one.PersonsKey == key) is not { } indicator) return key;
        var label = indicator.Label.Replace(" (…)", "", StringComparison.Ordinal);
        return indicator.PersonsKey == key ? $"{label}, số nhân khẩu" : label;
    }
}

/// <summary>Points of Thông tư 07/2021/TT-BLĐTBXH.</summary>
/// <param name="B1Phuong">Most B1 points of a near-poor household in a phường.</param>
/// <param name="B1Xa">The same in a xã.</param>
/// <param name="B2Below">B2 points stay below this.</param>
/// <param name="B2PerMark">B2 points per unmet indicator.</param>
public sealed record PointLimits(int B1Phuong, int B1Xa, int B2Below, int B2PerMark)
{
    /// <summary>Most B1 points for a kind of ward; of a đặc khu, of which no rule speaks, the higher of the two, so that no household is doubted without need.</summary>
    public int B1For(WardKind kind) => kind switch { WardKind.Phuong => B1Phuong, WardKind.Xa => B1Xa, _ => Math.Max(B1Phuong, B1Xa) };
}
