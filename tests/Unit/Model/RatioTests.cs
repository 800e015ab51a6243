using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Unit.Model;

public sealed class RatioTests
{
    // The published figures of quarter I/2024 and their exact values.
    [Theory]
    [InlineData(12, 57, "21.05", "21.05")]
    [InlineData(40, 57, "70.18", "70.17")]
    [InlineData(1, 6, "16.67", "16.66")]
    [InlineData(2, 7, "28.57", "28.57")]
    [InlineData(12, 40, "30", "30")]
    [InlineData(57, 29694, "0.19", "0.19")]
    [InlineData(1, 8, "12.5", "12.5")]
    public void Percent_RoundsHalfUpOrTruncates(int part, int whole, string halfUp, string truncated)
    {
        var ratio = new Ratio(part, whole);

        Assert.Equal(decimal.Parse(halfUp, System.Globalization.CultureInfo.InvariantCulture), ratio.Percent(2, RoundingRule.HalfUp));
        Assert.Equal(decimal.Parse(truncated, System.Globalization.CultureInfo.InvariantCulture), ratio.Percent(2, RoundingRule.Truncate));
    }

    [Fact]
    public void Percent_HalfGoesUp_NotToEven()
    {
        Assert.Equal(13m, new Ratio(1, 8).Percent(0, RoundingRule.HalfUp));
        Assert.Equal(12m, new Ratio(1, 8).Percent(0, RoundingRule.Truncate));
    }

    [Fact]
    public void Percent_OfNothing_IsNothing() => Assert.Null(new Ratio(0, 0).Percent(2, RoundingRule.HalfUp));
}
