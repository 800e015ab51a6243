using System.Globalization;
using CsCheck;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Validation.Values;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Validation.Values;

/// <summary>The parsers, one per kind of value. Expected values come from contract §1.</summary>
public sealed class ValueTests
{
    private static readonly CellAddress At = new(10, 3);

    [Theory]
    [InlineData("1890", 1890)]
    [InlineData("1.890", 1890)]
    [InlineData("1 890", 1890)]
    [InlineData("5.000.000", 5000000)]
    [InlineData("0", 0)]
    [InlineData("007", 7)]
    [InlineData("1.890,0", 1890)]
    [InlineData("-3", -3)]
    [InlineData("khoảng 1.800", null)]
    [InlineData("bốn người", null)]
    [InlineData("1.89", null)]
    [InlineData("1.8901", null)]
    [InlineData("12.3456.789", null)]
    [InlineData("1,5", null)]
    [InlineData("1.500.00", null)]
    [InlineData("1e3", null)]
    [InlineData("١٢", null)]
    public void Count_FromText_IsVietnamese(string text, int? expected)
    {
        var parsed = WholeNumber.Count(Text(text), null);
        Assert.Equal(expected, parsed.Value);
        Assert.Equal(expected is null ? "GN203" : null, parsed.Fault?.Code);
    }

    [Theory]
    [InlineData("1,890")] // English thousands, or a Vietnamese fraction
    [InlineData("12,000")]
    public void Count_WithCommaBeforeThreeDigits_CouldMeanTwoThings(string text) => Assert.Equal("GN208", WholeNumber.Count(Text(text), null).Fault?.Code);

    [Theory]
    [InlineData(1.89, "GN208")] // Excel in English read 1.890 as a fraction
    [InlineData(1.5, "GN208")]
    [InlineData(1.23456, "GN203")]
    [InlineData(1500.5, "GN203")]
    [InlineData(double.NaN, "GN203")]
    [InlineData(1e300, "GN203")]
    [InlineData(1890, null)]
    public void Count_FromNumber_MustBeWhole(double number, string? code) => Assert.Equal(code, WholeNumber.Count(Number(number), new(0, 1000000)).Fault?.Code);

    [Fact]
    public void Count_FractionThatCannotBeThousands_IsNoNumber() => Assert.Equal("GN203", WholeNumber.Count(Number(2.5), new(1, 30)).Fault?.Code);

    [Fact]
    public void Count_ThatExcelShowsAsDate_IsTheNumberItStores() =>
        Gen.Int[0, 18263].Where(count => count is not (59 or 60)).Sample(count =>
            WholeNumber.Count(Date(count), null).Value == count);

    [Theory]
    [InlineData(18264)] // 1/1/1950
    [InlineData(45356)]
    [InlineData(45385)]
    [InlineData(4000000)] // #####
    public void Number_ThatExcelShowsAsADayOfOurTime_CouldMeanTwoThings(double number)
    {
        Assert.Equal("GN208", WholeNumber.Count(Date(number), null).Fault?.Code);
        Assert.Equal("GN208", WholeNumber.Money(Date(number), null).Fault?.Code);
        Assert.Equal("GN208", PercentValue.Read(Date(number), null).Fault?.Code);
    }

    [Theory]
    [InlineData("0.980", "GN203")]
    [InlineData("0,980", "GN208")]
    [InlineData("40.000,000", "GN203")]
    [InlineData("40.000,00", null)]
    public void Count_ThatBeginsWithNoughtOrEndsInThousandths_IsNoCount(string text, string? code) => Assert.Equal(code, WholeNumber.Count(Text(text), null).Fault?.Code);

    [Theory]
    [InlineData(45)]
    [InlineData(1899)]
    [InlineData(2979)]
    [InlineData(7919)]
    [InlineData(9999)]
    public void Birth_BareNumberOfFewDigits_IsNoDayCount(double number) => Assert.NotNull(DateValue.Birth(Number(number), false, new(1900, 2999)).Fault);

