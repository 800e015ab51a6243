namespace MongCai.Poverty.Etl.Model;

/// <summary>How a percentage loses its further digits.</summary>
public enum RoundingRule
{
    /// <summary>Half up, the default: 28,571… → 28,57 and 16,666… → 16,67.</summary>
    HalfUp,

    /// <summary>Cut off, as the city's published figures do: 16,666… → 16.</summary>
    Truncate,
}

/// <summary>A part of a whole, kept as two whole numbers so that the fraction can always stand beside its percentage.</summary>
/// <param name="Part">Numerator, 0 or more; may exceed the whole.</param>
/// <param name="Whole">Denominator; 0 means that there is nothing to compare with.</param>
public readonly record struct Ratio(int Part, int Whole)
{
    /// <summary>Percent points, the only place where a figure of this project is rounded.</summary>
    /// <param name="decimals">Digits kept, 0 to 6.</param>
    /// <param name="rule">How the others go.</param>
    /// <returns>Null when the whole is 0: a rate of nothing is not a number.</returns>
    public decimal? Percent(int decimals, RoundingRule rule)
    {
        if (Whole == 0) return null;
        return Rounding.Round(Part * 100m / Whole, decimals, rule);
    }
}

/// <summary>The one place where numbers lose digits.</summary>
public static class Rounding
{
    /// <summary>Rounds or truncates to a number of decimals, 0 to 6.</summary>
    public static decimal Round(decimal value, int decimals, RoundingRule rule) =>
        Math.Round(value, decimals, rule == RoundingRule.HalfUp ? MidpointRounding.AwayFromZero : MidpointRounding.ToZero);

    /// <summary>What a binary number of Excel's stands for, half to the even digit beyond its decimals: 0.1 + 0.2 is 0.3.</summary>
    public static decimal OfBinary(double number, int decimals) => (decimal)Math.Round(number, decimals);

    /// <summary>The nearest whole number.</summary>
    public static double Nearest(double number) => Math.Round(number);

    /// <summary>The next higher number with so many decimals: what is needed is never understated.</summary>
    public static decimal Up(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.ToPositiveInfinity);

    /// <summary>The next lower number with so many decimals: what is expected is never overstated.</summary>
    public static decimal Down(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.ToNegativeInfinity);
}
