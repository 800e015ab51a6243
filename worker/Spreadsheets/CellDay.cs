namespace MongCai.Poverty.Etl.Spreadsheets;

/// <summary>Days as numbers: Excel counts them from 1900 on, with a 29/2/1900 that never was.</summary>
internal static class CellDay
{
    /// <summary>How days are shown.</summary>
    public const string Format = "dd/mm/yyyy";

    private static readonly DateTime First = new(1900, 1, 1);
    private static readonly DateTime FirstSure = new(1900, 3, 1);

    /// <summary>The number of a moment; null before 1900.</summary>
    public static double? Of(DateTime moment) => moment < First ? null : moment < FirstSure ? moment.ToOADate() - 1 : moment.ToOADate();

    /// <summary>The number of a day since 1/3/1900.</summary>
    public static decimal Of(DateOnly day) => day.DayNumber - DateOnly.FromDateTime(DateTime.FromOADate(0)).DayNumber;
}
