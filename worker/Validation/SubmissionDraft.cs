using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation.Values;

namespace MongCai.Poverty.Etl.Validation;

/// <summary>A submission while it is judged: every value with its cell, null where it is blank or faulty.</summary>
internal sealed record SubmissionDraft(RawSubmission Raw, FormDefinition Form)
{
    /// <summary>The area, for messages.</summary>
    public required Area Area { get; init; }

    /// <summary>Ward; null when unknown or contradictory.</summary>
    public Ward? Ward { get; init; }

    /// <summary>Week; null when unknown or contradictory.</summary>
    public ReportingWeek? Week { get; init; }

    /// <summary>Points that make a household near-poor in the week; null when none are fixed for it.</summary>
    public PointLimits? Points { get; init; }

    /// <summary>Codes that households of the ward bear: its own, and those of the units that it took over.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Figures of the summary in the form's order.</summary>
    public required IReadOnlyList<FigureDraft> Figures { get; init; }

    /// <summary>Lines of the list.</summary>
    public required IReadOnlyList<HouseholdDraft> Households { get; init; }

    /// <summary>Lines of the support sheet.</summary>
    public required IReadOnlyList<SupportDraft> Supports { get; init; }

    /// <summary>Every line that names a household, of the list and of the support sheet.</summary>
    public IEnumerable<(TableRow Row, string Code)> Coded =>
        from line in Households.Select(household => (household.Row, household.Code)).Concat(Supports.Select(support => (support.Row, support.Code)))
        where line.Code is not null
        select (line.Row, line.Code);

    /// <summary>The figure under a key; null when the summary is missing.</summary>
    public FigureDraft? Figure(string key) => Figures.FirstOrDefault(figure => figure.Key == key);
}

/// <summary>One figure of the summary.</summary>
/// <param name="Key">Key.</param>
/// <param name="Label">Vietnamese name for messages.</param>
/// <param name="Value">Value, with the blank rule applied; null when not said or faulty.</param>
/// <param name="Cell">Its cell; null when the line or column is missing.</param>
/// <param name="IsFaulty">True when a finding was made for the cell, so that no rule should build on it.</param>
internal sealed record FigureDraft(string Key, string Label, decimal? Value, RawCell? Cell, bool IsFaulty)
{
    /// <summary>The percentage as typed; null for other figures.</summary>
    public PercentValue? Percent { get; init; }
}

/// <summary>One line of the list.</summary>
internal sealed record HouseholdDraft(TableRow Row)
{
    /// <summary>Code in its one spelling.</summary>
    public string? Code { get; init; }

    public string? Head { get; init; }

    public NationalIdValue? NationalId { get; init; }

    public BirthDate? BirthDate { get; init; }

    public Sex? Sex { get; init; }

    public string? Ethnicity { get; init; }

    public string? Hamlet { get; init; }

    public int? Members { get; init; }

    public HouseholdStatus? Status { get; init; }

    public int? B1 { get; init; }

    public int? B2 { get; init; }

    public string? Cause { get; init; }

    public string? Sponsor { get; init; }

    public string? Need { get; init; }

    public IReadOnlyList<string> Deprivations { get; init; } = [];

    public string? Decision { get; init; }

    public DateOnly? DecisionDate { get; init; }
}

/// <summary>One line of the support sheet.</summary>
internal sealed record SupportDraft(TableRow Row)
{
    /// <summary>Code in its one spelling.</summary>
    public string? Code { get; init; }

    /// <summary>Name of the head of household as written beside the code; not kept, the list has it.</summary>
    public string? Head { get; init; }

    public SupportPolicy? Policy { get; init; }

    public string? Content { get; init; }

    public long? Amount { get; init; }

    public DateOnly? Date { get; init; }

    public string? Source { get; init; }
}
