using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

public sealed class NextYearTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>From 1 November on Mondays (forms are handed out then), daily when the week to be reported has no plan: week 53 of 2024 is 2025-W01, which ends on 5/1/2025.</summary>
    [Theory]
    [InlineData("2024-10-28", false)] // Monday
    [InlineData("2024-11-01", false)] // Friday
    [InlineData("2024-11-04", true)] // Monday
    [InlineData("2025-01-03", false)] // Friday; the week to be reported ended on 29/12
    [InlineData("2025-01-06", true)]
    [InlineData("2025-01-07", true)] // Tuesday; the week to be reported ended on 5/1
    public async Task LookAhead_TellsTheAdministrators(string day, bool tells)
    {
        await using var city = await new SampleCity().OpenAsync();
        city.Set(city.Calendar.At(DateOnly.ParseExact(day, "yyyy-MM-dd", null), new(7, 0)));

        var queued = await city.Get<LookAhead>().TellAsync(Stop);

        Assert.Equal(tells, queued > 0);
        Assert.Equal(0, await city.Get<LookAhead>().TellAsync(Stop));
    }

    [Theory]
    [InlineData("2024-10-31", false)]
    [InlineData("2024-11-01", true)]
    public async Task Missing_BeginsOnTheFirstOfNovember(string day, bool isToldOf)
    {
        await using var city = await new SampleCity().OpenAsync();
        city.Set(city.Calendar.At(DateOnly.ParseExact(day, "yyyy-MM-dd", null), new(7, 0)));

        var missing = city.Get<LookAhead>().Missing();

        Assert.Equal(isToldOf ? ["Chưa có kế hoạch năm 2025", "Lịch nghỉ lễ năm 2025"] : [], missing.Select(line => line[..line.IndexOf("2025", StringComparison.Ordinal)] + "2025"));
    }

    /// <summary>The form of 2027 waits for a person who verifies it; points of 2027 are not fixed (Nghị định 351/2025/NĐ-CP).</summary>
    [Fact]
    public async Task Missing_BeforeTheNewStandard_TellsOfFormAndPoints()
    {
        await using var city = await new SampleCity().OpenAsync();
        city.Set(city.Calendar.At(new(2026, 11, 1), new(7, 0)));

        var missing = city.Get<LookAhead>().Missing();

        Assert.Contains(missing, line => line.StartsWith("Biểu mẫu tuần phiên bản 2 (từ ngày 01/01/2027) chưa được kiểm chứng", StringComparison.Ordinal));
        Assert.Contains(missing, line => line.StartsWith("Chuẩn nghèo năm 2027 (Nghị định 351/2025/NĐ-CP) chưa ghi mức điểm", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Week_ClosedForGood_TakesNothingMore(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var city = await new SampleCity(store.Options).OpenAsync();
        await city.IngestAsync("2024-W13");
        await Assert.ThrowsAsync<UsageException>(() => city.Get<SealWeek>().RunAsync(new(2024, 13), "cli", "Đã quyết toán", Stop));
        await city.CloseAsync("2024-W13");

        Assert.True(await city.Get<SealWeek>().RunAsync(new(2024, 13), "cli", "Đã quyết toán", Stop));
        Assert.False(await city.Get<SealWeek>().RunAsync(new(2024, 13), "cli", "Đã quyết toán", Stop));

        Assert.Equal(CloseOutcome.AlreadyClosed, (await city.CloseAsync("2024-W13")).Outcome);
        Assert.Empty(await city.Get<OpenPeriods>().WeeksTouchedAsync(Stop));
        Assert.Equal([new ReportingWeek(2024, 13)], await city.Get<SealWeek>().AllAsync(Stop));
    }

    /// <summary>An option without its value is told as such, whoever asks for it.</summary>
    [Theory]
    [InlineData("close", "2024-W13", "--for-good")]
    [InlineData("close", "2024-Q1", "--for-good", "đã quyết toán")]
    [InlineData("report", "2024-W13", "--as-of")]
    public async Task Command_WithAnOptionThatLacksItsValue_IsRefused(params string[] words) => Assert.Equal(2, await Etl.Cli.Commands.RunAsync(words));
}
