namespace MongCai.Poverty.Etl.Reading;

/// <summary>Excel's day counts: 1900 system (with its 29/2/1900 that never was) and 1904 system.</summary>
public static class SerialDate
{
    private const int EpochShift = 1462;
    private const int NoSuchDay = 60;
    private const int LastDay = 2_958_466;

    private static readonly DateOnly Epoch = new(1899, 12, 30);

    /// <summary>The day of a count; a time of day is dropped.</summary>
    /// <param name="serial">Days as stored.</param>
    /// <param name="epoch1904">True when the workbook counts from 1/1/1904.</param>
    /// <returns>Null for what no calendar has: before 1/1/1900 (in the 1904 system before 1/1/1904), the 29/2/1900 of the 1900 system, after 31/12/9999.</returns>
    public static DateOnly? ToDay(double serial, bool epoch1904)
    {
        if (!(serial >= (epoch1904 ? 0 : 1) && serial < LastDay - (epoch1904 ? EpochShift : 0))) return null;
        var days = (int)Math.Floor(serial);
        if (epoch1904) return Epoch.AddDays(days + EpochShift);
        return days == NoSuchDay ? null : Epoch.AddDays(days < NoSuchDay ? days + 1 : days);
    }

    /// <summary>The count of a day.</summary>
    /// <param name="day">Day.</param>
    /// <param name="epoch1904">True when the workbook counts from 1/1/1904.</param>
    public static double OfDay(DateOnly day, bool epoch1904)
    {
        var days = day.DayNumber - Epoch.DayNumber;
        return epoch1904 ? days - EpochShift : days <= NoSuchDay ? days - 1 : days;
    }
}
