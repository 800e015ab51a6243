using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>The figures of a reconciled week as they are frozen with an edition: totals and where they come from, no household and no person.</summary>
public sealed record ReconciliationRecord
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The week, <c>2024-W13</c>; of a review the last closed week of its quarter.</summary>
    public required string Week { get; init; }

    /// <summary>Id of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Out of near-poverty since the base date.</summary>
    public required int ExitedToDate { get; init; }

    /// <summary>Near-poor households that remain.</summary>
    public required int Remaining { get; init; }

    /// <summary>By ward, in register order.</summary>
    public required IReadOnlyList<WardRecord> Wards { get; init; }

    /// <summary>Code and ward of the discrepancies with their number, <c>GN303 06733: 1</c>.</summary>
    public required IReadOnlyList<string> Discrepancies { get; init; }

    /// <summary>Figures of the city that are not sums of the wards' figures; null in records stored before they were kept.</summary>
    public IReadOnlyList<TotalRecord>? Totals { get; init; }

    /// <summary>One ward's figures and the bytes they come from.</summary>
    /// <param name="Ward">Code.</param>
    /// <param name="State">State of its filing.</param>
    /// <param name="Sha256">Hash of the workbook; null when the ward has never reported.</param>
    /// <param name="Baseline">By the plan.</param>
    /// <param name="Opening">Before the week.</param>
    /// <param name="Exited">In the week.</param>
    /// <param name="Left">All that left in the week.</param>
    /// <param name="Entered">All that came in the week.</param>
    /// <param name="Closing">At the end.</param>
    /// <param name="ExitedToDate">Since the base date.</param>
    public sealed record WardRecord(
        string Ward, string State, string? Sha256, int Baseline, int Opening, int Exited, int Left, int Entered, int Closing, int ExitedToDate)
    {
        /// <summary>The workbook behind the figures; null when the ward has never reported, and in older records.</summary>
        public WorkbookRecord? Source { get; init; }

        /// <summary>Every figure with its cell, households and persons apart; null in older records.</summary>
        public IReadOnlyList<FigureRecord>? Figures { get; init; }

        /// <summary>True when the ward has an accepted workbook of the week, in time or late.</summary>
        public bool IsSubmitted() => State is nameof(FilingState.Accepted) or nameof(FilingState.Late);
    }

    /// <summary>The workbook that figures come from.</summary>
    /// <param name="Week">The week it reports; an earlier one when its figures are carried over.</param>
    /// <param name="Version">Version among the accepted ones.</param>
    /// <param name="FileName">Name as the ward dropped it.</param>
    /// <param name="ReceivedAt">When it arrived, UTC.</param>
    public sealed record WorkbookRecord(string Week, int Version, string FileName, DateTimeOffset ReceivedAt);

    /// <summary>One figure of a ward.</summary>
    /// <param name="Key">Key of the form, <c>closingPersons</c>.</param>
    /// <param name="Value">Households or persons.</param>
    /// <param name="Sheet">Sheet; null when the figure stands in no cell.</param>
    /// <param name="Cell">Cell; null as the sheet.</param>
    public sealed record FigureRecord(string Key, int Value, string? Sheet, string? Cell);

    /// <summary>One figure of the city.</summary>
    /// <param name="Key">What is counted, see <see cref="FigureNames"/>.</param>
    /// <param name="Of">The policy, body or indicator it is counted for; null for a figure of the whole.</param>
    /// <param name="Value">Households, lines or đồng.</param>
    public sealed record TotalRecord(string Key, string? Of, long Value);

    /// <summary>The record of a period: of a longer one where its last week stands, and what happened in the period in place of what happened in that week.</summary>
    public static ReconciliationRecord Of(PeriodResult result) => new()
    {
        Week = result.Closing.Week.ToString(),
        Plan = result.Closing.Plan.Id,
        ExitedToDate = result.Closing.City.ExitedToDate.Households,
        Remaining = result.Closing.City.Closing.Households,
        Wards = [.. result.Closing.Wards.Select(ward => RecordedWard.Of(ward, result.Period))],
        Discrepancies = [.. result.Closing.Discrepancies
            .GroupBy(finding => $"{finding.Code} {finding.Ward ?? "-"}")
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key}: {group.Count()}"))
            .Order(StringComparer.Ordinal)],
        Totals = [.. RecordedCity.Of(result)],
    };

    /// <summary>Exits as a share of the base. (No property: those are stored.)</summary>
    public Ratio OfBaseline() => new(ExitedToDate, Wards.Sum(ward => ward.Baseline));

    /// <summary>Reads the stored form, older ones too.</summary>
    public static ReconciliationRecord Parse(string json) => JsonSerializer.Deserialize<ReconciliationRecord>(json, Form)!;

    /// <summary>The stored form.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Form);
}

