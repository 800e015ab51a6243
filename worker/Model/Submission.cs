namespace MongCai.Poverty.Etl.Model;

/// <summary>The content of one weekly workbook, every value with the cell it was read from.</summary>
public sealed record Submission
{
    /// <summary>Ward code.</summary>
    public required string Ward { get; init; }

    /// <summary>Week that is reported.</summary>
    public required ReportingWeek Week { get; init; }

    /// <summary>Sheet "Biểu 01-TH".</summary>
    public required Summary Summary { get; init; }

    /// <summary>Sheet "Biểu 02-DS": the cumulative snapshot, in the order of the sheet.</summary>
    public required IReadOnlyList<Household> Households { get; init; }

    /// <summary>Sheet "Biểu 03-HT", in the order of the sheet; empty when the sheet is missing or blank.</summary>
    public required IReadOnlyList<Support> Supports { get; init; }

    /// <summary>
    /// The same as a year counts it: who left before its first day is off the list, and who came before it was simply there on that day. A movement belongs to the calendar
    /// year of its decision; one without a date to the year of its week. A ward that counts last year's exits into this year's (GN312) is counted by its list.
    /// </summary>
    /// <param name="year">First day of the year.</param>
    public Submission InYear(DateOnly year)
    {
        if (!Households.Any(household => IsFormer(household, year))) return this;
        List<Household> kept = [.. Households.Where(one => one.Status.IsOnList() || !IsFormer(one, year)).Select(one => IsFormer(one, year) ? one.AtRest() : one)];
        return this with { Households = kept, Summary = Summary.Count(FigureKey.ExitedToDate).Households == Exited(Households).Households ? Summary.With(FigureKey.ExitedToDate, Exited(kept)) : Summary };
    }

    private bool IsFormer(Household household, DateOnly year) => household.Status != HouseholdStatus.NearPoor && (household.DecisionDate ?? Week.Sunday) < year;

    private static Counted Exited(IReadOnlyList<Household> households) => Counted.Of(households.Where(household => household.Status == HouseholdStatus.Exited));
}

/// <summary>Where a value stands in the workbook.</summary>
/// <param name="Sheet">Sheet name as written by the ward.</param>
/// <param name="Cell">Excel's address.</param>
public sealed record Origin(string Sheet, string Cell)
{
    /// <summary>The whole place, where the list is put together from several workbooks (<see cref="Merger"/>); null where the workbook of the list is meant.</summary>
    public SourceCell? Source { get; init; }
}

/// <summary>The unit on whose list a household stood before that unit became part of another, and its code there.</summary>
/// <param name="Unit">The former unit.</param>
/// <param name="Code">The code on its list.</param>
/// <param name="By">How the household is known under its present code.</param>
public sealed record FormerPlace(Ward Unit, string Code, CodeLink By = CodeLink.None);

/// <summary>How a household of a former unit's list is known on its successor's.</summary>
public enum CodeLink
{
    /// <summary>It is not on it, or the successor has sent none yet.</summary>
    None,

    /// <summary>It kept its code.</summary>
    SameCode,

    /// <summary>By its whole CCCD.</summary>
    NationalId,

    /// <summary>The city said so (<see cref="WardRegister.Recoded"/>).</summary>
    Recoded,
}

/// <summary>One figure of the summary sheet.</summary>
/// <param name="Key">Key of the form definition: <c>closing</c>, <c>closingPersons</c>, <c>reportedPercent</c>.</param>
/// <param name="Value">Households or persons as a whole number; <c>reportedPercent</c> in percent points; null when the form lets a blank mean "not said".</param>
/// <param name="Origin">The cell; null when the row or column is absent and the blank rule gave the value.</param>
public sealed record SummaryFigure(string Key, decimal? Value, Origin? Origin);

/// <summary>The summary sheet. Balance of statutory Mẫu 7.3: closing = opening − exited − becamePoor − otherDecrease + fromPoor + relapsed + new + otherIncrease.</summary>
/// <param name="Figures">All indicators of the form, in the form's order.</param>
public sealed record Summary(IReadOnlyList<SummaryFigure> Figures)
{
    /// <summary>Key of the one figure that is no number of households or persons.</summary>
    public const string ReportedPercentKey = "reportedPercent";

    /// <summary>What the ward typed as its rate of reduction, in percent points; null when it typed none.</summary>
    public decimal? ReportedPercent => Find(ReportedPercentKey)?.Value;

    /// <summary>Households living in the ward.</summary>
    public int TotalHouseholds => Count("totalHouseholds");

    /// <summary>Poor households; the city has none (GN308).</summary>
    public int PoorHouseholds => Count("poorHouseholds");

    /// <summary>Near-poor households when the week began.</summary>
    public int Opening => Count("opening");

