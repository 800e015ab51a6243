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

    [Fact]
    public void Wrap_TableWhoseFiguresFitTheirColumns_StaysAsTheTemplateHasIt() => Assert.Equal(
        "Đơn vị    Còn\n-------------\nPhường A    9\nCộng       99\n", PlainLines.Wrap("Đơn vị   \t Còn\n-------------\nPhường A \t   9\nCộng     \t  99\n"));

    /// <summary>A column of seven holds 100.000; of 1.000.000 every row becomes wider, with two blanks before the longest.</summary>
    [Theory]
    [InlineData("100.000", "Cộng     100.000\nPhường A  99.999\n----------------\n")]
    [InlineData("1.000.000", "Cộng        1.000.000\nPhường A       99.999\n---------------------\n")]
    public void Wrap_FigureLongerThanItsColumn_WidensTheColumnOfEveryRow(string figure, string expected) =>
        Assert.Equal(expected, PlainLines.Wrap($"Cộng     \t{figure}\nPhường A \t 99.999\n----------------\n"));

    /// <summary>No blank is left to tell that the figures stand at the right.</summary>
    [Fact]
    public void Wrap_ColumnOfFiguresThatAreAllTooLong_StandsApartFromTheOneBefore() => Assert.Equal(
        "Mẫu 1      900    150/1.050   14,29%\nMẫu 2    1.900  1.150/8.050  100,00%\n", PlainLines.Wrap("Mẫu 1 \t  900\t150/1.050\t 14,29%\nMẫu 2 \t1.900\t1.150/8.050\t100,00%\n"));

    [Fact]
    public void Wrap_RowWithFewerCells_LaysItsLastOneOverTheRest() => Assert.Equal(
        "Đơn vị        Tỷ lệ giảm\nMẫu      1.234.567  100%\n", PlainLines.Wrap("Đơn vị \t Tỷ lệ giảm\nMẫu    \t1.234.567\t100%\n"));
}
