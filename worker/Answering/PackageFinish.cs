using System.IO.Compression;
using System.Text;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>What the packaging library cannot do: time stamps that do not come from the clock, and another kind of main part under the same name.</summary>
internal static class PackageFinish
{
    /// <summary>Kind of the main part of an .xlsx.</summary>
    public const string Plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private static readonly string[] OtherKinds =
    [
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        "application/vnd.ms-excel.template.macroEnabled.main+xml",
        "application/vnd.ms-excel.addin.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
    ];

    /// <summary>What the parts take when they are unpacked, as the package's directory says.</summary>
    /// <exception cref="InvalidDataException">It is no zip file.</exception>
    public static long UnpackedBytes(MemoryStream package)
    {
        using var zip = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        return zip.Entries.Sum(entry => entry.Length);
    }

    /// <summary>Makes the package an .xlsx whose parts all have one time.</summary>
    public static byte[] Write(MemoryStream package, DateTimeOffset moment)
    {
        using (var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true)) MakePlain(zip);
        var bytes = package.ToArray();
        PackageTimes.Set(bytes, moment);
        return bytes;
    }

    private static void MakePlain(ZipArchive zip)
    {
        if (zip.GetEntry("[Content_Types].xml") is not { } entry) return;
        using var content = entry.Open();
        var before = new StreamReader(content, Encoding.UTF8).ReadToEnd();
        var after = OtherKinds.Aggregate(before, (text, kind) => text.Replace($"\"{kind}\"", $"\"{Plain}\"", StringComparison.OrdinalIgnoreCase));
        if (after == before) return;
        content.SetLength(0);
        content.Write(Encoding.UTF8.GetBytes(after));
    }
}