    [Theory]
    [InlineData("27/3/2024 08:30", "2024-03-27")]
    [InlineData("27/3/2024 00:00:00", "2024-03-27")]
    public void Day_WithATimeOfDay_IsThatDay(string text, string expected) => Assert.Equal(expected, DateValue.Day(Text(text), false).Value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("11/3/2024 25:99", "GN204")]
    [InlineData("31/12/1999", "GN212")]
    [InlineData("1/1/2000", null)]
    [InlineData("31/12/2099", null)]
    public void Day_OutsideTheYearsOfItsColumn_IsOutOfRange(string text, string? code) => Assert.Equal(code, DateValue.Day(Text(text), false, new(2000, 2099)).Fault?.Code);

    [Theory]
    [InlineData(59)]
    [InlineData(60)]
    public void Count_ThatExcelShowsAsTheDayThatNeverWas_CouldMeanTwoThings(int count) => Assert.Equal("GN208", WholeNumber.Count(Date(count), null).Fault?.Code);

    [Theory]
    [InlineData("5.000.000 đ")]
    [InlineData("5.000.000đ")]
    [InlineData("5000000 đồng")]
    [InlineData("5.000.000 VNĐ")]
    [InlineData("5 000 000 vnd")]
    public void Money_WithCurrency_IsWholeDong(string text) => Assert.Equal(5000000, WholeNumber.Money(Text(text), null).Value);

    [Theory]
    [InlineData("5 triệu")]
    [InlineData("5.000 USD")]
    [InlineData("đ")]
    public void Money_InAnotherUnit_IsNoNumber(string text) => Assert.Equal("GN203", WholeNumber.Money(Text(text), null).Fault?.Code);

    [Theory]
    [InlineData("28.57", 28.57, 2)]
    [InlineData("28", 28, 0)]
    [InlineData("28,57%", 28.57, 2)]
    [InlineData("28,570 %", 28.57, 3)]
    [InlineData("02/7 = 28%", 28, 0)]
    [InlineData("02/7=28,5", 28.5, 1)]
    [InlineData("0", 0, 0)]
    [InlineData("0,5%", 0.5, 1)]
    public void Percent_FromText_IsInPoints(string text, double points, int decimals)
    {
        var percent = PercentValue.Read(Text(text), null).Value!;
        Assert.Equal(((decimal)points, decimals), (percent.Points, percent.Decimals));
    }

    [Theory]
    [InlineData("02/7", "GN203")]
    [InlineData("nhiều", "GN203")]
    [InlineData("0,5", "GN208")]
    public void Percent_ThatIsNone_IsAFault(string text, string code) => Assert.Equal(code, PercentValue.Read(Text(text), null).Fault?.Code);

    [Theory]
    [InlineData(0.2857, "0.00%", 28.57, 2)]
    [InlineData(0.2857, "0%", 28.57, 0)]
    [InlineData(28.57, null, 28.57, 2)]
    [InlineData(28.57, "General", 28.57, 2)]
    [InlineData(28.5714, "0.0", 28.5714, 1)]
    [InlineData(28.57, "0.00\"%\"", 28.57, 2)]
    [InlineData(50, "#,##0", 50, 0)]
    public void Percent_FromNumber_FollowsTheFormat(double number, string? format, double points, int decimals)
    {
        var percent = PercentValue.Read(Number(number) with { Style = format is { } code ? new CellStyle(code, null) : null }, null).Value!;
        Assert.Equal(((decimal)points, decimals), (percent.Points, percent.Decimals));
    }

