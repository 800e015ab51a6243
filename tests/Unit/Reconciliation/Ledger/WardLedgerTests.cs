using CsCheck;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation.Ledger;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reconciliation.Ledger;

public sealed class WardLedgerTests
{
    private static readonly HouseholdStatus[] Statuses = Enum.GetValues<HouseholdStatus>();

    private static readonly string?[] Dates = [null, "2024-02-20", "2024-03-20"];

    [Fact]
    public void FirstList_GivesOpeningExitsAndArrivals()
    {
        var ledger = Of(List(12, (1, HouseholdStatus.NearPoor, null), (2, HouseholdStatus.Exited, "2024-03-05"), (3, HouseholdStatus.New, "2024-03-12")));

        Assert.Equal(["06751-001", "06751-002"], ledger.OpeningList);
        Assert.Equal(["06751-001", "06751-003"], ledger.ClosingList);
        Assert.Equal((2, 1, 1, 1, 2, 0), (ledger.Opening, ledger.Exited, ledger.Left, ledger.Entered, ledger.Closing, ledger.NetChange));
    }

    [Fact]
    public void Exit_IsToldWithItsReasonDecisionWeekAndCell()
    {
        var ledger = Of(
            List(12, (1, HouseholdStatus.NearPoor, null)),
            List(13, (1, HouseholdStatus.Exited, "2024-03-28")));

        var entry = Assert.Single(ledger.Entries);
        Assert.True(entry.IsExit);
        Assert.Equal(("06751", "06751-001", HouseholdStatus.Exited), (entry.Ward, entry.Household, entry.Status));
        Assert.Equal((new ReportingWeek(2024, 13), "12/QĐ-UBND", new DateOnly(2024, 3, 28)), (entry.Week, entry.Decision, entry.DecisionDate));
        Assert.Equal(new SourceCell("tuan-13.xlsx", new('d', 64), new(2024, 13), "Biểu 02-DS", "B10"), entry.Source);
    }

    [Theory]
    [InlineData("2024-03-14", "2024-W11")] // told in week 13, decided in week 11
    [InlineData(null, "2024-W13")] // no date: the week that first tells of it
    public void Week_IsThatOfTheDecision_ElseOfTheList(string? date, string week)
    {
        var ledger = Of(List(12, (1, HouseholdStatus.NearPoor, null)), List(13, (1, HouseholdStatus.Exited, date)));

        Assert.Equal(week, Assert.Single(ledger.Entries).Week?.ToString());
    }

    [Fact]
    public void Week_OfAnUndatedMovementOnTheFirstList_IsUnknown() =>
        Assert.Null(Assert.Single(Of(List(12, (1, HouseholdStatus.Exited, null))).Entries).Week);

    [Fact]
    public void HouseholdThatExitedAndCameBack_IsOneGrossExitAndNoNetChange()
    {
        var ledger = Of(
            List(11, (1, HouseholdStatus.NearPoor, null)),
            List(12, (1, HouseholdStatus.Exited, "2024-03-19")),
            List(13, (1, HouseholdStatus.Relapsed, "2024-03-27")));

        Assert.Equal((1, 1, 0), (ledger.Exited, ledger.Entered, ledger.NetChange));
        Assert.Equal([HouseholdStatus.Exited, HouseholdStatus.Relapsed], ledger.Entries.Select(entry => entry.Status));
    }

    [Fact]
    public void HouseholdThatVanished_LeftWithoutReason_WhereItLastStood()
    {
        var ledger = Of(List(12, (1, HouseholdStatus.NearPoor, null), (2, HouseholdStatus.NearPoor, null)), List(13, (2, HouseholdStatus.NearPoor, null)));

        var entry = Assert.Single(ledger.Entries);
        Assert.Equal((false, (HouseholdStatus?)null, "tuan-12.xlsx"), (entry.Entered, entry.Status, entry.Source.File));
        Assert.Equal((2, 0, 1), (ledger.Opening, ledger.Exited, ledger.Closing));
    }

