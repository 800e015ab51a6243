using MongCai.Poverty.Etl.Spreadsheets;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Spreadsheets;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("a\u0001b\u0000c\uFFFE", "abc")]
    [InlineData("a\r\nb\tc", "a\nb\tc")]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("_x004_", "_x004_")]
    public void Of_TextThatAWorkbookCannotHold_IsMadeFit(string text, string expected) => Assert.Equal(expected, CellText.Of(text));

    [Theory]
    [InlineData(32_767, 32_767)]
    [InlineData(32_768, 32_767)]
    public void Of_LongText_IsCutAtExcelsLimit(int letters, int expected) => Assert.Equal(expected, CellText.Of(new string('ế', letters)).Length);

    [Fact]
    public void Of_CutInsideAPair_LeavesNoHalf() => Assert.DoesNotContain(CellText.Of(new string('a', 32_765) + "😀😀"), char.IsSurrogate);

    [Fact]
    public void Of_HalfOfAPair_BecomesTheReplacementCharacter() => Assert.Equal("a\uFFFDb", CellText.Of($"a{(char)0xD83D}b"));

    [Fact]
    public void Quoted_SheetWithApostrophe_DoublesIt() => Assert.Equal("'Tổ ''1'''", CellText.Quoted("Tổ '1'"));
}
