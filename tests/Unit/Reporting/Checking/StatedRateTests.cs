using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Checking;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Checking;

public sealed class StatedRateTests
{
    [Theory]
    [InlineData("Bình Ngọc giảm 03/6 hộ = 50%", 3, 6, "50")]
    [InlineData("giảm được 12/57 hộ cận nghèo = 21% so với", 12, 57, "21")]
    [InlineData("12/57 hộ (21,05%)", 12, 57, "21.05")]
    [InlineData("12/57 hộ, đạt 21%", 12, 57, "21")]
    [InlineData("21% (12/57 hộ)", 12, 57, "21")]
    [InlineData("57/29.694 = 0,19%", 57, 29694, "0.19")]
    [InlineData("12/57\t21,05%", 12, 57, "21.05")]
    [InlineData("12/57 hộ cận nghèo chiếm tỷ lệ 21 %", 12, 57, "21")]
    public void Read_RateInAnyWording_IsFound(string text, int part, int whole, string percent)
    {
        var rate = Assert.Single(StatedRate.Read(text));

        Assert.Equal((part, whole, decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)), (rate.Part, rate.Whole, rate.Percent));
    }

    [Theory]
    [InlineData("ngày 16/02/2024 = 50%")]
    [InlineData("đến hết tháng 6/2024 đạt 70%")]
    [InlineData("quý II/2024 đạt 70%")]
    [InlineData("ngày 10/4, đạt 21%")]
    [InlineData("kế hoạch số 57/KH-UBND, đạt 21%")]
    [InlineData("tuần 13/2024 đạt 21%")]
    [InlineData("Thông tư 07/2021/TT-BLĐTBXH (21%)")]
    [InlineData("17/17 xã, phường đã nộp; giảm 21%")]
    [InlineData("đơn vị báo cáo 14%, tính lại 2/7")]
    public void Read_DateOrPaperOrAnotherSentence_IsNoRate(string text) => Assert.Empty(StatedRate.Read(text));

    [Theory]
    [InlineData("01/6 = 17%", RoundingRule.HalfUp, true)]
    [InlineData("01/6 = 16%", RoundingRule.HalfUp, false)]
    [InlineData("01/6 = 16%", RoundingRule.Truncate, true)]
    [InlineData("01/6 = 17%", RoundingRule.Truncate, false)]
    [InlineData("01/6 = 16%", null, true)]
    [InlineData("01/6 = 17%", null, true)]
    [InlineData("01/6 = 15%", null, false)]
    [InlineData("01/6 = 16,67%", RoundingRule.HalfUp, true)]
    [InlineData("01/6 = 16,66%", RoundingRule.HalfUp, false)]
    [InlineData("01/8 = 12,5%", RoundingRule.HalfUp, true)]
    [InlineData("01/8 = 13%", RoundingRule.HalfUp, true)]
    [InlineData("02/7 = 14%", null, false)]
    [InlineData("0/0 = 0%", null, false)]
    public void Fault_DividedAgain_FollowsThePlansRounding(string text, RoundingRule? rule, bool right) =>
        Assert.Equal(right, Assert.Single(StatedRate.Read(text)).Fault(rule) is null);

    [Fact]
    public void Fault_SaysWhatItShouldBe() =>
        Assert.Equal("\"02/7 hộ = 14%\" sai: 2/7 = 29% hoặc 28%.", Assert.Single(StatedRate.Read("Hải Tiến giảm 02/7 hộ = 14%")).Fault(null));
}
