using System.ComponentModel.DataAnnotations;

namespace MongCai.Poverty.Etl.Reading;

/// <summary>How much a workbook may hold (section <c>Reading</c> of the settings). Everything is checked before the work that it would cost; beyond a limit the file is GN005.</summary>
public sealed class ReadingLimits
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Reading";

    /// <summary>Largest file, in bytes. Default 20 MiB.</summary>
    [Range(1024, 1024L * 1024 * 1024)]
    public long FileBytes { get; set; } = 20L * 1024 * 1024;

    /// <summary>Largest sum of the unpacked parts, in bytes. Default 200 MiB.</summary>
    [Range(1024, 1024L * 1024 * 1024)]
    public long UnpackedBytes { get; set; } = 200L * 1024 * 1024;

    /// <summary>Largest ratio of unpacked to packed bytes of one part above 1 MiB. Default 500: sheets of equal lines reach about 100.</summary>
    [Range(10, 100_000)]
    public int PackingRatio { get; set; } = 500;

    /// <summary>Most entries of the zip directory. Default 2,000.</summary>
    [Range(10, 100_000)]
    public int ZipEntries { get; set; } = 2_000;

    /// <summary>Most sheets. Default 50.</summary>
    [Range(1, 10_000)]
    public int Sheets { get; set; } = 50;

    /// <summary>Most rows of one sheet that hold something. Default 50,000.</summary>
    [Range(100, 1_048_576)]
    public int Rows { get; set; } = 50_000;

    /// <summary>Most columns of one sheet that hold something. Default 300.</summary>
    [Range(10, 16_384)]
    public int Columns { get; set; } = 300;

    /// <summary>Largest used range of one sheet, rows × columns, blank formatted cells counted. Default 20 million.</summary>
    [Range(10_000, 17_179_869_184)]
    public long UsedCells { get; set; } = 20_000_000;
}
