namespace MongCai.Poverty.Etl.Reading;

/// <summary>A statutory sheet with two lines per unit, with every value still as it stands in its cell. No judgement was made.</summary>
public sealed record RawUnitReport(string FileName, string Sha256) : ReadWorkbook(FileName, Sha256)
{
    /// <summary>Names of all sheets in the order of the workbook.</summary>
    public required IReadOnlyList<string> SheetNames { get; init; }

    /// <summary>Texts above the heading: what may name the period.</summary>
    public required IReadOnlyList<RawTitle> Titles { get; init; }

    /// <summary>The sheet with its columns found; its rows are the lines of the units.</summary>
    public required RawTable Table { get; init; }

    /// <summary>Columns whose heading and column number say different things.</summary>
    public required IReadOnlyList<MisnumberedColumn> Misnumbered { get; init; }

    /// <summary>The units, in the order of the sheet, without sums and groups.</summary>
    public required IReadOnlyList<RawUnit> Units { get; init; }

    /// <summary>Other sheets of the same kind.</summary>
    public required IReadOnlyList<RivalSheet> Rivals { get; init; }

    /// <summary>Cells that were read and decoded otherwise than their sheet.</summary>
    public required IReadOnlyList<DecodedCell> DecodedCells { get; init; }

    /// <summary>Things in the workbook that were left alone, Vietnamese: macros, external links.</summary>
    public required IReadOnlyList<string> Ignored { get; init; }
}

/// <summary>One unit.</summary>
/// <param name="Name">Cell of its name, blank when it has none.</param>
/// <param name="Households">Its line of households; null when it has none.</param>
/// <param name="Persons">Its line of persons; null when it has none.</param>
public sealed record RawUnit(RawCell Name, RawRow? Households, RawRow? Persons);

/// <summary>A column with a heading of one figure and the number of another.</summary>
/// <param name="Column">The column as found by its heading.</param>
/// <param name="Number">Cell of the number that stands below.</param>
public sealed record MisnumberedColumn(RawColumn Column, RawCell Number);
