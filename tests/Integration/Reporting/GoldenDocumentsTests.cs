using System.Text;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reporting.Models.Reminders;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Tests.Integration.Pipeline;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;

namespace MongCai.Poverty.Etl.Tests.Integration.Reporting;

/// <summary>Every document of the sample quarter, from the wards' workbooks to the finished texts, against tests/goldens: model, mail as HTML and text, Word body.</summary>
public sealed class GoldenDocumentsTests
{
    private const string LastWeek = "2024-W13";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quarter_ItsLastWeekAndItsReview_AreAsRead()
    {
        await using var city = await new SampleCity().OpenAsync();
        foreach (var week in city.Folders.Weeks)
        {
            await city.IngestAsync(week);
            await city.CloseAsync(week);
        }

        var closing = city.Calendar.CloseOf(ReportingWeek.Parse(LastWeek));
        var result = await city.Get<PeriodResults>().WeekAsync(ReportingWeek.Parse(LastWeek), closing, Stop);
        var quarter = await city.Get<PeriodResults>().FindAsync(new Period(PeriodKind.Quarter, 2024, 1), asOf: null, Stop);

        Check(await city.Get<Reports>().RenderAsync(result, edition: 1, closing, Stop));
        Check(await city.Get<Reports>().RenderAsync(quarter!, edition: 1, closing, Stop));
    }

    [Fact]
    public async Task Reminder_OnTheMorningOfTheDeadline_IsAsRead()
    {
        await using var city = await new SampleCity().OpenAsync();
        await city.IngestAsync(LastWeek, ward => ward is not ("hai-hoa" or "vinh-trung"), new DateTimeOffset(2024, 4, 3, 9, 0, 0, TimeSpan.FromHours(7)));
        var week = ReportingWeek.Parse(LastWeek);
        var filings = (await city.Get<PeriodResults>().FetchAsync(week, null, Stop)).Filings;
        var morning = city.Calendar.RemindersOf(week)[0];

        Check((await city.Get<Reports>().RenderAsync(new Reminder(week, 1, morning, city.Calendar.DeadlineOf(week), city.Get<Configuration.CityConfiguration>().Plans.For(week), filings), Stop)).Letter);
    }

    private static void Check(RenderedReport report)
    {
        var stem = $"{report.Kind}/{report.Period}";
        var failures = new StringBuilder();
        foreach (var (extension, text) in (ReadOnlySpan<(string, string)>)
        [
            ("json", report.ModelJson), ("subject.txt", report.Subject), ("html", report.Html), ("txt", report.Text), ("docx.txt", WordText.Of(report.Attachments[0].Content)),
        ])
            if (Record.Exception(() => Golden.Matches(text, $"{stem}.{extension}")) is { } failure) failures.AppendLine(failure.Message);
        Assert.True(failures.Length == 0, failures.ToString());
    }
}
