using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>
/// A moment as UTC date and time, which both engines order and compare: text that sorts by time on SQLite, <c>timestamptz</c> on PostgreSQL.
/// Kept to whole microseconds, the finer of what both can hold.
/// </summary>
public sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(moment => ToStored(moment), stored => FromStored(stored))
{
    /// <summary>The stored form.</summary>
    public static DateTime ToStored(DateTimeOffset moment) => Cut(moment).UtcDateTime;

    /// <summary>The moment as it comes back from the store: UTC, whole microseconds.</summary>
    public static DateTimeOffset Cut(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static DateTimeOffset FromStored(DateTime stored) => new(DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}

/// <summary>A week as <c>2024-W13</c>, whose order as text is the order in time.</summary>
public sealed class WeekConverter() : ValueConverter<ReportingWeek, string>(week => week.ToString(), stored => ReportingWeek.Parse(stored));
