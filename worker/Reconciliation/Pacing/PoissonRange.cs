namespace MongCai.Poverty.Etl.Reconciliation.Pacing;

/// <summary>
/// What the true mean may be when n events were counted: about 8 times out of 10 it lies between (√n − 0,64)² and (√(n+1) + 0,64)², the range of Freeman and
/// Tukey for a Poisson count (1,28 standard deviations, halved). For n = 6 that is 3,27 to 10,82; the exact range is 3,15 to 10,53.
/// </summary>
/// <param name="Low">Lower end, 0 or more.</param>
/// <param name="High">Upper end.</param>
public sealed record PoissonRange(decimal Low, decimal High)
{
    private const decimal HalfWidth = 0.64m;

    /// <summary>The range of a count, 0 or more.</summary>
    public static PoissonRange Of(int count)
    {
        var low = Math.Max(0, Root(count) - HalfWidth);
        var high = Root(count + 1) + HalfWidth;
        return new(low * low, high * high);
    }

    private static decimal Root(int count) => (decimal)Math.Sqrt(count);
}
