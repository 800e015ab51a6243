using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>The figures of a reconciled week as they are frozen with an edition: totals and sources, no household and no person.</summary>
public sealed record ReconciliationRecord
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The week, <c>2024-W13</c>.</summary>
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
        string Ward, string State, string? Sha256, int Baseline, int Opening, int Exited, int Left, int Entered, int Closing, int ExitedToDate);

    /// <summary>The record of a result.</summary>
    public static ReconciliationRecord Of(ReconciliationResult result) => new()
    {
        Week = result.Week.ToString(),
        Plan = result.Plan.Id,
        ExitedToDate = result.City.ExitedToDate.Households,
        Remaining = result.City.Closing.Households,
        Wards = [.. result.Wards.Select(Of)],
        Discrepancies = [.. result.Discrepancies
            .GroupBy(finding => $"{finding.Code} {finding.Ward ?? "-"}")
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key}: {group.Count()}"))
            .Order(StringComparer.Ordinal)],
    };

    /// <summary>Reads the stored form.</summary>
    public static ReconciliationRecord Parse(string json) => JsonSerializer.Deserialize<ReconciliationRecord>(json, Form)!;

    /// <summary>The stored form.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Form);

    /// <summary>SHA-256 of the figures: a workbook that was merely saved again changes nothing.</summary>
    public string Hash()
    {
        var figures = this with { Wards = [.. Wards.Select(ward => ward with { Sha256 = null })] };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figures.ToJson())));
    }

    private static WardRecord Of(WardPosition ward) => new(
        ward.Ward.Code,
        ward.State.ToString(),
        ward.Source?.Sha256,
        ward.Baseline,
        ward.Opening.Households,
        ward.Movements.Exited.Households,
        ward.Movements.Left.Households,
        ward.Movements.Entered.Households,
        ward.Closing.Households,
        ward.ExitedToDate.Households);
}