/// <summary>The part of a record that belongs to no single ward.</summary>
internal static class RecordedCity
{
    public static IEnumerable<ReconciliationRecord.TotalRecord> Of(PeriodResult result) =>
        (result.Period.Week is null ? InThePeriod(result) : [])
            .Concat(result.Supports.SelectMany(Support))
            .Concat(result.Closing.Sponsors.SelectMany(Sponsor))
            .Concat(result.Closing.Deprivations.Select(total => new ReconciliationRecord.TotalRecord(FigureNames.Deprivation, total.Indicator, total.Households)));

    /// <summary>What is known of a longer period for the city alone; of a week it is the sum of the wards.</summary>
    private static IEnumerable<ReconciliationRecord.TotalRecord> InThePeriod(PeriodResult result) =>
        [new(FigureNames.ClosedWeeks, null, result.ClosedWeeks.Count), .. Balance.Movements.SelectMany(key => Moved(key, result.Balance[key]))];

    private static IEnumerable<ReconciliationRecord.TotalRecord> Moved(FigureKey key, Counted moved) =>
        [new(key.ToString(), null, moved.Households), new(key.InPersons.ToString(), null, moved.Persons)];

    private static IEnumerable<ReconciliationRecord.TotalRecord> Support(SupportTotal total) =>
    [
        new(FigureNames.SupportHouseholds, total.Policy.Word(), total.Households),
        new(FigureNames.SupportLines, total.Policy.Word(), total.Lines),
        new(FigureNames.SupportAmount, total.Policy.Word(), total.Amount),
    ];

    private static IEnumerable<ReconciliationRecord.TotalRecord> Sponsor(SponsorTotal total) =>
    [
        new(FigureNames.SponsorRemaining, total.Sponsor ?? "", total.Remaining),
        new(FigureNames.SponsorExited, total.Sponsor ?? "", total.Exited),
    ];
}

/// <summary>A ward's part of a record: every figure of its position with the cell in which it stands.</summary>
internal static class RecordedWard
{
    /// <param name="ward">The ward.</param>
    /// <param name="period">The period of the record: one longer than a week goes without what happened in its last week.</param>
    public static ReconciliationRecord.WardRecord Of(WardPosition ward, Period period) => new(
        ward.Ward.Code,
        ward.State.ToString(),
        ward.Source?.Sha256,
        ward.Baseline,
        ward.Balance.Opening.Households,
        ward.Balance[FigureKey.Exited].Households,
        ward.Balance.Left.Households,
        ward.Balance.Entered.Households,
        ward.Closing.Households,
        ward.ExitedToDate.Households)
    {
        Source = ward.Source is { } source ? new(source.Content.Week.ToString(), source.Version, source.FileName, source.ReceivedAt) : null,
        Figures =
        [
            .. (period.Week is null ? [FigureKey.Closing] : Balance.Keys).SelectMany(key => Figures(key, ward.Balance[key], ward)),
            .. Figures(FigureKey.ExitedToDate, ward.ExitedToDate, ward),
        ],
    };

    private static IEnumerable<ReconciliationRecord.FigureRecord> Figures(FigureKey key, Counted value, WardPosition ward) =>
        [Figure(key, value.Households, ward), Figure(key.InPersons, value.Persons, ward)];

    private static ReconciliationRecord.FigureRecord Figure(FigureKey key, int value, WardPosition ward)
    {
        var origin = ward.Source?.Content.Summary.Find(ReadFrom(key, ward))?.Origin;
        return new(key.ToString(), value, origin?.Sheet, origin?.Cell);
    }

    /// <summary>A ward that has not reported the week opens it with the closing of the workbook that is carried over.</summary>
    private static FigureKey ReadFrom(FigureKey key, WardPosition ward) => ward.IsCarriedOver && key.InHouseholds == FigureKey.Opening ? FigureKey.Closing with { IsPersons = key.IsPersons } : key;
}
