using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Tests.Kit.Reading;

/// <summary>An invented city of any number of units: its configuration, and a sound weekly workbook of each for 2024-W13. The same numbers give the same bytes.</summary>
/// <param name="units">1 to 17,000.</param>
/// <param name="households">Households on each unit's list, 1 to 900.</param>
public sealed partial class GeneratedCity(int units, int households)
{
    /// <summary>Units that share one workbook but for their code, name and the identity numbers of their households.</summary>
    private const int UnitsPerOriginal = Provinces * SerialShifts;

    private const int Provinces = 60;
    private const int SerialShifts = 6;
    private const int Serials = 1000;

    /// <summary>The kinds of the parts, which our tests leave out and other readers ask for.</summary>
    private const string ContentTypes = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
        <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
        <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>
        """;

    private readonly Dictionary<int, Dictionary<string, string>> originals = [];

    /// <summary>Writes config/ and inbox/ of a city below a folder.</summary>
    public static GeneratedCity Write(string folder, int units, int households)
    {
        var city = new GeneratedCity(units, households);
        city.WriteConfiguration(Path.Combine(folder, "config"));
        city.WriteInbox(Path.Combine(folder, "inbox"));
        return city;
    }

    /// <summary>Households of all units.</summary>
    public int Households => units * households;

    /// <summary>What does not depend on the units is the project's own.</summary>
    private void WriteConfiguration(string folder)
    {
        foreach (var name in (string[])["calendar.yml", "recipients.yml", "report.yml", "forms/bc-tuan-v1.yml", "forms/mau-7-3.yml"]) Write(folder, name, File.ReadAllText(RepositoryRoot.Path("config", name)));
        Write(folder, "wards.yml", "wards:\n" + string.Concat(Enumerable.Range(0, units).Select(unit =>
            $"  - {{ code: \"{Code(unit)}\", name: {Name(unit)}, kind: phường, slug: {Slug(unit)}, validFrom: 2008-09-24 }}\n")));
        Write(folder, "plans/57-kh-ubnd-2024.yml", $$"""
            number: 57/KH-UBND
            date: 2024-02-16
            baseDate: 2023-12-31
            totalHouseholds: {{units * 980}}
            nearPoorHouseholds: {{Households}}
            poorHouseholds: 0
            milestones:
              - { date: 2024-06-30, exits: {{Math.Max(1, Households * 2 / 3)}} }
              - { date: 2024-12-31, exits: {{Households}} }
            wards:

            """ + string.Concat(Enumerable.Range(0, units).Select(unit => $"  - {{ ward: \"{Code(unit)}\", baseline: {households} }}\n")));
    }

    private void WriteInbox(string folder)
    {
        for (var unit = 0; unit < units; unit++)
        {
            var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, Slug(unit))).FullName, "bao-cao-tuan.xlsx");
            File.WriteAllBytes(path, Workbook(unit));
        }
    }

    private static string Code(int unit) => string.Create(CultureInfo.InvariantCulture, $"{10000 + unit:00000}");

    private static string Name(int unit) => string.Create(CultureInfo.InvariantCulture, $"Mẫu {unit + 1:00000}");

    private static string Slug(int unit) => string.Create(CultureInfo.InvariantCulture, $"mau-{unit + 1:00000}");

    private static void Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private byte[] Workbook(int unit)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in Original(unit / UnitsPerOriginal))
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(name == "[Content_Types].xml" ? ContentTypes : Of(unit, text)));
            }
        }

        return stream.ToArray();
    }

    /// <summary>Identity numbers stay invented (serials below 1000) and no two households of the city have the same.</summary>
    private static string Of(int unit, string text)
    {
        var province = string.Create(CultureInfo.InvariantCulture, $"{1 + (unit % Provinces):000}");
        var shift = unit / Provinces % SerialShifts * (Serials / SerialShifts);
        return NationalId().Replace(text, found => string.Create(
                CultureInfo.InvariantCulture, $"{province}{found.Groups["born"].Value}{(int.Parse(found.Groups["serial"].Value, CultureInfo.InvariantCulture) + shift) % Serials:000000}"))
            .Replace("06751", Code(unit), StringComparison.Ordinal)
            .Replace("BÌNH NGỌC", Name(unit).ToUpperInvariant(), StringComparison.Ordinal)
            .Replace("Bình Ngọc", Name(unit), StringComparison.Ordinal);
    }

    private Dictionary<string, string> Original(int number)
    {
        if (originals.TryGetValue(number, out var parts)) return parts;
        using var zip = new ZipArchive(new MemoryStream(LargeWorkbook.Bytes(number, households, areStringsShared: true)));
        parts = zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }, StringComparer.Ordinal);
        originals.Add(number, parts);
        return parts;
    }

    [GeneratedRegex(@"\b022(?<born>[0-3]\d\d)(?<serial>\d{6})\b", RegexOptions.None, 10_000)]
    private static partial Regex NationalId();
}
