namespace MongCai.Poverty.Etl.Reading;

/// <summary>What reading makes of a file: a <see cref="RawSubmission"/> or an <see cref="UnreadableWorkbook"/>.</summary>
/// <param name="FileName">Name as dropped, without folder.</param>
/// <param name="Sha256">Hash of the bytes, 64 lower-case hexadecimal digits.</param>
public abstract record ReadWorkbook(string FileName, string Sha256);

/// <summary>Why a file could not be read.</summary>
public enum UnreadableReason
{
    /// <summary>Not a workbook that can be read.</summary>
    NotAWorkbook,

    /// <summary>Protected by a password.</summary>
    PasswordProtected,

    /// <summary>Damaged or cut off.</summary>
    Damaged,

    /// <summary>No bytes, or no cell holds anything.</summary>
    Empty,

    /// <summary>Over a limit.</summary>
    OverLimit,

    /// <summary>Content made to do harm.</summary>
    Hostile,
}

/// <summary>Why and what to do.</summary>
/// <param name="Reason">Kind of trouble.</param>
/// <param name="What">Vietnamese: what was found, to be put after "tệp".</param>
/// <param name="Hint">Vietnamese sentence: what to do; <c>{office}</c> stands for who takes the reports, whom reading does not know.</param>
public sealed record ReadingTrouble(UnreadableReason Reason, string What, string Hint);

/// <summary>A file of which nothing is known but why.</summary>
public sealed record UnreadableWorkbook(string FileName, string Sha256, ReadingTrouble Trouble) : ReadWorkbook(FileName, Sha256);

/// <summary>The parts of a form found in a workbook, with every value still as it stands in its cell. No judgement was made.</summary>
public sealed record RawSubmission(string FileName, string Sha256) : ReadWorkbook(FileName, Sha256)
{
    /// <summary>Names of all sheets in the order of the workbook.</summary>
    public required IReadOnlyList<string> SheetNames { get; init; }

    /// <summary>True when day counts begin on 1/1/1904.</summary>
    public required bool Epoch1904 { get; init; }

    /// <summary>The hidden sheet; null when there is none.</summary>
    public required RawMeta? Meta { get; init; }

    /// <summary>Texts above the headings of the form's sheets, line by line: what may name ward and week.</summary>
    public required IReadOnlyList<RawTitle> Titles { get; init; }

    /// <summary>Summary sheet; null when no sheet looks like it.</summary>
    public required RawSummary? Summary { get; init; }

    /// <summary>List sheet; null when no sheet looks like it.</summary>
    public required RawTable? List { get; init; }

    /// <summary>Support sheet; null when no sheet looks like it.</summary>
    public required RawTable? Support { get; init; }

    /// <summary>The sheets that were found, in the form's order.</summary>
    public IEnumerable<RawTable> Tables => new[] { Summary, List, Support }.OfType<RawTable>();

    /// <summary>Sheets that look as much like one of the form as the sheet that was taken.</summary>
    public required IReadOnlyList<RivalSheet> Rivals { get; init; }

    /// <summary>Visible sheets that hold figures or household codes and answer to no part of the form.</summary>
    public required IReadOnlyList<UnreadSheet> Unread { get; init; }

    /// <summary>Things in the workbook that were left alone, Vietnamese: macros, external links.</summary>
    public required IReadOnlyList<string> Ignored { get; init; }

    /// <summary>Sheets of the form whose text was decoded.</summary>
    public required IReadOnlyList<DecodedSheet> Decoded { get; init; }

    /// <summary>Cells that were read and decoded otherwise than their sheet.</summary>
    public required IReadOnlyList<DecodedCell> DecodedCells { get; init; }
}

/// <summary>A second sheet of the same kind.</summary>
/// <param name="Sheet">The second sheet.</param>
/// <param name="Taken">The sheet it rivals.</param>
/// <param name="IsHidden">True when the ward does not see it, but sees the one that was taken; otherwise nothing tells which of the two is the report.</param>
public sealed record RivalSheet(string Sheet, string Taken, bool IsHidden);

/// <summary>A sheet that is not read.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Codes">Household codes in rows with other values, in their one spelling: lines of a list that goes on there.</param>
public sealed record UnreadSheet(string Sheet, IReadOnlyList<string> Codes);

