namespace MongCai.Poverty.Etl.Forms;

/// <summary>A statutory form with two lines per unit, households and persons, as data (<c>config/forms/mau-7-3.yml</c>).</summary>
public sealed record UnitRowsForm
{
    /// <summary>Name of the form, <c>MAU-7.3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the layout, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The sheet: first the columns that say what a line is about, then the figures.</summary>
    public required TableForm Table { get; init; }

    /// <summary>The figures of a line, in the order of the form.</summary>
    public required IReadOnlyList<UnitFigureForm> Figures { get; init; }

    /// <summary>Words for a line that counts households, as text keys.</summary>
    public required IReadOnlySet<string> Households { get; init; }

    /// <summary>Words for a line that counts persons, as text keys.</summary>
    public required IReadOnlySet<string> Persons { get; init; }

    /// <summary>Words with which the names of sums and groups of units begin, as text keys.</summary>
    public required IReadOnlyList<string> Totals { get; init; }

    /// <summary>The figure that the others add up to.</summary>
    public UnitFigureForm Closing => Figures.Single(figure => figure.Balance == 0);

    /// <summary>Index of a column of the table by what it holds.</summary>
    public int IndexOf(ValueKind kind) => Table.Columns.TakeWhile(column => column.Kind != kind).Count();

    /// <summary>Reads a definition.</summary>
    /// <param name="path">YAML file.</param>
    /// <exception cref="ConfigurationFaultException">The file is missing or wrong; holds every fault with its place and a hint.</exception>
    public static UnitRowsForm Load(string path) => UnitRowsFormFile.Read(path);
}

/// <summary>One figure of a line.</summary>
/// <param name="Column">Its column; the key names the figure.</param>
/// <param name="Number">Number of the column in the form, from 1.</param>
/// <param name="Balance">+1 when the figure adds to the closing figure, −1 when it takes away, 0 for the closing figure itself.</param>
/// <param name="Blank">What an empty cell means.</param>
public sealed record UnitFigureForm(ColumnForm Column, int Number, int Balance, BlankMeaning Blank);
