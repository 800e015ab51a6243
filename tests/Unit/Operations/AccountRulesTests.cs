using MongCai.Poverty.Etl.Operations.Accounts;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Operations;

public sealed class AccountRulesTests
{
    [Theory]
    [InlineData("quan-tri")]
    [InlineData("Quan.Tri_2")]
    [InlineData("ab")]
    public void Name_LettersDigitsAndDashes_IsGood(string name) => Assert.Null(AccountRules.FaultOfName(name));

    [Theory]
    [InlineData("a")]
    [InlineData("2ab")]
    [InlineData("quản-trị")]
    [InlineData("quan tri")]
    [InlineData("a2345678901234567890123456789012345678901")]
    public void Name_Other_IsRefused(string name) => Assert.NotNull(AccountRules.FaultOfName(name));

    [Theory]
    [InlineData("11 ky tu !!", false)]
    [InlineData("12 ky tu !!!", true)]
    public void Password_Length_IsAtLeastTwelve(string password, bool good) => Assert.Equal(good, AccountRules.FaultOfPassword("chi-xem", password) is null);

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Password_Length_IsAtMost256(int length, bool good) =>
        Assert.Equal(good, AccountRules.FaultOfPassword("chi-xem", string.Concat(Enumerable.Repeat("abcd", 65))[..length]) is null);

    [Fact]
    public void Password_WithTheName_IsRefused() => Assert.NotNull(AccountRules.FaultOfPassword("quan-tri", "toi la QUAN-TRI day"));

    [Theory]
    [InlineData("ababababababab", false)]
    [InlineData("abcdabcdabcdab", true)]
    public void Password_OfFewCharacters_IsRefused(string password, bool good) => Assert.Equal(good, AccountRules.FaultOfPassword("chi-xem", password) is null);
}
