using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Unit.Model;

public sealed class WeekCalendarTests
{
    private static readonly WeekCalendar Calendar = CalendarFile.Load(RepositoryRoot.Path("config", "calendar.yml"));

    private static DateTimeOffset Local(int year, int month, int day, int hour, int minute = 0) => new(year, month, day, hour, minute, 0, TimeSpan.FromHours(7));

    [Fact]
    public void Week13_IsDueOnThursdayAndClosedOnFridayOfTheNextWeek()
    {
        var week = ReportingWeek.Parse("2024-W13");

        Assert.Equal(Local(2024, 4, 4, 17), Calendar.DeadlineOf(week));
        Assert.Equal(Local(2024, 4, 5, 8), Calendar.CloseOf(week));
    }

    [Fact]
    public void Deadline_OnAHoliday_MovesToTheNextWorkingDay_AndTheClosingAfterIt()
    {
        var week = ReportingWeek.Parse("2024-W15"); // Thursday 18/4/2024 is Giỗ Tổ

        Assert.Equal(Local(2024, 4, 19, 17), Calendar.DeadlineOf(week));
        Assert.Equal(Local(2024, 4, 22, 8), Calendar.CloseOf(week));
    }

    [Theory]
    [InlineData(7, 59, 0)]
    [InlineData(8, 0, 1)]
    [InlineData(13, 59, 1)]
    [InlineData(14, 0, 2)]
    public void Round_ChangesAtTheMinuteOfEachReminder(int hour, int minute, int round) =>
        Assert.Equal(round, Calendar.RoundOf(ReportingWeek.Parse("2024-W13"), Local(2024, 4, 4, hour, minute)));

    [Fact]
    public void Reminders_OnAHoliday_MoveWithTheDeadline() =>
        Assert.Equal([Local(2024, 4, 19, 8), Local(2024, 4, 19, 14)], Calendar.RemindersOf(ReportingWeek.Parse("2024-W15")));

    [Fact]
    public void Reminders_ThatWouldNotComeBeforeTheDeadline_FallOut() =>
        Assert.Empty((Calendar with { Reminders = [new(DayOfWeek.Thursday, new(17, 0)), new(DayOfWeek.Friday, new(8, 0))] }).RemindersOf(ReportingWeek.Parse("2024-W13")));

    [Fact]
    public void LastClosable_ChangesAtTheMinuteOfClosing()
    {
        Assert.Equal("2024-W12", Calendar.LastClosable(Local(2024, 4, 5, 7, 59)).ToString());
        Assert.Equal("2024-W13", Calendar.LastClosable(Local(2024, 4, 5, 8)).ToString());
    }

    [Fact]
    public void LocalDay_IsTheCitysNotUtcs() =>
        Assert.Equal(new(2024, 4, 5), Calendar.LocalDay(new(2024, 4, 4, 17, 30, 0, TimeSpan.Zero)));
}
