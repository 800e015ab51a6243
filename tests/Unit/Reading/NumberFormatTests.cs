using CsCheck;
using MongCai.Poverty.Etl.Reading;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>What Excel shows of a stored value: every expectation is what Excel with Vietnamese settings shows.</summary>
public sealed class NumberFormatTests
{
    [Theory]
    [InlineData(22, "0\"/QĐ-UBND\"", "22/QĐ-UBND")]
    [InlineData(1, "\"06751-\"000", "06751-001")]
    [InlineData(6751001, "00000-000", "06751-001")]
    [InlineData(6751001, "00000\\-000", "06751-001")]
    [InlineData(22074000021, "000000000000", "022074000021")]
    [InlineData(3, "\"Khu \"0", "Khu 3")]
    [InlineData(3, "\\K\\h\\u\\ 0", "Khu 3")]
    [InlineData(20, "\"Vay vốn \"0\" triệu\"", "Vay vốn 20 triệu")]
    [InlineData(5, "[<10]\"ít \"0;\"nhiều \"0", "ít 5")]
    [InlineData(10, "[<10]\"ít \"0;\"nhiều \"0", "nhiều 10")]
    [InlineData(2, "[=1]\"Nam\";[=2]\"Nữ\";0", "Nữ")]
    [InlineData(3, "[=1]\"Nam\";[=2]\"Nữ\";0", "3")]
    [InlineData(-5, "0;\"âm \"0", "âm 5")]
    [InlineData(0, "0;-0;\"không\"", "không")]
    [InlineData(1234567, "#,##0", "1.234.567")]
    [InlineData(1234567, "#,##0,", "1.235")]
    [InlineData(1234567.891, "#,##0.00", "1.234.567,89")]
    [InlineData(1890, "#,##0\\ [$₫-42A]", "1.890 ₫")]
    [InlineData(0.2857, "0.00%", "28,57%")]
    [InlineData(28.57, "0.00\"%\"", "28,57%")]
    [InlineData(12, "[Red]0", "12")]
    [InlineData(12, "[Color 5]0", "12")]
    [InlineData(5, "[$-vi-VN]0", "5")]
    [InlineData(5, "0*-", "5")] // fills the column, shows nothing of the value
    [InlineData(12, "General\" hộ\"", "12 hộ")]
    [InlineData(12, "@", "12")]
    [InlineData(3, "\"Khu \"@", "3")] // a section of texts says nothing of numbers
    [InlineData(-5, "0;@", "-5")]
    [InlineData(-152, "[Red]00;@", "-152")]
    [InlineData(-1, "[<=5]0;[>5]0.0", "-1")]
    [InlineData(-1, "[<0]\"âm \"0;0", "âm 1")]
    [InlineData(0.9999999, "[h]:mm:ss", "24:00:00")]
    [InlineData(0.000694444444444444, "[ss]", "60")]
    [InlineData(-0.004, "# ##0", "0")]
    [InlineData(-5, "\\-0", "--5")]
    [InlineData(-103, "General;-General;\"-\"", "-103")]
    [InlineData(2100, "0:00", "21:00")]
    [InlineData(65, "#'", "65'")]
    [InlineData(5, "<0>", "<5>")]
    [InlineData(5, "0 đ", "5 đ")]
    [InlineData(1234, "#\u00A0##0", "1\u00A0234")]
    [InlineData(0.5, "mm:ss.0", "00:00,0")]
    [InlineData(5, ";;;", "")]
    [InlineData(0.5, "hh:mm", "12:00")]
    [InlineData(1.5, "[h]:mm", "36:00")]
    [InlineData(-0.3, "0", "0")]
    [InlineData(2.5, "0", "3")]
    public void Number_IsShownAsExcelShowsIt(double number, string format, string shown) => Assert.Equal(shown, new NumberFormat(format).Show(number)?.Trim());

    [Theory]
    [InlineData(null, 22074000021, "22074000021")]
    [InlineData("General", 122074000021, "122074000021")]
    [InlineData("", 12.5, "12.5")]
    [InlineData("GENERAL", 3, "3")]
    public void Number_WithoutAFormat_IsItsDigits(string? format, double number, string shown) => Assert.Equal(shown, new NumberFormat(format).Show(number));

    [Theory]
    [InlineData("3", "\"Khu \"@", "Khu 3")]
    [InlineData("3", "0;-0;0;\"Khu \"@", "Khu 3")]
    [InlineData("3", "0;-0;0;", "")]
    [InlineData("3", "\"Khu \"0", "3")]
    [InlineData("3", "@", "3")]
    [InlineData("3", null, "3")]
    public void Text_IsShownThroughItsSection(string text, string? format, string shown) => Assert.Equal(shown, new NumberFormat(format).Show(text));

    [Theory]
    [InlineData("0 kx")]
    [InlineData("\"Khu 0")]
    [InlineData("[")]
    public void Format_ThatExcelWouldNotTake_ShowsNobodyKnowsWhat(string format) => Assert.Null(new NumberFormat(format).Show(5));

    [Theory]
    [InlineData("?/?", int.MaxValue, false)]
    [InlineData("?/?", 22074000021, true)]
    [InlineData("??/100", 21474836.47, false)]
    [InlineData("??/100", 21474836.48, true)]
    [InlineData("??/100", 123456789.123, true)]
    public void Fraction_OfANumberTooLarge_IsNotKnown(string format, double number, bool isUnknown) => Assert.Equal(isUnknown, new NumberFormat(format).Show(number) is null);

