namespace MongCai.Poverty.Etl.Model;

/// <summary>What became of a ward's duty to report one week.</summary>
public enum FilingState
{
    /// <summary>Accepted before the deadline.</summary>
    Accepted,

    /// <summary>Accepted after the deadline (GN105).</summary>
    Late,

    /// <summary>Every workbook of the ward for this week was rejected: the ward counts as not submitted.</summary>
    Rejected,

    /// <summary>Nothing came.</summary>
    Missing,

    /// <summary>The program failed on the ward's newest file: nothing of it counts yet, and the ward has nothing to do.</summary>
    Failed,

    /// <summary>Accepted, for a week whose plan is not known yet (GN107): counts as soon as it is.</summary>
    Waiting,
}

/// <summary>An accepted workbook as it lies in the store.</summary>
/// <param name="SubmissionId">Key in the store.</param>
/// <param name="Version">1 for the first accepted version of the ward's week.</param>
/// <param name="FileName">Name as the ward dropped it.</param>
/// <param name="Sha256">Hash of the bytes.</param>
/// <param name="ReceivedAt">When it was registered.</param>
/// <param name="Content">What it says.</param>
/// <param name="Findings">Remarks with which it was accepted.</param>
public sealed record FiledSubmission(
    long SubmissionId,
    int Version,
    string FileName,
    string Sha256,
    DateTimeOffset ReceivedAt,
    Submission Content,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>The workbooks of former units of which it is put together (<see cref="Merger"/>); empty for a workbook.</summary>
    public IReadOnlyList<FiledSubmission> Parts { get; init; } = [];

    /// <summary>True when everything in it is of one week.</summary>
    /// <param name="week">The week.</param>
    public bool IsWhollyOf(ReportingWeek week) => Content.Week == week && Parts.All(part => part.Content.Week == week);

    /// <summary>The same with the list as a year counts it (<see cref="Submission.InYear"/>).</summary>
    /// <param name="year">First day of the year.</param>
    public FiledSubmission InYear(DateOnly year) => Content.InYear(year) is var content && ReferenceEquals(content, Content) ? this : this with { Content = content };
}

/// <summary>What one ward has filed, as far as one week's reconciliation needs it.</summary>
/// <param name="Ward">The ward.</param>
/// <param name="State">Its state for the week.</param>
/// <param name="Current">The accepted version of the week that is in force; null when the state is Rejected, Missing or Failed.</param>
/// <param name="Previous">The ward's newest accepted version of an earlier week of the plan's year; null when there is none.</param>
/// <param name="Rejections">Workbooks of the week that were rejected.</param>
public sealed record WardFiling(Ward Ward, FilingState State, FiledSubmission? Current, FiledSubmission? Previous, int Rejections)
{
    private readonly IReadOnlyList<FiledSubmission>? earlier;

    /// <summary>
    /// The versions in force of all earlier weeks of the plan's year, oldest first: what the ledger of households is read from.
    /// When it is not given, the newest of them (<see cref="Previous"/>) stands for all.
    /// </summary>
    public IReadOnlyList<FiledSubmission> Earlier
    {
        get => earlier ?? (Previous is null ? [] : [Previous]);
        init => earlier = value;
    }

    /// <summary>The newest accepted version of a week that ended before the year began; null when there is none.</summary>
    public FiledSubmission? LastYear { get; init; }

    /// <summary>Units that became part of the ward, of which no list is known, neither this year's nor last year's: what they had is missing in every list before this week's.</summary>
    public IReadOnlyList<Ward> Unheard { get; init; } = [];

    /// <summary>True when <see cref="Current"/> is a list cut at a day in mid-week: its figures of the week are not the ward's.</summary>
    public bool IsCut { get; init; }

    /// <summary>The newest accepted version before this week, also over the boundary of the year; null when there is none.</summary>
    public FiledSubmission? Last => Previous ?? LastYear;

    /// <summary>The newest version of the year, this week's included; null when there is none.</summary>
    public FiledSubmission? Newest => Current ?? Previous;

    /// <summary>All versions in force of the year up to the week, oldest first; before the first one of the year, last year's newest.</summary>
    public IReadOnlyList<FiledSubmission> All => (Earlier, Current, LastYear) switch
    {
        ({ Count: 0 }, null, { } last) => [last],
        (_, null, _) => Earlier,
        _ => [.. Earlier, Current],
    };

    /// <summary>The same with every list as the year counts it.</summary>
    /// <param name="year">First day of the year.</param>
    public WardFiling InYear(DateOnly year) => this with
    {
        Current = Current?.InYear(year),
        Previous = Previous?.InYear(year),
        Earlier = [.. Earlier.Select(filed => filed.InYear(year))],
        LastYear = LastYear?.InYear(year),
    };
}
