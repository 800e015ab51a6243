using System.Globalization;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>Invents workbooks by number: the same seed and number give the same workbook.</summary>
/// <param name="seed">Seed.</param>
internal sealed class WorkbookMaker(int seed)
{
    private const int MostRows = 14;
    private const int MostColumns = 9;

    private static readonly string[] SheetNames = ["Biểu 01-TH", "Biểu 02-DS", "S", "Tờ 3"];

    /// <summary>Invents one.</summary>
    public MadeWorkbook Make(int number)
    {
        var random = RandomOf(number);
        var epoch1904 = random.Once(5);
        var formats = new List<MadeFormat> { new("General", 0) };
        var sheets = Enumerable.Range(0, random.Pick([1, 1, 1, 2, 3])).Select(i => Sheet(random, i, formats, epoch1904)).ToList();
        return new(string.Create(CultureInfo.InvariantCulture, $"w{number:000000}"), sheets, formats, epoch1904);
    }

    /// <summary>The source of chance of one number; the same on every machine and in every run.</summary>
    public Random RandomOf(int number) => new(unchecked((int)((((uint)seed * 2654435761) ^ (uint)number) * 2246822519)));

    private static MadeSheet Sheet(Random random, int number, List<MadeFormat> formats, bool epoch1904)
    {
        var cells = new List<MadeCell>();
        var row = 0;
        for (var left = random.Next(1, MostRows); left > 0; left--)
        {
            row += random.Once(8) ? random.Next(2, 40) : 1;
            var column = random.Once(6) ? random.Next(2, 60) : 1;
            for (var width = random.Next(1, MostColumns); width > 0; width--, column += random.Once(7) ? random.Next(2, 20) : 1) cells.Add(Cell(random, new(row, column), formats, epoch1904));
        }

        var hidden = Enumerable.Range(1, row).Where(_ => random.Once(12)).ToHashSet();
        return new(SheetNames[number], cells, Merges(random, row), hidden, random.Once(5) ? random.Next(1, 6) : null, number == 0 ? "visible" : random.Pick(["visible", "visible", "hidden", "veryHidden"]));
    }

    /// <summary>Ranges below each other: they never overlap.</summary>
    private static List<string> Merges(Random random, int rows)
    {
        var merges = new List<string>();
        for (var row = random.Next(1, 6); random.Once(3) && row <= rows; row += random.Next(3, 9))
        {
            var from = new CellAddress(row, random.Next(1, 4));
            merges.Add($"{from}:{new CellAddress(row + random.Next(0, 3), from.Column + random.Next(1, 3))}");
        }

        return merges;
    }

    private static MadeCell Cell(Random random, CellAddress address, List<MadeFormat> formats, bool epoch1904)
    {
        var (kind, stored, format) = Content(random);
        if (epoch1904 && kind == MadeKind.IsoDay) (kind, stored) = (MadeKind.Number, "44000");
        return new(address, kind, stored, Style(formats, format), random.Once(8) && kind is not (MadeKind.Blank or MadeKind.IsoDay));
    }

    private static (MadeKind Kind, string Stored, MadeFormat? Format) Content(Random random) => random.Next(24) switch
    {
        0 => (MadeKind.Boolean, random.Pick(["0", "1"]), random.Once(3) ? FormatPool.Number(random) : null),
        1 => (MadeKind.Error, ValuePool.Error(random), null),
        2 => (MadeKind.IsoDay, ValuePool.IsoDay(random), random.Once(5) ? null : FormatPool.Date(random)),
        3 => (MadeKind.Blank, "", FormatPool.Number(random)),
        4 => (MadeKind.Number, ValuePool.Number(random), null),
        5 => (MadeKind.Number, ValuePool.Number(random), FormatPool.Date(random)),
        6 or 7 => (MadeKind.Number, ValuePool.Time(random), FormatPool.Time(random)),
        >= 8 and < 12 => (MadeKind.Number, ValuePool.Day(random), FormatPool.Date(random)),
        >= 12 and < 18 => (MadeKind.Number, ValuePool.Number(random), FormatPool.Number(random)),
        18 => (MadeKind.Text, ValuePool.Text(random), FormatPool.Number(random)),
        _ => (MadeKind.Text, ValuePool.Text(random), null),
    };

    private static int Style(List<MadeFormat> formats, MadeFormat? format)
    {
        if (format is null) return 0;
        if (!formats.Contains(format)) formats.Add(format);
        return formats.IndexOf(format);
    }
}
