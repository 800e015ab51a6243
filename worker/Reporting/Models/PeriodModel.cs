using System.Text.Json.Serialization;

namespace MongCai.Poverty.Etl.Reporting.Models;

/// <summary>What the models of all documents about a period begin with; stored models have it first.</summary>
public abstract record PeriodModel
{
    /// <summary>One of <see cref="DocumentKinds"/>.</summary>
    [JsonPropertyOrder(-8)]
    public required string Kind { get; init; }

    /// <summary>The period, of a correction the corrected one: <c>2024-W13</c> or <c>2024-Q1</c>.</summary>
    [JsonPropertyOrder(-7)]
    public required string Period { get; init; }

    /// <summary>In running text: <c>tuần 13/2024</c>, <c>quý I/2024</c>.</summary>
    [JsonPropertyOrder(-6)]
    public required string PeriodName { get; init; }

    /// <summary>At the beginning of a sentence: <c>Tuần 13/2024</c>.</summary>
    [JsonPropertyOrder(-5)]
    public required string PeriodTitle { get; init; }

    /// <summary>First day, <c>25/3/2024</c>.</summary>
    [JsonPropertyOrder(-4)]
    public required string From { get; init; }

    /// <summary>Last day, <c>31/3/2024</c>: the figures are as of its end.</summary>
    [JsonPropertyOrder(-3)]
    public required string To { get; init; }

    /// <summary>1 for the first; a later one is a correction.</summary>
    [JsonPropertyOrder(-2)]
    public required int Edition { get; init; }
}