    [Theory]
    [InlineData("[h]:mm:ss", 2_958_466, false)]
    [InlineData("[h]:mm:ss", 1e8, true)]
    [InlineData("0.00E+00", 0, false)]
    [InlineData("0.00E+00", 1e300, false)]
    public void Number_BeyondWhatTheFormatReaches_IsNotKnown(string format, double number, bool isUnknown) => Assert.Equal(isUnknown, new NumberFormat(format).Show(number) is null);

    [Fact]
    public void Format_LongerThanExcelAllows_IsNotKnown()
    {
        Assert.True(new NumberFormat(new string('0', 255)).IsKnown);
        Assert.False(new NumberFormat(new string('0', 256)).IsKnown);
    }

    [Fact]
    public void AnyFormat_GivesAnAnswer() =>
        Gen.Select(Gen.Char["0#?.,%;\"\\[]<=>$-_*@dmyhseEGeneral/ +:hộ"].Array[0, 14], Gen.Double).Sample((signs, number) =>
        {
            var format = new NumberFormat(new string(signs));
            _ = (format.IsDate(number), format.IsTime(number), format.IsPercent(number), format.Decimals(number));
            return format.Show("a") is not null && (format.Show(number) is not null || !format.IsKnown || Math.Abs(number) > 2_958_466);
        }, iter: 20_000);

    [Theory]
    [InlineData("dd/mm/yyyy", true, false)]
    [InlineData("d/m", true, false)]
    [InlineData("mmmm", true, false)]
    [InlineData("[$-42A]dd mmmm yyyy", true, false)]
    [InlineData("[$-vi-VN]d/m/yyyy;@", true, false)]
    [InlineData("d/m/yyyy h:mm", true, false)]
    [InlineData("\"Ngày \"dd\" tháng \"mm", true, false)]
    [InlineData("[Red]dd/mm/yyyy", true, false)]
    [InlineData("h:mm AM/PM", false, true)]
    [InlineData("mm:ss", false, true)]
    [InlineData("[h]:mm", false, true)]
    [InlineData("[mm]", false, true)]
    [InlineData("[ss].00", false, true)]
    [InlineData("d \"ngày\" [h]:mm", false, true)] // elapsed: no day of a calendar
    [InlineData("0\" day\"", false, false)]
    [InlineData("\\d\\m\\y0", false, false)]
    [InlineData("0.00E+00", false, false)]
    [InlineData("General", false, false)]
    [InlineData("#,##0_d", false, false)]
    [InlineData("[Red]0", false, false)]
    [InlineData(null, false, false)]
    public void Format_OfDaysAndTimes_IsKnown(string? format, bool isDate, bool isTime)
    {
        var known = new NumberFormat(format);
        Assert.Equal((isDate, isTime), (known.IsDate(45377), known.IsTime(45377)));
    }

    [Theory]
    [InlineData("0;dd/mm/yyyy", 5, false)]
    [InlineData("0;dd/mm/yyyy", -5, true)]
    [InlineData("[>1000]dd/mm/yyyy;0", 45377, true)]
    [InlineData("[>1000]dd/mm/yyyy;0", 1000, false)]
    public void Format_WithSections_IsADateWhereThatOneApplies(string format, double number, bool isDate) => Assert.Equal(isDate, new NumberFormat(format).IsDate(number));

    [Theory]
    [InlineData("0.00%", 0.5, true, 2)]
    [InlineData("0%;\\-0.0", -0.5, false, 1)]
    [InlineData("0%;\\-0.0", 0.5, true, 0)]
    [InlineData("0.0\\%", 0.5, false, 1)]
    [InlineData("0\"%\"", 0.5, false, 0)]
    [InlineData("[=0]\"-\";0.00%", 0.5, true, 2)]
    [InlineData("[=0]\"-\";0.00%", 0, false, null)]
    [InlineData("[<1]0.00%;0.00", 28.57, false, 2)]
    [InlineData("General", 0.5, false, null)]
    public void Format_OfPercent_IsThatOfTheSectionThatApplies(string format, double number, bool isPercent, int? decimals)
    {
        var known = new NumberFormat(format);
        Assert.Equal((isPercent, decimals), (known.IsPercent(number), known.Decimals(number)));
    }

    [Theory]
    [InlineData(0, false, null)]
    [InlineData(0.5, false, null)]
    [InlineData(0.999, false, null)]
    [InlineData(1, false, "1900-01-01")]
    [InlineData(59, false, "1900-02-28")]
    [InlineData(60, false, null)] // 29/2/1900
    [InlineData(60.9, false, null)]
    [InlineData(61, false, "1900-03-01")]
    [InlineData(45377.9999999, false, "2024-03-26")]
    [InlineData(2958465.9, false, "9999-12-31")]
    [InlineData(2958466, false, null)]
    [InlineData(-5, false, null)]
    [InlineData(0, true, "1904-01-01")]
    [InlineData(-0.1, true, null)]
    [InlineData(-3, true, null)]
    [InlineData(60, true, "1904-03-01")]
    [InlineData(43915, true, "2024-03-26")]
    [InlineData(2957003.9, true, "9999-12-31")]
    [InlineData(2957004, true, null)]
    [InlineData(double.NaN, false, null)]
    [InlineData(double.PositiveInfinity, true, null)]
    public void DayCount_GivesTheDayOrNone(double count, bool epoch1904, string? day) =>
        Assert.Equal(day, SerialDate.ToDay(count, epoch1904)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
