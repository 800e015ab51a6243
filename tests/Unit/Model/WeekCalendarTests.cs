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