    /// <summary>Near-poor households when the week ended.</summary>
    public int Closing => Count("closing");

    /// <summary>Households that left near-poverty in the week.</summary>
    public int Exited => Count("exited");

    /// <summary>Households that left near-poverty since 1 January of the year in which the week ends.</summary>
    public int ExitedToDate => Count("exitedToDate");

    /// <summary>Near-poor households on 31/12 of the year before: the number the plan asks the ward to bring out.</summary>
    public int Baseline => Count("baseline");

    /// <summary>The figure under a key; null when the form has no such key.</summary>
    public SummaryFigure? Find(string key) => Figures.FirstOrDefault(figure => figure.Key == key);

    /// <summary>The figure under a key; null when the form has no such key.</summary>
    public SummaryFigure? Find(FigureKey key) => Find(key.ToString());

    /// <summary>Households and persons of a figure; 0 where one is absent or blank.</summary>
    public Counted Count(FigureKey figure) => new(Count(figure.InHouseholds.ToString()), Count(figure.InPersons.ToString()));

    /// <summary>The same with another value of a figure; the cells stay.</summary>
    public Summary With(FigureKey key, Counted value) => new([.. Figures.Select(figure =>
        figure.Key == key.InHouseholds.ToString() ? figure with { Value = value.Households }
        : figure.Key == key.InPersons.ToString() ? figure with { Value = value.Persons } : figure)]);

    /// <summary>A whole number; 0 when the figure is absent or blank.</summary>
    public int Count(string key) => (int)(Find(key)?.Value ?? 0);
}

/// <summary>One line of the list sheet.</summary>
public sealed record Household
{
    /// <summary>Ward code and number in their one spelling, <c>06751-001</c>.</summary>
    public required string Code { get; init => field = HouseholdCode.Canonical(value); }

    /// <summary>Name of the head of household, NFC.</summary>
    public required string Head { get; init; }

    /// <summary>CCCD, 12 digits when sound (else as typed, with GN206); null when blank.</summary>
    public string? NationalId { get; init; }

    /// <summary>Date or year of birth; null when blank.</summary>
    public BirthDate? BirthDate { get; init; }

    /// <summary>Sex; null when blank.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Sensitive by Nghị định 13/2023/NĐ-CP, Điều 2 khoản 4: never in mail, logs or file names.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>Thôn or khu.</summary>
    public string? Hamlet { get; init; }

    /// <summary>Persons, 1 to 30.</summary>
    public required int Members { get; init; }

    /// <summary>Present status.</summary>
    public required HouseholdStatus Status { get; init; }

    /// <summary>Income points B1, 0 to 400; null when blank.</summary>
    public int? B1 { get; init; }

    /// <summary>Deprivation points B2, 0 to 120 in steps of 10; null when blank.</summary>
    public int? B2 { get; init; }

    /// <summary>Keys of the unmet indicators in statutory order.</summary>
    public IReadOnlyList<string> Deprivations { get; init; } = [];

    /// <summary>Number of the decision that moved the household, <c>12/QĐ-UBND</c>; null when blank.</summary>
    public string? Decision { get; init; }

    /// <summary>Its date; the movement belongs to the week that holds it.</summary>
    public DateOnly? DecisionDate { get; init; }

    /// <summary>Cause of near-poverty as typed.</summary>
    public string? Cause { get; init; }

    /// <summary>Body in charge of helping the household.</summary>
    public string? Sponsor { get; init; }

    /// <summary>What the household needs.</summary>
    public string? Need { get; init; }

    /// <summary>The cell of the code; the other values stand in the same row.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Where it stood before its unit became part of another; null where no unit did.</summary>
    public FormerPlace? Former { get; init; }

    /// <summary>The whole CCCD, by which a household is known whatever its code is; null when the list has none, or a part.</summary>
    public string? WholeNumber() => NationalId is { Length: 12 } ? NationalId : null;

    /// <summary>The same as a household that has not moved.</summary>
    public Household AtRest() => this with { Status = HouseholdStatus.NearPoor, Decision = null, DecisionDate = null };
}

/// <summary>One line of the support sheet.</summary>
public sealed record Support
{
    /// <summary>Household code in its one spelling.</summary>
    public required string Code { get; init => field = HouseholdCode.Canonical(value); }

    /// <summary>Policy under which support was given.</summary>
    public required SupportPolicy Policy { get; init; }

    /// <summary>What was given, as typed.</summary>
    public string? Content { get; init; }

    /// <summary>Whole đồng, 0 or more; null when blank (support in kind).</summary>
    public long? Amount { get; init; }

    /// <summary>Day on which it was given.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Source of the money, as typed.</summary>
    public string? Source { get; init; }

    /// <summary>The cell of the code.</summary>
    public required Origin Origin { get; init; }
}
