using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>What is stored in a made cell.</summary>
internal enum MadeKind
{
    /// <summary>Only a look.</summary>
    Blank,

    /// <summary>Number.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>TRUE or FALSE, stored as 1 or 0.</summary>
    Boolean,

    /// <summary>Error such as #REF!.</summary>
    Error,

    /// <summary>Day in ISO 8601.</summary>
    IsoDay,
}

/// <summary>A cell to be written.</summary>
/// <param name="Address">Place.</param>
/// <param name="Kind">What is stored.</param>
/// <param name="Stored">The value as the file format writes it, before any spelling of XML.</param>
/// <param name="Style">Index into the formats of the workbook; 0 is General.</param>
/// <param name="IsFormula">True when the value is the stored result of a formula.</param>
internal sealed record MadeCell(CellAddress Address, MadeKind Kind, string Stored, int Style, bool IsFormula);

/// <summary>A sheet to be written.</summary>
/// <param name="Name">Name.</param>
/// <param name="Cells">Cells, by row and column.</param>
/// <param name="Merges">Merged ranges, <c>A1:B2</c>.</param>
/// <param name="HiddenRows">Hidden rows.</param>
/// <param name="HiddenColumn">A hidden column; null for none.</param>
/// <param name="State"><c>visible</c>, <c>hidden</c> or <c>veryHidden</c>.</param>
internal sealed record MadeSheet(string Name, IReadOnlyList<MadeCell> Cells, IReadOnlyList<string> Merges, IReadOnlySet<int> HiddenRows, int? HiddenColumn, string State);

/// <summary>A workbook to be written.</summary>
/// <param name="Name">File name without ending.</param>
/// <param name="Sheets">Sheets.</param>
/// <param name="Formats">Number formats by style; the first is General.</param>
/// <param name="Epoch1904">True when days count from 1904.</param>
internal sealed record MadeWorkbook(string Name, IReadOnlyList<MadeSheet> Sheets, IReadOnlyList<MadeFormat> Formats, bool Epoch1904);

/// <summary>A number format: a code of the workbook's own, or the number of one that Excel knows by heart.</summary>
internal sealed record MadeFormat(string Code, int? BuiltIn = null)
{
    /// <inheritdoc/>
    public override string ToString() => BuiltIn is { } number ? $"built-in {number}" : Code;
}
