using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed class VietnameseTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1_000, "1.000")]
    [InlineData(29_694, "29.694")]
    [InlineData(837_000_000, "837.000.000")]
    public void Count_GroupsByDots(long value, string text) => Assert.Equal(text, VietnameseText.Count(value));

    [Theory]
    [InlineData(12, 57, "21,05%")]
    [InlineData(57, 29_694, "0,19%")]
    [InlineData(1, 1, "100,00%")]
    [InlineData(0, 4, "0,00%")]
    [InlineData(0, 0, "–")]
    public void Percent_HasTwoDigitsAfterAComma(int part, int whole, string text) =>
        Assert.Equal(text, VietnameseText.Percent(new Ratio(part, whole), SampleResults.Plan));

    [Theory]
    [InlineData(0, 4, "0/4")]
    [InlineData(3, 6, "03/6")]
    [InlineData(9, 57, "09/57")]
    [InlineData(10, 57, "10/57")]
    public void PaddedFraction_PadsANumeratorOfOneDigit(int part, int whole, string text) =>
        Assert.Equal(text, VietnameseText.PaddedFraction(new Ratio(part, whole)));

    [Theory]
    [InlineData("2024-04-05", "05/4/2024", "ngày 05 tháng 4 năm 2024")]
    [InlineData("2024-02-10", "10/02/2024", "ngày 10 tháng 02 năm 2024")]
    [InlineData("2024-01-09", "09/01/2024", "ngày 09 tháng 01 năm 2024")]
    [InlineData("2024-03-31", "31/3/2024", "ngày 31 tháng 3 năm 2024")]
    [InlineData("2023-12-31", "31/12/2023", "ngày 31 tháng 12 năm 2023")]
    public void Date_PadsDaysBelowTenAndMonthsOneAndTwoOnly(string day, string text, string words)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal((text, words), (VietnameseText.Date(date), VietnameseText.LongDate(date)));
    }

    [Theory]
    [InlineData("14", "14%")]
    [InlineData("14.29", "14,29%")]
    [InlineData("28.50", "28,5%")]
    public void TypedPercent_ShowsTheDigitsThatWereTyped(string typed, string text) =>
        Assert.Equal(text, VietnameseText.TypedPercent(decimal.Parse(typed, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Texts_DoNotDependOnTheCultureOfTheThread()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("ar-SA");

            Assert.Equal("29.694", VietnameseText.Count(29_694));
            Assert.Equal("05/4/2024", VietnameseText.Date(new DateOnly(2024, 4, 5)));
            Assert.Equal("-1.234", VietnameseText.Signed(-1_234));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