    [Fact]
    public void Percent_RoundedOrCutOff_AgreesWithTheFraction() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[1, 200], Gen.Int[0, 4]).Sample((exited, baseline, decimals) =>
        {
            var exact = exited * 100m / baseline;
            var scale = (decimal)Math.Pow(10, decimals);
            return new PercentValue(Math.Round(exact, decimals, MidpointRounding.AwayFromZero), decimals).Agrees(exact)
                && new PercentValue(Math.Truncate(exact * scale) / scale, decimals).Agrees(exact)
                && !new PercentValue(Math.Truncate(exact * scale) / scale + (2 / scale), decimals).Agrees(exact);
        });

    [Theory]
    [InlineData("12/3/2024", "2024-03-12")]
    [InlineData("12-03-2024", "2024-03-12")]
    [InlineData("12.3.2024", "2024-03-12")]
    [InlineData("29/02/2024", "2024-02-29")]
    [InlineData("2024-03-12", "2024-03-12")]
    public void Day_FromText_IsDayFirst(string text, string expected) => Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd", CultureInfo.InvariantCulture), DateValue.Day(Text(text), false).Value);

    [Theory]
    [InlineData("03/25/2024", "GN204")] // month first
    [InlineData("31/02/1961", "GN204")]
    [InlineData("29/02/2023", "GN204")]
    [InlineData("00/00/1950", "GN204")]
    [InlineData("khoảng 1960?", "GN204")]
    [InlineData("1/4/24", "GN208")]
    public void Day_ThatIsNone_IsAFault(string text, string code) => Assert.Equal(code, DateValue.Day(Text(text), false).Fault?.Code);

    [Fact]
    public void Day_WrittenInAnyAllowedWay_IsTheSameDay() =>
        Gen.Select(Gen.Int[1, 60000], Gen.OneOf("/", "-", "."), Gen.Bool).Sample((number, separator, padded) =>
        {
            var day = new DateOnly(1900, 1, 1).AddDays(number);
            var text = day.ToString(padded ? "dd'#'MM'#'yyyy" : "d'#'M'#'yyyy", CultureInfo.InvariantCulture).Replace("#", separator, StringComparison.Ordinal);
            return DateValue.Day(Text(text), false).Value == day;
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Day_CountedByExcel_IsItsDayInEitherEpoch(bool epoch1904) =>
        Gen.Int[36526, 73000].Sample(serial => // 1/1/2000 to 2099
        {
            var day = new DateOnly(1899, 12, 30).AddDays(serial);
            var stored = epoch1904 ? serial - 1462 : serial;
            return SerialDate.ToDay(stored, epoch1904) == day
                && SerialDate.OfDay(day, epoch1904) == stored
                && DateValue.Day(Number(stored), epoch1904).Value == day;
        });

    [Theory]
    [InlineData("1960", "1960")]
    [InlineData("12/3/1960", "1960-03-12")]
    public void Birth_FromText_IsADayOrAYear(string text, string expected) => Assert.Equal(expected, DateValue.Birth(Text(text), false, null).Value?.ToString());

    [Theory]
    [InlineData("60", "GN208")]
    [InlineData("12/3/60", "GN208")]
    [InlineData("1860", "GN212")]
    [InlineData("3/1960", "GN204")]
    public void Birth_ThatIsNone_IsAFault(string text, string code) => Assert.Equal(code, DateValue.Birth(Text(text), false, new(1900, 2999)).Fault?.Code);

    [Fact]
    public void Birth_YearStoredAsNumber_IsAYearWhateverItsFormat()
    {
        Assert.Equal(BirthDate.Of(1960), DateValue.Birth(Number(1960), false, null).Value);
        Assert.Equal(BirthDate.Of(1960), DateValue.Birth(Date(1960), false, null).Value); // shown by Excel as 13/05/1905
        Assert.Equal(BirthDate.Of(new DateOnly(1960, 3, 12)), DateValue.Birth(Date(21987), false, null).Value);
    }

    [Theory]
    [InlineData("x", true)]
    [InlineData("X", true)]
    [InlineData("v", true)]
    [InlineData("✓", true)]
    [InlineData("✔\uFE0F", true)]
    [InlineData("1", true)]
    [InlineData("CÓ", true)]
    [InlineData("+", true)]
    [InlineData("0", false)]
    [InlineData("Không", false)]
    public void Mark_IsOneOfTheForm(string text, bool expected) => Assert.Equal(expected, WordValue.Mark(Text(text), Judging.Form.Words).Value);

    [Theory]
    [InlineData("?")]
    [InlineData("xx")]
    [InlineData("2")]
    public void Mark_OfAnotherKind_CouldMeanTwoThings(string text) => Assert.Equal("GN208", WordValue.Mark(Text(text), Judging.Form.Words).Fault?.Code);

    [Fact]
    public void Text_OfTcvn3_GetsItsCapitalsBack()
    {
        Assert.Equal("Đặng Thị Ất", WordValue.Text(Text("Đặng thị ất"), LegacyEncoding.Tcvn3, isPerson: true).Value);
        Assert.Equal("Nguyễn Văn An", WordValue.Text(Text("NGUYễN VĂN AN"), LegacyEncoding.Tcvn3, isPerson: true).Value);
        Assert.Equal("Ủy ban MTTQ thành phố", WordValue.Text(Text("ủy ban MTTQ thành phố"), LegacyEncoding.Tcvn3, isPerson: false).Value);
        Assert.Equal("đã ghi", WordValue.Text(Text("đã ghi"), LegacyEncoding.Vni, isPerson: true).Value);
    }

    [Theory]
    [InlineData("11/3/0204", "GN204")]
    [InlineData("31/12/1899", "GN204")]
    [InlineData("01/01/1900", null)]
    [InlineData("31/12/2099", null)]
    [InlineData("01/01/2100", "GN204")]
    public void Day_OfAYearThatNobodyMeans_IsNone(string text, string? code) => Assert.Equal(code, DateValue.Day(Text(text), epoch1904: false).Fault?.Code);

    [Fact]
    public void Text_ThatExcelMadeADate_CouldMeanTwoThings() => Assert.Equal("GN208", WordValue.Text(Date(45363), LegacyEncoding.Unicode, false).Fault?.Code);

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en-US")]
    [InlineData("")]
    public void Values_UnderAnyCulture_AreTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(1890, WholeNumber.Count(Text("1.890"), null).Value);
            Assert.Equal(5000000, WholeNumber.Money(Text("5.000.000 đ"), null).Value);
            Assert.Equal(28.57m, PercentValue.Read(Text("28,57%"), null).Value!.Points);
            Assert.Equal(28.57m, PercentValue.Read(Number(28.57), null).Value!.Points);
            Assert.Equal(new DateOnly(2024, 4, 3), DateValue.Day(Text("3/4/2024"), false).Value);
            Assert.Equal("22190000049", Number(22190000049).Shown);
            Assert.Equal("1.5", Number(1.5).Shown);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Parsers_OnAnyText_GiveAValueOrAFault() =>
        Gen.String.Sample(text =>
        {
            var cell = Text(text);
            _ = WholeNumber.Count(cell, new ValueRange(0, 10));
            _ = WholeNumber.Money(cell, null);
            _ = PercentValue.Read(cell, new ValueRange(0, 100));
            _ = DateValue.Day(cell, false);
            _ = DateValue.Birth(cell, false, new ValueRange(1900, 2999));
            _ = NationalIdValue.Read(cell, Sex.Male, BirthDate.Of(1960));
            _ = WordValue.Mark(cell, Judging.Form.Words);
        });

    [Fact]
    public void Parsers_OnAnyNumber_GiveAValueOrAFault() =>
        Gen.Double.Sample(number =>
        {
            _ = WholeNumber.Count(Number(number), null);
            _ = PercentValue.Read(Number(number) with { Style = "0.00%" is { } code ? new CellStyle(code, null) : null }, null);
            _ = DateValue.Day(Number(number), true);
            _ = DateValue.Birth(Number(number), false, null);
            _ = NationalIdValue.Read(Number(number), null, null);
        });

    private static RawCell Text(string text) => new(At, RawKind.Text, text, 0, null);

    private static RawCell Number(double number) => new(At, RawKind.Number, null, number, null);

    private static RawCell Date(double serial) => new(At, RawKind.Date, null, serial, null, SerialDate.ToDay(serial, false));
}
