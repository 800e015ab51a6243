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
    /// <summary>True when a newer file is in force: this one does not count.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>True when the program failed on the file.</summary>
    public bool IsFailed { get; init; }

    /// <summary>The heading of the answer to a stored verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="ward">The ward it concerns, or whose folder the file lay in; null when nobody knows.</param>
    public static AnswerHeading Of(StoredVerdict verdict, Ward? ward) =>
        new(ward?.FullName, verdict.Week, verdict.File.Name, verdict.File.Sha256, verdict.File.SeenAt) { IsSuperseded = verdict.IsSuperseded, IsFailed = verdict.Verdict == Verdict.Failed };
}
