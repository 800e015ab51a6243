using MongCai.Poverty.Etl.Model;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Model;

/// <summary>Contract §1, Values: ward code, ASCII hyphen, number.</summary>
public sealed class HouseholdCodeTests
{
    [Theory]
    [InlineData("06751-001")]
    [InlineData("06751\u2010001")]
    [InlineData("06751\u2011001")]
    [InlineData("06751\u2012001")]
    [InlineData("06751\u2013001")]
    [InlineData("06751\u2014001")]
    [InlineData("06751\u2015001")]
    [InlineData("06751\u2212001")]
    [InlineData("06751\uFE58001")]
    [InlineData("06751\uFE63001")]
    [InlineData("06751\uFF0D001")]
    [InlineData("06751\u00AD001")]
    [InlineData("06751\u00AD-001")]
    [InlineData("06751-\u00AD001")]
    [InlineData("06751 - 001")]
    [InlineData("06751\n\u2013\u00A0001")]
    [InlineData("\uFF10\uFF16\uFF17\uFF15\uFF11\uFF0D\uFF10\uFF10\uFF11")]
    [InlineData("06751-00\uFF11")]
    public void Canonical_AnySpelling_IsOne(string text)
    {
        Assert.Equal("06751-001", HouseholdCode.Canonical(text));
        Assert.True(HouseholdCode.Is(text));
    }

    [Theory]
    [InlineData("06751001")]
    [InlineData("06751 001")]
    [InlineData("06751--001")]
    [InlineData("06751_001")]
    [InlineData("06751-")]
    [InlineData("06751\u00AD")]
    [InlineData("\u2013001")]
    [InlineData("675-001")]
    [InlineData("067510-001")]
    [InlineData("")]
    public void Canonical_OfWhatIsNoCode_StaysAsTyped(string text)
    {
        Assert.Equal(text, HouseholdCode.Canonical(text));
        Assert.False(HouseholdCode.Is(text));
    }

    [Theory]
    [InlineData("6751\u2013001", "6751-001")]
    [InlineData("06751\u20131", "06751-1")]
    [InlineData("06751 \u2013 001\u2013A", "06751-001-A")]
    public void Canonical_KeepsWardAndNumberAsTyped(string text, string expected) => Assert.Equal(expected, HouseholdCode.Canonical(text));

    [Theory]
    [InlineData("06751-001", "06751")]
    [InlineData("06751-A", "06751")]
    [InlineData("6751-001", null)]
    [InlineData("067510-1", null)]
    [InlineData("06751001", null)]
    public void WardOf_AFullWardCode_IsNamed(string code, string? expected) => Assert.Equal(expected, HouseholdCode.WardOf(code));

    [Fact]
    public void Code_OfAStoredHousehold_IsCanonical() =>
        Assert.Equal("06751-001", new Support { Code = "06751 – 001", Policy = SupportPolicy.Other, Origin = new("x", "A1") }.Code);
}
