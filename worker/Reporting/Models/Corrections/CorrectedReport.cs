using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Corrections;

/// <summary>What a correction is made from: the report that was issued, what is right now, and what differs.</summary>
public sealed record CorrectedReport
{
    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>Edition that takes the place, from 2.</summary>
    public required int Edition { get; init; }

    /// <summary>Date of the edition that is corrected.</summary>
    public required DateOnly FormerDate { get; init; }

    /// <summary>Figures of the edition that is corrected.</summary>
    public required ReconciliationRecord Before { get; init; }

    /// <summary>Figures now.</summary>
    public required ReconciliationRecord After { get; init; }

    /// <summary>What differs.</summary>
    public IReadOnlyList<FigureChange> Changes => EditionChanges.Between(Before, After);

    /// <summary>The plan.</summary>
    public required PovertyPlan Plan { get; init; }

    /// <summary>Every ward that a figure may belong to.</summary>
    public required IReadOnlyList<Ward> Wards { get; init; }

    /// <summary>Turns a moment into the city's time.</summary>
    public required Func<DateTimeOffset, DateTimeOffset> Local { get; init; }

    /// <summary>The ward under a code.</summary>
    public Ward WardOf(string code) => Wards.First(ward => ward.Code == code);
}
