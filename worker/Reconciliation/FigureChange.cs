namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>Why a figure changed.</summary>
public enum ChangeReason
{
    /// <summary>The ward handed in a newer version of its workbook.</summary>
    NewVersion,

    /// <summary>The ward's workbook came after the closing and takes the place of figures that were carried over.</summary>
    SubmittedLater,

    /// <summary>The ward's workbook counts no longer; figures are carried over again.</summary>
    Withdrawn,

    /// <summary>The ward has not reported the week; the earlier workbook whose figures are carried over changed.</summary>
    CarriedOver,

    /// <summary>The plan's base figure was changed.</summary>
    Plan,

    /// <summary>A figure of the city: the wards' figures behind it changed.</summary>
    Sum,
}

/// <summary>Where a new value stands.</summary>
/// <param name="Workbook">The workbook.</param>
/// <param name="Sheet">Sheet; null when the value stands in no cell, because the ward left the row out.</param>
/// <param name="Cell">Cell; null as the sheet.</param>
public sealed record FigureSource(ReconciliationRecord.WorkbookRecord Workbook, string? Sheet, string? Cell);

/// <summary>One figure that is not what an earlier edition said.</summary>
/// <param name="Figure">Which.</param>
/// <param name="Old">Value of the earlier edition; 0 when it did not have the figure.</param>
/// <param name="New">Value now; 0 when there is no such figure any more.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">Where the new value stands; null for figures of the city and of the plan, and when no workbook is left.</param>
public sealed record FigureChange(ReportFigure Figure, long Old, long New, ChangeReason Reason, FigureSource? Source)
{
    /// <summary>New less old.</summary>
    public long Difference => New - Old;
}
