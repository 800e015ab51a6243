using MongCai.Poverty.Etl.Intake;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>What an answer says about the file it answers.</summary>
/// <param name="Ward">Name with its kind, <c>Phường Hải Hòa</c>; null when neither workbook nor folder tells.</param>
/// <param name="Week">Week; null when the workbook does not tell.</param>
/// <param name="FileName">Name as the ward dropped it.</param>
/// <param name="Sha256">Hash of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="ReceivedAt">When it arrived, UTC.</param>
public sealed record AnswerHeading(string? Ward, ReportingWeek? Week, string FileName, string Sha256, DateTimeOffset ReceivedAt)
{
    /// <summary>Number among the accepted workbooks of its ward and week; null when it was not accepted.</summary>
    public int? Version { get; init; }

    /// <summary>True when a newer file is in force: this one does not count.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>True when the program failed on the file.</summary>
    public bool IsFailed { get; init; }

    /// <summary>Vietnamese: by which moment it counts as handed in on time, when that is not the one at which it was seen; null otherwise.</summary>
    public string? OnTimeBy { get; init; }

    /// <summary>The heading of the answer to a stored verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="ward">The ward it concerns, or whose folder the file lay in; null when nobody knows.</param>
    /// <param name="deadline">The deadline of its week; null when no week is known.</param>
    public static AnswerHeading Of(StoredVerdict verdict, Ward? ward, DateTimeOffset? deadline) =>
        new(ward?.FullName, verdict.Week, verdict.File.Name, verdict.File.Sha256, verdict.File.SeenAt)
        {
            Version = verdict.Version,
            IsSuperseded = verdict.IsSuperseded,
            IsFailed = verdict.Verdict == Verdict.Failed,
            OnTimeBy = deadline is { } due && !verdict.Repeated && verdict.File.Times.At(due) <= due ? verdict.File.Times.SentenceFor(due) : null,
        };
}
