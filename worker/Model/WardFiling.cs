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
    IReadOnlyList<Finding> Findings);

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

    /// <summary>All versions in force up to the week, oldest first.</summary>
    public IReadOnlyList<FiledSubmission> All => Current is null ? Earlier : [.. Earlier, Current];
}