    [Fact]
    public void HouseholdThatAppears_EnteredWithoutReason() =>
        Assert.Equal((true, (HouseholdStatus?)null), Of(List(12, (1, HouseholdStatus.NearPoor, null)), List(13, (1, HouseholdStatus.NearPoor, null), (2, HouseholdStatus.NearPoor, null))).Entries.Select(entry => (entry.Entered, entry.Status)).Single());

    [Fact]
    public void DateThatIsGivenLater_MendsTheOneMovement()
    {
        var ledger = Of(List(12, (1, HouseholdStatus.Exited, null)), List(13, (1, HouseholdStatus.Exited, "2024-03-06")));

        Assert.Equal(new ReportingWeek(2024, 10), Assert.Single(ledger.Entries).Week);
    }

    [Fact]
    public void WardWithoutLists_StandsAtThePlansNumber()
    {
        var ledger = WardLedger.Of(Some.BinhNgoc, 6, []);

        Assert.False(ledger.IsKnown);
        Assert.Equal((6, 6, 0), (ledger.Opening, ledger.Closing, ledger.Left));
    }

    [Fact]
    public void Constructor_RefusesAListThatDoesNotFollow()
    {
        var entries = Of(List(12, (1, HouseholdStatus.Exited, null))).Entries;

        Assert.Throws<ArgumentException>(() => new WardLedger(Some.BinhNgoc, ["06751-001"], [], []));
        Assert.Throws<ArgumentException>(() => new WardLedger(Some.BinhNgoc, [], entries, []));
        Assert.Equal(0, new WardLedger(Some.BinhNgoc, ["06751-001"], entries, []).Closing);
    }

    /// <summary>Whatever a ward may report from week to week: opening + entered − left = closing, and the order of the files does not matter.</summary>
    [Fact]
    public void Law_HoldsForAnyListsInAnyOrder()
    {
        var line = Gen.Select(Gen.Int[1, 6], Gen.Int[0, Statuses.Length - 1].Select(index => Statuses[index]), Gen.Int[0, 2].Select(index => Dates[index]));
        var lists = line.Array[0, 6].Array[1, 5];

        Gen.Select(lists, Gen.Int[0, 1000]).Sample((weeks, seed) =>
        {
            var filed = weeks.Select((lines, index) => List(8 + index, [.. lines.DistinctBy(one => one.Item1)])).ToArray();
            var shuffled = filed.ToArray();
            new Random(seed).Shuffle(shuffled);

            var ledger = WardLedger.Of(Some.BinhNgoc, 6, filed);

            Assert.Equal(ledger.Opening + ledger.Entered - ledger.Left, ledger.Closing);
            Assert.Equal(filed[^1].Content.Households.Count(household => household.Status.IsOnList()), ledger.Closing);
            Assert.Equal(ledger.Entries, WardLedger.Of(Some.BinhNgoc, 6, shuffled).Entries);
        });
    }

    [Fact]
    public void SameListAgain_TellsNothingNew()
    {
        var line = Gen.Select(Gen.Int[1, 6], Gen.Int[0, Statuses.Length - 1].Select(index => Statuses[index]), Gen.Int[0, 2].Select(index => Dates[index]));

        line.Array[0, 6].Sample(lines =>
        {
            var distinct = lines.DistinctBy(one => one.Item1).ToArray();

            Assert.Equal(Of(List(12, distinct)).Entries, Of(List(12, distinct), List(13, distinct)).Entries);
        });
    }

    private static WardLedger Of(params FiledSubmission[] lists) => WardLedger.Of(Some.BinhNgoc, 6, lists);

    private static FiledSubmission List(int week, params (int Number, HouseholdStatus Status, string? Date)[] lines) => new(
        week, 1, $"tuan-{week}.xlsx", new('d', 64), new(2024, 4, 4, 3, 0, 0, TimeSpan.Zero),
        Some.Submission(Some.BinhNgoc, new(2024, week), 6, 0, [.. lines.Select(line => Some.Household(Some.BinhNgoc, line.Number, line.Status) with
        {
            Decision = line.Date is null ? null : "12/QĐ-UBND",
            DecisionDate = line.Date is null ? null : DateOnly.ParseExact(line.Date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        })]), []);
}
