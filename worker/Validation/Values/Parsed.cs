namespace MongCai.Poverty.Etl.Validation.Values;

/// <summary>A cell read as what its column expects: a value, nothing, or a fault.</summary>
/// <param name="Value">The value; null when the cell is blank or faulty.</param>
/// <param name="Fault">What is wrong; null when nothing is.</param>
public readonly record struct Parsed<T>(T? Value, ValueFault? Fault)
{
    public static implicit operator Parsed<T>(T value) => new(value, null);

    public static implicit operator Parsed<T>(ValueFault fault) => new(default, fault);
}

/// <summary>What is wrong with a value, ready for the catalogue.</summary>
/// <param name="Code">Code of the finding.</param>
/// <param name="Words">Values for the names in its message.</param>
public sealed record ValueFault(string Code, params IReadOnlyList<(string Name, string Value)> Words)
{
    /// <summary>GN203.</summary>
    public static ValueFault NoNumber(string kind, string example) => new("GN203", ("kind", kind), ("example", example));

    /// <summary>GN204.</summary>
    public static ValueFault NoDate(string example) => new("GN204", ("example", example));

    /// <summary>GN208.</summary>
    /// <param name="problem">Vietnamese: the two meanings.</param>
    /// <param name="example">Vietnamese: how to write it; null when there is nothing to show.</param>
    public static ValueFault TwoMeanings(string problem, string? example) => new("GN208", ("problem", problem), ("example", example is null ? ". Ghi lại cho rõ" : $". Ghi lại cho rõ, ví dụ {example}"));

    /// <summary>GN212.</summary>
    public static ValueFault OutOfRange(string range) => new("GN212", ("range", range));
}
