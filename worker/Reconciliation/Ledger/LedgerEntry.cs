namespace MongCai.Poverty.Etl.Reconciliation.Ledger;

/// <summary>One household coming onto or leaving its ward's list.</summary>
public sealed record LedgerEntry
{
    /// <summary>Ward code.</summary>
    public required string Ward { get; init; }

    /// <summary>Household code.</summary>
    public required string Household { get; init; }

    /// <summary>Persons in it, by the list that tells of the movement.</summary>
    public required int Members { get; init; }

    /// <summary>True when it came onto the list, false when it left it.</summary>
    public required bool Entered { get; init; }

    /// <summary>Why: the status with which the ward reports it; null when the list merely has it or has it no more (GN403, GN405).</summary>
    public required HouseholdStatus? Status { get; init; }

    /// <summary>
    /// The week it belongs to: that of the decision, else the week whose list first tells of it. Null when it has no date and was there on the year's first
    /// list already, so that nobody can say when it was.
    /// </summary>
    public required ReportingWeek? Week { get; init; }

    /// <summary>Number of the decision; null when the ward gives none (GN304).</summary>
    public required string? Decision { get; init; }

    /// <summary>Date of the decision; null when the ward gives none (GN304).</summary>
    public required DateOnly? DecisionDate { get; init; }

    /// <summary>The cell of the household's code in the list that tells of the movement; where it last stood when it vanished.</summary>
    public required SourceCell Source { get; init; }

    /// <summary>True for "thoát cận nghèo": the only movement that counts as an exit.</summary>
    public bool IsExit => !Entered && Status == HouseholdStatus.Exited;
}
