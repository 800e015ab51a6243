using CsCheck;
using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Spreadsheets;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Spreadsheets;

public sealed class CellTextTests
{
    private static readonly string[] Pieces = ["ế", "=", "_", "_x000A_", "<", "&", "]]>", " ", "\n", "😀", "a"];

    private static readonly AnswerHeading Heading = new(null, null, "t.xls", "", DateTimeOffset.UnixEpoch);

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
    public void Of_AnyText_IsReadBackAsItWas() =>
        Gen.Int[0, Pieces.Length - 1].Array[1, 12].Select(picks => string.Concat(picks.Select(pick => Pieces[pick]))).Sample(
            text => Assert.Equal([$"A1={text} [General]"], WorkbookValues.Read(CopiedWorkbook.Build([new("DS", false, [new(new(1, 1), text, null)], [])], [], Heading)!)["DS"]), iter: 50);

    [Theory]
    [InlineData("=1", true)]
    [InlineData("@a", true)]
    [InlineData("a=1", false)]
    [InlineData("", false)]
    public void LooksLikeFormula_Text_IsDecidedByItsFirstLetter(string text, bool expected) => Assert.Equal(expected, CellText.LooksLikeFormula(text));

    [Fact]
    public void Quoted_SheetWithApostrophe_DoublesIt() => Assert.Equal("'Tổ ''1'''", CellText.Quoted("Tổ '1'"));
}
