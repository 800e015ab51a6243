using System.IO.Compression;

namespace MongCai.Poverty.Etl.Intake.Answers;

/// <summary>The time stamps inside a package, which the packaging library takes from the clock.</summary>
internal static class PackageDates
{
    // A zip directory counts from 1980 (APPNOTE 4.4.6).
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Gives every part the same time.</summary>
    public static byte[] Set(MemoryStream package, DateTimeOffset moment)
    {
        var stamp = moment < Earliest ? Earliest : moment.ToUniversalTime();
        using (var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries) entry.LastWriteTime = stamp;
        }

        return package.ToArray();
    }
}
