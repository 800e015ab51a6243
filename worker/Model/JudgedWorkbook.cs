namespace MongCai.Poverty.Etl.Model;

/// <summary>
/// A workbook after reading and validation: exactly one of <see cref="AcceptedSubmission"/>, <see cref="AcceptedUnitReport"/>, <see cref="RejectedSubmission"/> and
/// <see cref="FailedWorkbook"/>.
/// </summary>
/// <param name="FileName">Name as dropped, without folder.</param>
/// <param name="Sha256">Hash of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Findings">Everything found in one pass, in the order file, sheet, cell.</param>
public abstract record JudgedWorkbook(string FileName, string Sha256, IReadOnlyList<Finding> Findings)
{
    /// <summary>Ward the workbook speaks for; null when it could not be told.</summary>
    public abstract string? Ward { get; }

    /// <summary>Week it speaks for; null when it could not be told.</summary>
    public abstract ReportingWeek? Week { get; }
}

/// <summary>No error was found; warnings and infos may be there.</summary>
public sealed record AcceptedSubmission(string FileName, string Sha256, IReadOnlyList<Finding> Findings, Submission Content)
    : JudgedWorkbook(FileName, Sha256, Findings)
{
    /// <inheritdoc/>
    public override string Ward => Content.Ward;

    /// <inheritdoc/>
    public override ReportingWeek? Week => Content.Week;
}

/// <summary>A statutory workbook over many wards in which no error was found. It is no weekly submission: the inbox does not take it for one.</summary>
public sealed record AcceptedUnitReport(string FileName, string Sha256, IReadOnlyList<Finding> Findings, UnitReport Content)
    : JudgedWorkbook(FileName, Sha256, Findings)
{
    /// <inheritdoc/>
    public override string? Ward => null;

    /// <inheritdoc/>
    public override ReportingWeek? Week => null;
}

/// <summary>At least one error: the ward counts as not having submitted, and nothing of the workbook enters a figure.</summary>
public sealed record RejectedSubmission(string FileName, string Sha256, IReadOnlyList<Finding> Findings, string? WardCode, ReportingWeek? ReportedWeek)
    : JudgedWorkbook(FileName, Sha256, Findings)
{
    /// <inheritdoc/>
    public override string? Ward => WardCode;

    /// <inheritdoc/>
    public override ReportingWeek? Week => ReportedWeek;
}

/// <summary>
/// The program itself could not bring the workbook to an end: a fault of ours, about which nothing is said of the workbook, so that there is no finding. It is kept
/// and tried again; what is in force stays so.
/// </summary>
/// <param name="FileName">Name as dropped, without folder.</param>
/// <param name="Sha256">Hash of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Reason">English, for the log and the administrator: kind of the fault, exit code, stack; nothing of what stands in the workbook.</param>
public sealed record FailedWorkbook(string FileName, string Sha256, string Reason) : JudgedWorkbook(FileName, Sha256, [])
{
    /// <inheritdoc/>
    public override string? Ward => null;

    /// <inheritdoc/>
    public override ReportingWeek? Week => null;
}
