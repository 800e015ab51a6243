using System.IO.Compression;

namespace MongCai.Poverty.Etl.Spreadsheets;

/// <summary>The times of a package's parts: the libraries write the present moment, and the same input shall give the same bytes.</summary>
internal static class PackageTimes
{
    /// <summary>The earliest time that a zip directory holds (APPNOTE 4.4.6); of parts that have no age.</summary>
    public static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Gives all parts one time.</summary>
    /// <param name="package">An open zip.</param>
    /// <param name="moment">When; the earliest where it is before that.</param>
    public static void Set(ZipArchive package, DateTimeOffset moment)
    {
        var stamp = moment < Earliest ? Earliest : moment.ToUniversalTime();
        foreach (var entry in package.Entries) entry.LastWriteTime = stamp;
    }
}
