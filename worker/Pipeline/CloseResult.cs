namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>How a closing ended.</summary>
public enum CloseOutcome
{
    /// <summary>Closed now; documents made, mail queued.</summary>
    Closed,

    /// <summary>Was closed before; nothing changed.</summary>
    AlreadyClosed,

    /// <summary>Was closed before and its figures have changed since: a new edition and its correction were made, mail queued.</summary>
    Corrected,

    /// <summary>Too few wards have submitted: nothing goes to the committee, the administrators are told.</summary>
    Held,

    /// <summary>Another process is closing it.</summary>
    Busy,
}

/// <summary>What a closing did.</summary>
/// <param name="Period">The week or quarter.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Edition">Newest edition; 0 when none was made.</param>
/// <param name="Submitted">Wards with an accepted workbook.</param>
/// <param name="Wards">Wards that exist.</param>
/// <param name="Queued">Messages queued by this run.</param>
/// <param name="Files">Documents as written to the documents folder, full paths.</param>
public sealed record CloseResult(Period Period, CloseOutcome Outcome, int Edition, int Submitted, int Wards, int Queued, IReadOnlyList<string> Files)
{
    /// <summary>What a correction changed, one line per figure; empty otherwise.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Nothing was done because another process does it.</summary>
    public static CloseResult Busy(Period period) => new(period, CloseOutcome.Busy, 0, 0, 0, 0, []);
}