/// <summary>A sheet written in a legacy font.</summary>
public sealed record DecodedSheet(string Sheet, LegacyEncoding Encoding);

/// <summary>A cell written in a legacy font, in a sheet that is stored otherwise.</summary>
public sealed record DecodedCell(string Sheet, CellAddress Address, LegacyEncoding Encoding);

/// <summary>One line of text above a heading.</summary>
public sealed record RawTitle(string Sheet, CellAddress Address, string Text);

/// <summary>The hidden sheet's values by key, cells empty when the key is missing.</summary>
public sealed record RawMeta(string Sheet, RawCell Form, RawCell Version, RawCell Ward, RawCell Week);

/// <summary>A sheet with its columns found.</summary>
public record RawTable
{
    /// <summary>Sheet name as the ward wrote it.</summary>
    public required string Sheet { get; init; }

    /// <summary>How the sheet's text was stored.</summary>
    public required LegacyEncoding Encoding { get; init; }

    /// <summary>Per column of the form (same index) where it stands; null when the sheet lacks it.</summary>
    public required IReadOnlyList<RawColumn?> Columns { get; init; }

    /// <summary>Headings that the form does not know.</summary>
    public required IReadOnlyList<RawColumn> Unknown { get; init; }

    /// <summary>Second headings for a column that was found already.</summary>
    public required IReadOnlyList<RawColumn> Doubled { get; init; }

    /// <summary>The lines, without group, blank, total and signature lines.</summary>
    public required IReadOnlyList<RawRow> Rows { get; init; }

    /// <summary>What stands below the heading, was given to no line and no column, and does not lie outside the form either.</summary>
    public IReadOnlyList<RawStray> Strays { get; init; } = [];
}

/// <summary>A column as found.</summary>
/// <param name="Number">1-based column.</param>
/// <param name="Heading">Cell of its heading.</param>
/// <param name="Text">The heading.</param>
public sealed record RawColumn(int Number, CellAddress Heading, string Text)
{
    /// <summary>The headings above it, from the top; empty when it stands alone.</summary>
    public string Above { get; init; } = "";
}

/// <summary>Why something below a heading has no place in the form.</summary>
public enum StrayKind
{
    /// <summary>A line with too little in it to be a household or a support, which is no total, group or signature either.</summary>
    Line,

    /// <summary>Values between the form's columns under no heading: nothing tells which column they are.</summary>
    NamelessColumn,

    /// <summary>Values under no heading beside the table.</summary>
    ColumnBeside,

    /// <summary>A figure where its line has none: persons of an indicator that counts no persons.</summary>
    NoFigure,

    /// <summary>A household code in a row that is no line of the table: above it, beside it, or below.</summary>
    CodeOutside,

    /// <summary>A second heading whose columns stand elsewhere than those of the first; what stands below it was not read.</summary>
    SecondHeading,
}

/// <summary>Something below a heading that was not read.</summary>
/// <param name="Address">Its first cell.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Kind">Why.</param>
public sealed record RawStray(CellAddress Address, string Text, StrayKind Kind)
{
    /// <summary>True for a line of one text where codes or names stand: it may be the title of a group.</summary>
    public bool IsOneText { get; init; }
}

/// <summary>One line of a table.</summary>
/// <param name="Number">1-based row.</param>
/// <param name="Cells">Per column of the form (same index); blank where the sheet lacks the column.</param>
public sealed record RawRow(int Number, IReadOnlyList<RawCell> Cells);

/// <summary>The summary sheet: one line per indicator of the form.</summary>
public sealed record RawSummary : RawTable
{
    /// <summary>Per indicator of the form (same index) its line; null when the sheet lacks it.</summary>
    public required IReadOnlyList<RawIndicator?> Indicators { get; init; }

    /// <summary>Second lines for an indicator that was found already.</summary>
    public required IReadOnlyList<RawIndicator> DoubledIndicators { get; init; }

    /// <summary>Lines with figures whose text the form does not know.</summary>
    public required IReadOnlyList<RawIndicator> UnknownIndicators { get; init; }
}

/// <summary>One line of the summary.</summary>
/// <param name="Label">Cell of its text.</param>
/// <param name="Households">Cell in the column of households.</param>
/// <param name="Persons">Cell in the column of persons.</param>
public sealed record RawIndicator(RawCell Label, RawCell Households, RawCell Persons);
