using MongCai.Poverty.Etl.Reporting.Templates;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed class PlainLinesTests
{
    private static readonly string Word = new('a', 25);

    [Fact]
    public void Wrap_SeventySixColumns_StayAndOneMoreBreaks()
    {
        Assert.Equal(new string('a', 50) + " " + Word + "\n", PlainLines.Wrap(new string('a', 50) + " " + Word));
        Assert.Equal(new string('a', 51) + "\n" + Word + "\n", PlainLines.Wrap(new string('a', 51) + " " + Word));
    }

    [Fact]
    public void Wrap_Item_IsSetInBehindItsDash() =>
        Assert.Equal($"  - {Word} {Word}\n    {Word}\n", PlainLines.Wrap($"  - {Word} {Word} {Word}"));

    [Fact]
    public void Wrap_WordLongerThanALine_Stays() => Assert.Equal(new string('a', 90) + "\n", PlainLines.Wrap(new string('a', 90)));

    [Fact]
    public void Wrap_BlankLines_AreOneAtMostAndNoneAtTheEnds() => Assert.Equal("a\n\nb\n", PlainLines.Wrap("\n\na  \r\n\r\n \n\nb\n\n\n"));
}
