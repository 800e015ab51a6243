using CsCheck;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Model;

/// <summary>The nine positions of Mẫu 7.3 and what holds between them.</summary>
public sealed class BalanceTests
{
    private static readonly Gen<Counted> Count = Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 4000]).Select(pair => new Counted(pair.Item1, pair.Item2));

    private static readonly Gen<Balance> Any = Count.Array[9].Select(values => Balance.Of(key => values[Balance.Keys.ToList().IndexOf(key)]));

    [Fact]
    public void Difference_IsOpeningLessLeftPlusEnteredLessClosing() =>
        // 57 − 12 − 1 − 2 + 0 + 1 + 3 + 0 = 46; the form says 45.
        Assert.Equal(new Counted(1, 0), Balance.None.With(FigureKey.Opening, new(57, 0)).With(FigureKey.Exited, new(12, 0)).With(FigureKey.BecamePoor, new(1, 0)).With(FigureKey.OtherDecrease, new(2, 0))
            .With(FigureKey.Relapsed, new(1, 0)).With(FigureKey.New, new(3, 0)).With(FigureKey.Closing, new(45, 0)).Difference);

    [Fact]
    public void EndingAt_KeepsTheLaw() => Gen.Select(Any, Count).Sample((moved, closing) =>
    {
        var balance = Balance.EndingAt(closing, key => moved[key]);
        return balance.Difference == default && balance.Closing == closing && Balance.Movements.All(key => balance[key] == moved[key]);
    });

    [Fact]
    public void Sum_AddsEveryPosition() => Gen.Select(Any, Any).Sample((left, right) => Balance.Keys.All(key => (left + right)[key] == left[key] + right[key]) && (left + right).Difference == left.Difference + right.Difference);

    [Fact]
    public void Positions_AreThoseOfTheForm() => // the order and signs of config/forms/bc-tuan-v1.yml
        Assert.Equal(
            Judging.Form.Summary.Indicators.Where(indicator => indicator.Balance != 0).Select(indicator => (indicator.Key, indicator.Balance)),
            Balance.Keys.SkipLast(1).Select(key => ($"{key}", key == FigureKey.Opening || Balance.None.With(key, new(1, 0)).Entered.Households == 1 ? 1 : -1)));

    [Theory]
    [InlineData("closing", "closing", false)]
    [InlineData("closingPersons", "closing", true)]
    [InlineData("otherIncreasePersons", "otherIncrease", true)]
    public void Key_GoesThereAndBack(string key, string name, bool isPersons)
    {
        Assert.Equal(new FigureKey(name, isPersons), FigureKey.Parse(key));
        Assert.Equal(key, FigureKey.Parse(key).ToString());
    }

    [Fact]
    public void Still_HasNotMoved() => Count.Sample(remaining => !Balance.Still(remaining).HasMoved && Balance.Still(remaining).Difference == default);

    [Fact]
    public void Balance_OfEqualPositions_IsEqual() => Any.Sample(balance => balance.Equals(Balance.Of(key => balance[key])) && balance.GetHashCode() == Balance.Of(key => balance[key]).GetHashCode());
}
