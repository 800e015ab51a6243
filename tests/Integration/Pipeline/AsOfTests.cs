using System.Text.Json;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

public sealed class AsOfTests
{
    private static readonly ReportingWeek Week = ReportingWeek.Parse("2024-W13");

    private static readonly Period Quarter = new(PeriodKind.Quarter, 2024, 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static DateTimeOffset Local(int day, int hour, int minute = 0) => new(2024, 4, day, hour, minute, 0, TimeSpan.FromHours(7));

    /// <summary>Thirteen wards on Tuesday 2/4, three on Thursday 4/4, closed on Friday 5/4 08:00, Ninh Dương on Monday 8/4 09:00, corrected at 10:00.</summary>
    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Week_AsOf_IsWhatWasKnownThen_ByteForByte(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var city = await CorrectedAsync(store.Options);

        Assert.Equal((0, "13/17"), await KnownAsync(city, Local(3, 8)));
        Assert.Equal((0, "16/17"), await KnownAsync(city, Local(5, 7, 59)));
        Assert.Equal((1, "16/17"), await KnownAsync(city, Local(5, 8)));
        Assert.Equal((1, "16/17"), await KnownAsync(city, Local(8, 9, 59)));
        Assert.Equal((2, "17/17"), await KnownAsync(city, Local(8, 10)));
        Assert.Equal((2, "17/17"), await KnownAsync(city, null));
        foreach (var moment in (DateTimeOffset?[])[Local(3, 8), Local(5, 8), Local(8, 10), null])
            Assert.Equal(await BytesAsync(city, new(moment, null)), await BytesAsync(city, new(moment, null)));
        Assert.Equal(await BytesAsync(city, new(Local(8, 9), null)), await BytesAsync(city, new(null, 1)));
    }

    [Fact]
    public async Task Week_AsOfBeforeItsClosing_IsMarkedAsAPreview()
    {
        await using var city = await CorrectedAsync(null);

        var printed = await city.Get<PrintReport>().RunAsync(Week, new(Local(3, 8), null), Stop);

        Assert.Contains("(bản xem trước, số liệu có đến 08 giờ 00 phút ngày 03/4/2024)", Head(printed).GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("[BẢN XEM TRƯỚC]", Head(printed).GetProperty("subject_prefix").GetString(), StringComparison.Ordinal);
        Assert.All(printed.Files, file => Assert.Contains($"{Path.DirectorySeparatorChar}xem-truoc{Path.DirectorySeparatorChar}2024-W13-20240403T080000{Path.DirectorySeparatorChar}", file, StringComparison.Ordinal));
        Assert.False(printed.IsComplete);
    }

    [Fact]
    public async Task Report_OfAMomentAheadOrAnEditionThatIsNotThere_IsWrongUsage()
    {
        await using var city = await CorrectedAsync(null);

        Assert.Contains("chưa tới", (await Assert.ThrowsAsync<UsageException>(() => city.Get<PrintReport>().RunAsync(Week, new(Local(8, 10, 1), null), Stop))).Message, StringComparison.Ordinal);
        Assert.Contains("không có lần phát hành 3", (await Assert.ThrowsAsync<UsageException>(() => city.Get<PrintReport>().RunAsync(Week, new(null, 3), Stop))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UsageException>(() => city.Get<PrintReport>().RunAsync(Quarter, new(Local(5, 7), null), Stop));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Quarter_WithAWeekCorrectedAfterItsReview_IsCorrectedTooAndKnownAsOf(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var city = await new SampleCity(store.Options).OpenAsync();
        await city.IngestAsync("2024-W13", ward => ward != "ninh-duong");
        await city.CloseAsync("2024-W13");
        city.Set(Local(5, 9));
        var first = await city.Get<ClosePeriod>().RunAsync(Quarter, Stop);
        await city.IngestAsync("2024-W13", ward => ward == "ninh-duong", Local(8, 9));
        Assert.Empty(await city.Get<OpenPeriods>().ReviewsDueAsync(Stop));
        await city.Get<ClosePeriod>().RunAsync(Week, Stop);

        Assert.Equal([Quarter], await city.Get<OpenPeriods>().ReviewsDueAsync(Stop));
        city.Set(Local(8, 10));
        var second = await city.Get<ClosePeriod>().RunAsync(Quarter, Stop);
        var third = await city.Get<ClosePeriod>().RunAsync(Quarter, Stop);

        Assert.Equal((CloseOutcome.Closed, CloseOutcome.Corrected, CloseOutcome.AlreadyClosed), (first.Outcome, second.Outcome, third.Outcome));
        Assert.Equal((1, 2, 2), (first.Edition, second.Edition, third.Edition));
        Assert.Equal((first.Queued, 0), (second.Queued, third.Queued));
        Assert.Contains(second.Changes, line => line.StartsWith("Toàn thành phố, Hộ thoát cận nghèo trong kỳ: 11 → 12", StringComparison.Ordinal));
        Assert.Empty(await city.Get<OpenPeriods>().ReviewsDueAsync(Stop));
        Assert.Equal((1, 2), ((await QuarterAsync(city, Local(8, 9, 30))).Edition, (await QuarterAsync(city, null)).Edition));
        Assert.Equal("11/57", (await QuarterAsync(city, Local(5, 8, 30))).Fraction);
    }

    [Theory]
    [InlineData("2024-04-03T08:00+07:00", "2024-04-03T01:00:00Z")]
    [InlineData("2024-04-03T08:00", "2024-04-03T01:00:00Z")]
    [InlineData("2024-04-03T01:00:30Z", "2024-04-03T01:00:30Z")]
    [InlineData("2024-04-03", null)]
    [InlineData("2024-04-31T08:00+07:00", null)]
    [InlineData("2024-04-03T24:00+07:00", null)]
    [InlineData("2024-04-03T08:00+99:00", null)]
    [InlineData("03/4/2024 08:00", null)]
    [InlineData("", null)]
    public void Moment_Text_IsReadOrRefused(string text, string? moment) => Assert.Equal(
        moment is null ? null : DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture),
        ReportCommand.Moment(text, TimeSpan.FromHours(7))?.ToUniversalTime());

    private static async Task<SampleCity> CorrectedAsync(StoreOptions? store)
    {
        string[] later = ["hai-hoa", "hai-son", "hai-tien"];
        var city = await new SampleCity(store).OpenAsync();
        await city.IngestAsync("2024-W13", ward => ward != "ninh-duong" && !later.Contains(ward), Local(2, 9));
        await city.IngestAsync("2024-W13", ward => later.Contains(ward), Local(4, 10));
        await city.CloseAsync("2024-W13");
        await city.IngestAsync("2024-W13", ward => ward == "ninh-duong", Local(8, 9));
        city.Set(Local(8, 10));
        await city.Get<ClosePeriod>().RunAsync(Week, Stop);
        return city;
    }

    private static async Task<(int Edition, string? Filed)> KnownAsync(SampleCity city, DateTimeOffset? asOf)
    {
        var printed = await city.Get<PrintReport>().RunAsync(Week, new(asOf, null), Stop);
        return (printed.Edition, Model(printed).GetProperty("filing").GetProperty("fraction").GetString());
    }

    private static async Task<(int Edition, string? Fraction)> QuarterAsync(SampleCity city, DateTimeOffset? asOf)
    {
        var printed = await city.Get<PrintReport>().RunAsync(Quarter, new(asOf, null), Stop);
        return (printed.Edition, Model(printed).GetProperty("city").GetProperty("fraction").GetString());
    }

    private static async Task<List<string>> BytesAsync(SampleCity city, ReportState state)
    {
        var printed = await city.Get<PrintReport>().RunAsync(Week, state, Stop);
        Assert.NotEmpty(printed.Files);
        var bytes = printed.Files.Select(file => $"{Path.GetFileName(file)} {Convert.ToBase64String(File.ReadAllBytes(file))}").ToList();
        foreach (var file in printed.Files) File.Delete(file);
        return [printed.ModelJson, .. bytes];
    }

    private static JsonElement Head(PrintedReport printed) => Model(printed).GetProperty("head");

    private static JsonElement Model(PrintedReport printed) => JsonSerializer.Deserialize<JsonElement>(printed.ModelJson);
}
