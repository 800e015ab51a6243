using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Files;
using Xunit;
using static MongCai.Poverty.Etl.Tests.Kit.Reading.BiffWorkbookFile;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>What .xls says of letters that are struck out or raised.</summary>
public sealed class BiffMarksTests
{
    [Fact]
    public void FontsAndRuns_ThatStrikeOutOrRaise_AreKnown()
    {
        byte[] Font(int flags, int raised) => Record(0x0031, [.. Short(200), .. Short(flags), .. new byte[4], .. Short(raised), .. new byte[4], 1, 0, (byte)'F']);
        byte[] Rich(int font) => [.. Short(2), 8, .. Short(1), (byte)'1', (byte)'2', .. Short(1), .. Short(font)];
        byte[] globals =
        [
            .. Font(0, 0), .. Font(8, 0), .. Font(0, 1), .. Record(0x00E0, [.. Short(0), .. Short(0), .. new byte[16]]), .. Record(0x00E0, [.. Short(1), .. Short(0), .. new byte[16]]),
            .. Record(0x00FC, [3, 0, 0, 0, 3, 0, 0, 0, .. Rich(0), .. Rich(1), .. Rich(2)]),
        ];
        var sheet = Assert.Single(new BiffScan(Stream(globals, [[.. Cell(0x00FD, 0, 0, [0, 0, 0, 0]), .. Cell(0x00FD, 0, 1, [1, 0, 0, 0]), .. Cell(0x00FD, 0, 2, [2, 0, 0, 0]), .. Cell(0x0203, 0, 3, BitConverter.GetBytes(1.0), look: 1), .. Record(0x000A)]]), new()).Read());

        Assert.Equal([TextMarks.None, TextMarks.Struck, TextMarks.Raised, TextMarks.None], sheet.Rows[0].Cells.Select(cell => cell.Marks));
        Assert.Equal([false, false, false, true], sheet.Rows[0].Cells.Select(cell => cell.Style?.IsStruck == true));
    }
}
