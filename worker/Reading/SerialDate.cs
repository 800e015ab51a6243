namespace MongCai.Poverty.Etl.Reading;

/// <summary>Excel's day counts: 1900 system (with its 29/2/1900 that never was) and 1904 system.</summary>
public static class SerialDate
{
    private const int EpochShift = 1462;

    /// <summary>The day of a count; null when it lies outside 1/1/1900 to 31/12/9999 or has a time of day that rounds away.</summary>
    /// <param name="serial">Days as stored.</param>
    /// <param name="epoch1904">True when the workbook counts from 1/1/1904.</param>
    public static DateOnly? ToDay(double serial, bool epoch1904)
    {
        var days = epoch1904 ? serial + EpochShift : serial < 60 ? serial + 1 : serial;
        return days is >= 1 and < 2958466 ? DateOnly.FromDateTime(DateTime.FromOADate(days)) : null;
    }

    /// <summary>The count that was stored, from the date which the reader made of it.</summary>
    /// <param name="date">Date.</param>
    /// <param name="epoch1904">True when the workbook counts from 1/1/1904.</param>
    public static double FromDate(DateTime date, bool epoch1904)
    {
        var days = Math.Round(date.ToOADate(), 8);
        return epoch1904 ? days - EpochShift : days < 61 ? days - 1 : days;
    }
}
