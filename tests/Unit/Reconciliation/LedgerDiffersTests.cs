using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reconciliation;

/// <summary>GN410: one ward of six households, whose list and whose summary say this or that.</summary>
public sealed class LedgerDiffersTests
{
    private static readonly PovertyPlan Plan = new(
        "test", "57/KH-UBND", new(2024, 2, 16), new(2023, 12, 31), 1000, 6, 0, [new("06751", 6, false)], [new(new(2024, 12, 31), 6)], RoundingRule.HalfUp, 2, 5);

    [Theory]
    [InlineData(6, false)]
    [InlineData(5, true)]
    public void Opening_IsHeldAgainstThePlan(int households, bool raised) =>
        Assert.Equal(raised, Raised(List(households, exitsInWeek: 0), exited: 0));

    [Theory]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    public void Movements_AreHeldAgainstTheSummary(int exited, bool raised) =>
        Assert.Equal(raised, Raised(List(6, exitsInWeek: 2), exited));

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)] // without a date, on the year's first list: they may be of this week
    [InlineData(3, true)]
    public void Movements_WithoutDate_MayBeOfAnyWeek(int exited, bool raised) =>
        Assert.Equal(raised, Raised([.. List(6, exitsInWeek: 2).Select(household => household with { DecisionDate = null })], exited));

    [Fact]
    public void Finding_SaysBothNumbers_AndNoHousehold()
    {
        var finding = Findings(List(6, exitsInWeek: 2), exited: 1).Single();

        Assert.Equal("Phường Bình Ngọc: số hộ thoát cận nghèo trong tuần theo danh sách từng hộ là 2 hộ, theo biểu tổng hợp là 1 hộ. Đối chiếu từng hộ với quyết định công nhận.", finding.Message);
        Assert.Equal(("06751", null), (finding.Ward, finding.Household));
    }

    private static bool Raised(Household[] households, int exited) => Findings(households, exited).Any();

    private static IEnumerable<Finding> Findings(Household[] households, int exited)
    {
        var filed = new FiledSubmission(1, 1, "a.xlsx", new('a', 64), default, Some.Submission(Some.BinhNgoc, Some.Week13, 6, exited, households), []);
        var input = new WeekInput(Some.Week13, Plan, new([Some.BinhNgoc]), [new(Some.BinhNgoc, FilingState.Accepted, filed, null, 0)], []);
        return WeekReconciliation.Reconcile(input).Discrepancies.Where(finding => finding.Code == "GN410");
    }

    private static Household[] List(int households, int exitsInWeek) =>
        [.. Enumerable.Range(1, households).Select(number => number <= exitsInWeek
            ? Some.Household(Some.BinhNgoc, number, HouseholdStatus.Exited) with { DecisionDate = new(2024, 3, 26) }
            : Some.Household(Some.BinhNgoc, number))];
}
