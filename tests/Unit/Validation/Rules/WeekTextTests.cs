using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Validation.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Validation.Rules;

/// <summary>How titles say the week.</summary>
public sealed class WeekTextTests
{
    [Theory]
    [InlineData("Tuần 13, từ ngày 25 tháng 3 đến ngày 31 tháng 3 năm 2024")]
    [InlineData("Tuần 13, từ ngày 25 tháng 3 năm 2024 đến ngày 31 tháng 3 năm 2024")]
    [InlineData("Tuần 13, từ ngày 25 tháng 3 năm 2024 đến ngày 31 tháng 3")]
    [InlineData("TUẦN 13\n(Từ ngày 25 tháng 03\nđến ngày 31 tháng 03 năm 2024)")]
    [InlineData("từ ngày 25 đến ngày 31 tháng 3 năm 2024")]
    [InlineData("Tuần từ 25/3 đến hết ngày 31 tháng 3 năm 2024")]
    [InlineData("từ ngày 25 tháng 3 đến ngày 31/3/2024")]
    [InlineData("Tuần 13 (25–31/3/2024)")]
    [InlineData("Tuần 25/3 - 31/3/2024")]
    [InlineData("Tuần 13 (25/3/2024 – 31/3/2024)")]
    [InlineData("Tuần 13: 25.3.2024 — 31.3.2024")]
    [InlineData("Tuần 13 - 25/3/2024 đến 31/3/2024")]
    [InlineData("Từ thứ Hai, ngày 25/3 đến Chủ nhật, ngày 31/3/2024")]
    [InlineData("Tuần báo cáo: 13 năm 2024")]
    [InlineData("Tuần báo cáo: 13/2024")]
    [InlineData("Tuần số 13, năm 2024")]
    [InlineData("Tuần: 13 - Năm: 2024")]
    [InlineData("Tuần 13 năm 2024 (25/3 - 31/3)")]
    [InlineData("Tuần 13/2024 (từ 25/3 đến 31/3)")]
    [InlineData("Tuần 13/2024 (từ ngày 25 đến ngày 31 tháng 3)")]
    [InlineData("Tuần 13 tháng 3 năm 2024")]
    [InlineData("Báo cáo tuần thứ 13 năm 2024")]
    public void Read_AnyWording_IsTheWeek(string text) => Assert.Equal("2024-W13", WeekText.Read(text)?.Week?.ToString());

    [Theory]
    [InlineData("Tuần 1, từ ngày 30 tháng 12 năm 2024 đến ngày 5 tháng 1 năm 2025")]
    [InlineData("Tuần 1 (từ ngày 30/12 đến ngày 5/1/2025)")]
    [InlineData("Tuần 1 (từ ngày 30/12/2024 đến ngày 5/1)")]
    [InlineData("Tuần 1 năm 2025 (30/12 - 05/01)")]
    public void Read_OverTheTurnOfAYear_IsTheWeek(string text) => Assert.Equal("2025-W01", WeekText.Read(text)?.Week?.ToString());

    [Theory]
    [InlineData("Tuần 12, từ ngày 25 tháng 3 đến ngày 31 tháng 3 năm 2024")]
    [InlineData("Tuần 12 - 25/3/2024 đến 31/3/2024")]
    [InlineData("Tuần 12 năm 2024 (25/3 - 31/3)")]
    [InlineData("Tuần 13 năm 2023 (25/3/2024 - 31/3/2024)")]
    [InlineData("từ ngày 25 tháng 3 đến ngày 1 tháng 4 năm 2024")]
    [InlineData("Tuần 13 (từ ngày 31/3/2024 đến ngày 25/3/2023)")]
    public void Read_OfAContradiction_IsTold(string text) => Assert.True(WeekText.Read(text)?.IsConflict);

    [Theory]
    [InlineData("Tuần 13, từ ngày 25 tháng 3 đến ngày 32 tháng 3 năm 2024")]
    [InlineData("Tuần 54 năm 2024")]
    public void Read_OfNoRealDays_IsTold(string text) => Assert.NotNull(WeekText.Read(text)?.Problem);

    [Theory]
    [InlineData("tuần 3 tháng 4")]
    [InlineData("Tuần 3 của tháng 4 năm 2024")]
    [InlineData("Tuần thứ 4 (tháng 3/2024)")]
    [InlineData("Móng Cái, ngày 31 tháng 3 năm 2024")]
    [InlineData("Lũy kế từ 1/1 đến 31/3")]
    [InlineData("tuần")]
    public void Read_OfNoIsoWeek_SaysNothing(string text) => Assert.Null(WeekText.Read(text));

    [Theory]
    [InlineData("Tuần 13", true)]
    [InlineData("Tuần 12", false)]
    [InlineData("Tuần 13 (25/3 - 31/3)", true)]
    [InlineData("Tuần 13 (25/3 - 29/3)", true)]
    [InlineData("Tuần 13 (18/3 - 24/3)", false)]
    public void Allows_WithoutAYear_HoldsWhatIsSaid(string text, bool expected)
    {
        Assert.True(ReportingWeek.TryParse("2024-W13", out var week));
        Assert.Equal(expected, WeekText.Read(text)!.Allows(week));
    }
}
