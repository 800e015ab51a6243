using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Fuzz;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Reading;

/// <summary>What the fuzz run calls wrong, shown on answers that were tampered with.</summary>
public sealed class OracleTests
{
    private static readonly OriginalWorkbook Original = Made();

    [Theory]
    [InlineData("H10", false)] // the hamlet
    [InlineData("D10", true)] // the CCCD
    [InlineData("H11", true)] // the hamlet of the next line
    [InlineData("B10", false)] // the code: without it the line is none
    public void Hamlet_ThatChanged_IsFreeOnlyWhereItsOwnCellWasTouched(string touched, bool isWrong)
    {
        var households = Original.Content.Households.ToList();
        households[0] = households[0] with { Hamlet = "Khu khác" };

        Assert.Equal(isWrong, Violations(Touch.OfCell("Biểu 02-DS", At(touched)), Original.Content with { Households = households }).Any());
    }

    [Theory]
    [InlineData("E10", false)]
    [InlineData("H10", true)]
    public void Birth_ThatChanged_HangsOnItsOwnColumns(string touched, bool isWrong)
    {
        var households = Original.Content.Households.ToList();
        households[0] = households[0] with { BirthDate = BirthDate.Of(1977), NationalId = null };

        Assert.Equal(isWrong, Violations(Touch.OfCell("Biểu 02-DS", At(touched)), Original.Content with { Households = households }).Any());
    }

    [Fact]
    public void Figure_ThatChanged_IsFreeOnlyInItsOwnCell()
    {
        var figures = Original.Content.Summary.Figures.ToList();
        var (at, other) = (figures.FindIndex(figure => figure.Key == "closing"), figures.Find(figure => figure.Key == "opening")!.Origin!);
        var origin = figures[at].Origin!;
        figures[at] = figures[at] with { Value = 99 };
        var tampered = Original.Content with { Summary = new(figures) };

        Assert.Empty(Violations(Touch.OfCell(origin.Sheet, At(origin.Cell)), tampered));
        Assert.Single(Violations(Touch.OfCell(other.Sheet, At(other.Cell)), tampered));
    }

    [Fact]
    public void Answer_ThatIsTheSame_IsRight() => Assert.Empty(Violations(Touch.OfCell("Biểu 02-DS", At("H10")), Original.Content));

    private static IEnumerable<string> Violations(Touch touched, Submission content) =>
        Oracle.Check(Original, new("test", "", [], touched), new AcceptedSubmission("a.xlsx", "", [], content));

    private static CellAddress At(string cell) => CellAddress.TryParse(cell, out var address) ? address : throw new ArgumentException("no cell", nameof(cell));

    private static OriginalWorkbook Made()
    {
        var bytes = new WorkbookFile(new TestWorkbook()).Bytes();
        return new("made", bytes, ((AcceptedSubmission)Judging.Judge().Judge("a.xlsx", bytes)).Content);
    }
}
