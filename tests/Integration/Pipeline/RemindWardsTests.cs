using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

public sealed class RemindWardsTests
{
    private const string Week = "2024-W13";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Week 13 is due on Thursday 4/4/2024, 17:00; its reminders go at 8:00 and 14:00.</summary>
    private static DateTimeOffset Thursday(int hour, int minute = 0) => new(2024, 4, 4, hour, minute, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task Due_TwoWardsLate_SendsOneLetterPerRoundToTheOffice()
    {
        await using var city = await WithoutAsync("hai-hoa", "vinh-trung");

        city.Set(Thursday(7, 59));
        Assert.Empty(await DueAsync(city));
        city.Set(Thursday(8));
        var first = Assert.Single(await DueAsync(city));
        city.Set(Thursday(9));
        var again = Assert.Single(await DueAsync(city));
        city.Set(Thursday(14, 20));
        var second = Assert.Single(await DueAsync(city));

        Assert.Equal((1, RemindOutcome.Queued, 2, 1), (first.Round, first.Outcome, first.Late, first.Queued));
        Assert.Equal((1, RemindOutcome.AlreadyQueued, 0), (again.Round, again.Outcome, again.Queued));
        Assert.Equal((2, RemindOutcome.Queued, 1), (second.Round, second.Outcome, second.Queued));
        Assert.Equal(["CV-don-doc-2024-W13-lan-1.docx"], first.Files.Select(Path.GetFileName));
        Assert.Equal([("phong-ldtbxh@mongcai.example", 1), ("phong-ldtbxh@mongcai.example", 2)], await MailAsync(city));
    }

    [Fact]
    public async Task Due_WardWithAnAddress_GetsTheLetterItself()
    {
        await using var city = await WithoutAsync("hai-hoa", "vinh-trung");
        var wards = city.Get<CityConfiguration>();
        var addressed = wards with { Register = new([.. wards.Register.Wards.Select(ward => ward.Slug == "hai-hoa" ? ward with { Mail = "hai-hoa@mongcai.example" } : ward)]) };
        city.Set(Thursday(8));

        var result = await city.Create<RemindWards>(addressed).RunAsync(ReportingWeek.Parse(Week), Stop);

        Assert.Equal(2, result.Queued);
        Assert.Equal([("hai-hoa@mongcai.example", 1), ("phong-ldtbxh@mongcai.example", 1)], await MailAsync(city));
    }

    /// <summary>Only the plan of 2024 is known: in January 2025 wards report on and are reminded, by a letter that cites no plan; a year later nobody reports any more.</summary>
    [Theory]
    [InlineData(2025, 16, 1)]
    [InlineData(2026, 15, 0)]
    public async Task Due_PlanOfTheYearNotKnownYet_RemindsWithoutCitingOne(int year, int thursday, int letters)
    {
        await using var city = await new SampleCity().OpenAsync();
        city.Set(new(year, 1, thursday, 8, 0, 0, TimeSpan.FromHours(7)));

        var results = await DueAsync(city);

        Assert.Equal(letters, results.Count);
        foreach (var path in results.SelectMany(result => result.Files))
        {
            var text = WordText.Of(await File.ReadAllBytesAsync(path, Stop));
            Assert.Contains("Để tổng hợp kết quả giảm hộ cận nghèo hằng tuần, các xã, phường gửi báo cáo", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Kế hoạch", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Due_AllHaveReported_SendsNothing()
    {
        await using var city = await WithoutAsync();
        city.Set(Thursday(14));

        var result = Assert.Single(await DueAsync(city));

        Assert.Equal((RemindOutcome.NobodyLate, 0), (result.Outcome, result.Queued));
        Assert.Empty(await MailAsync(city));
    }

    [Fact]
    public async Task Due_ProgramFailedOnAWardsFile_RemindsOnlyTheOthers()
    {
        await using var city = await WithoutAsync("hai-hoa", "vinh-trung");
        await FailAsync(city, "hai-hoa");
        city.Set(Thursday(8));
        var one = Assert.Single(await DueAsync(city));
        await FailAsync(city, "vinh-trung");
        city.Set(Thursday(14));
        var none = Assert.Single(await DueAsync(city));

        Assert.Equal((RemindOutcome.Queued, 1), (one.Outcome, one.Late));
        Assert.Equal(RemindOutcome.NobodyLate, none.Outcome);
    }

    [Theory]
    [InlineData(16, 59, 1)]
    [InlineData(17, 0, 0)]
    public async Task Due_FromTheDeadlineOn_RemindsNobody(int hour, int minute, int letters)
    {
        await using var city = await WithoutAsync("hai-hoa");
        city.Set(Thursday(hour, minute));

        Assert.Equal(letters, (await DueAsync(city)).Count);
    }

    [Fact]
    public async Task Run_ByHandAfterTheDeadline_SendsAnOverdueLetterOnce()
    {
        await using var city = await WithoutAsync("hai-hoa");
        city.Set(Thursday(18));
        var week = ReportingWeek.Parse(Week);

        var first = await city.Get<RemindWards>().RunAsync(week, Stop);
        var second = await city.Get<RemindWards>().RunAsync(week, Stop);

        Assert.Equal((2, RemindOutcome.Queued), (first.Round, first.Outcome));
        Assert.Equal((RemindOutcome.AlreadyQueued, 0), (second.Outcome, second.Queued));
    }

    [Fact]
    public async Task Run_WeekThatHasNotEnded_IsRefused()
    {
        await using var city = await WithoutAsync("hai-hoa");

        await Assert.ThrowsAsync<UsageException>(() => city.Get<RemindWards>().RunAsync(ReportingWeek.Parse("2024-W14"), Stop));
    }

    private static Task<IReadOnlyList<RemindResult>> DueAsync(SampleCity city) => city.Get<RemindWards>().RunDueAsync(Stop);

    /// <summary>Drops a file of a ward on which the program fails.</summary>
    private static async Task FailAsync(SampleCity city, string ward)
    {
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(city.Folders.Inbox, ward)).FullName, "bc.xlsx"), ward, Stop);
        var result = await city.Get<InboxPass>().RunAsync(
            new((file, _) => Task.FromResult<JudgedWorkbook>(new FailedWorkbook(file.Name, file.Sha256, "Crashed")), Ahead: 2), new(city.Calendar.DeadlineOf, _ => false, _ => true), Stop);
        Assert.Equal(Verdict.Failed, Assert.Single(result.Verdicts).Verdict);
    }

    private static async Task<SampleCity> WithoutAsync(params string[] late)
    {
        var city = await new SampleCity().OpenAsync();
        await city.IngestAsync(Week, ward => !late.Contains(ward), new DateTimeOffset(2024, 4, 3, 9, 0, 0, TimeSpan.FromHours(7)));
        return city;
    }

    private static async Task<List<(string Recipient, int Round)>> MailAsync(SampleCity city)
    {
        await using var db = await city.Get<IDbContextFactory<EtlDbContext>>().CreateDbContextAsync(Stop);
        var rows = await db.Set<OutboxMessage>().AsNoTracking().Where(row => row.Kind == "reminder-letter").ToListAsync(Stop);
        return [.. rows.OrderBy(row => row.Edition).ThenBy(row => row.Recipient, StringComparer.Ordinal).Select(row => (row.Recipient, row.Edition))];
    }
}
