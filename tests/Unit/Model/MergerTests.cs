using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Model;

/// <summary>Two units become one on 1/7/2025, which bears the code of the first; a third had become part of the second before.</summary>
public sealed class MergerTests
{
    private static readonly Ward KaLong = Unit("06709", "Ka Long", 2008, new(2025, 6, 30), "06709");
    private static readonly Ward NinhDuong = Unit("06715", "Ninh Dương", 2008, new(2025, 6, 30), "06709");
    private static readonly Ward HoaLac = Unit("06718", "Hòa Lạc", 2008, new(2025, 3, 31), "06715");
    private static readonly Ward MongCai = Unit("06709", "Móng Cái 2", 2025, null);
    private static readonly WardRegister Register = new([KaLong, NinhDuong, HoaLac, MongCai]);
    private static readonly ReportingWeek Before = new(2025, 26);
    private static readonly ReportingWeek After = new(2025, 27);

    [Fact]
    public void Formers_AreThoseOfTheDay()
    {
        Assert.Empty(Register.FormersOf(NinhDuong, new(2025, 3, 31)));
        Assert.Equal([HoaLac], Register.FormersOf(NinhDuong, new(2025, 4, 1)));
        Assert.Equal([KaLong, NinhDuong], Register.FormersOf(MongCai, new(2025, 7, 1)));
        Assert.Equal([KaLong, NinhDuong, HoaLac], Register.AllFormersOf(MongCai, new(2025, 7, 1)));
    }

    [Fact]
    public void Lists_OfFormerUnits_AddUpAndKeepTheirCells()
    {
        var list = Lists([Filed(KaLong, Before, Some.Household(KaLong, 1)), Filed(NinhDuong, Before, Some.Household(NinhDuong, 1), Some.Household(NinhDuong, 2))])[^1];

        Assert.Equal((3, 2000, "06709"), (list.Content.Summary.Closing, list.Content.Summary.TotalHouseholds, list.Content.Ward));
        Assert.Equal([("Ka Long.xlsx", "B10"), ("Ninh Dương.xlsx", "B10"), ("Ninh Dương.xlsx", "B11")], list.Content.Households.Select(household => SourceCell.Of(list, household.Origin)!).Select(cell => (cell.File, cell.Cell)));
        Assert.True(list.IsWhollyOf(Before));
    }

    [Fact]
    public void Lists_OfDifferentWeeks_AreOfTheNewestAndNotWhollyOfIt()
    {
        var lists = Lists([Filed(KaLong, Before.Previous, Some.Household(KaLong, 1)), Filed(NinhDuong, Before, Some.Household(NinhDuong, 1))]);

        Assert.Equal([(Before.Previous, 1), (Before, 2)], lists.Select(list => (list.Content.Week, list.Content.Summary.Closing)));
        Assert.False(lists[^1].IsWhollyOf(Before));
    }

    /// <summary>The unit's own list has everything, so nothing of the former units is added to it.</summary>
    [Fact]
    public void Lists_AfterTheSuccessorsFirst_AreItsOwn()
    {
        var own = Filed(MongCai, After, Some.Household(KaLong, 1));

        Assert.Same(own, Lists([Filed(KaLong, Before, Some.Household(KaLong, 1)), own])[^1]);
    }

    /// <summary>A unit that goes on and takes another in: what it filed before and what the other filed, until its first list after that.</summary>
    [Fact]
    public void Lists_OfAUnitThatTookAnotherIn_HaveBothOnlyUntilItsNextList()
    {
        FiledSubmission[] filed = [Filed(NinhDuong, new(2025, 13), Some.Household(NinhDuong, 1)), Filed(HoaLac, new(2025, 13), Some.Household(HoaLac, 1)), Filed(NinhDuong, new(2025, 15), Some.Household(NinhDuong, 1))];
        var lists = new Merger(Register, filed.ToLookup(one => Register.Find(one.Content.Ward, one.Content.Week.Sunday)!)).ListsOf(NinhDuong, new(2025, 4, 20));

        Assert.Equal([2, 1], lists.Select(list => list.Content.Households.Count));
    }

    [Fact]
    public void Code_OfAnotherPersonNow_IsToldApartByTheNationalId()
    {
        var (one, other) = (Some.Household(KaLong, 1), Some.Household(NinhDuong, 1));
        var lists = Lists([Filed(KaLong, Before, one), Filed(NinhDuong, Before, other), Filed(MongCai, After, other with { Code = "06709-001" }, one with { Code = "06709-002" })]);

        Assert.Equal(["06709-002", "06709-001"], Codes(lists[0]));
        Assert.Equal([CodeLink.NationalId, CodeLink.NationalId], Links(lists[0]));
    }

    /// <summary>Without CCCD a number that may have been given out anew proves nothing, unless the person fits; a code of a unit that is gone does.</summary>
    [Theory]
    [InlineData("Nguyễn Văn Mẫu 1", "06709-001", CodeLink.SameCode)]
    [InlineData("Trần Thị Mẫu", "06709-001 (phường Ka Long)", CodeLink.None)]
    public void Code_WithoutNationalId_HoldsWhereThePersonFits(string head, string code, CodeLink link)
    {
        var household = Some.Household(KaLong, 1) with { NationalId = null };
        var lists = Lists([Filed(KaLong, Before, household), Filed(MongCai, After, household with { Head = head })]);

        Assert.Equal([code], Codes(lists[0]));
        Assert.Equal([link], Links(lists[0]));
    }

    [Fact]
    public void Code_OfAUnitThatIsGone_IsProofWhoeverHeadsTheHousehold()
    {
        var household = Some.Household(NinhDuong, 1) with { NationalId = null };

        Assert.Equal([CodeLink.SameCode], Links(Lists([Filed(NinhDuong, Before, household), Filed(MongCai, After, household with { Head = "Trần Thị Mẫu" })])[0]));
    }

    [Fact]
    public void Code_ThatTheCitySays_HoldsFromItsDay()
    {
        var household = Some.Household(NinhDuong, 1) with { NationalId = null };
        FiledSubmission[] filed = [Filed(NinhDuong, Before, household), Filed(MongCai, After, household with { Code = "06709-009" })];

        Assert.Equal([CodeLink.Recoded], Links(Lists(filed, new RecodedHousehold(new(2025, 7, 1), "06715-001", "06709-009"))[0]));
        Assert.Equal([CodeLink.None], Links(Lists(filed, new RecodedHousehold(new(2025, 7, 2), "06715-001", "06709-009"))[0]));
    }

    /// <summary>It moved from one unit to the other before they became one: the line that left stays a line of its own.</summary>
    [Fact]
    public void Household_OnTwoLists_StaysTwoLines()
    {
        var here = Some.Household(KaLong, 1);
        var (left, came) = (here with { Status = HouseholdStatus.OtherDecrease }, here with { Code = "06715-007", Status = HouseholdStatus.OtherIncrease });
        var lists = Lists([Filed(KaLong, Before, left), Filed(NinhDuong, Before, came), Filed(MongCai, After, left, came)]);

        Assert.Equal(["06709-001", "06715-007"], Codes(lists[0]));
    }

    /// <summary>A code that was changed later than on the day of the merger is followed through.</summary>
    [Fact]
    public void Code_ChangedWeeksLater_IsFollowedBack()
    {
        var household = Some.Household(NinhDuong, 1);
        var lists = Lists([Filed(NinhDuong, Before, household), Filed(MongCai, After, household), Filed(MongCai, After.Next, household with { Code = "06709-004" })]);

        Assert.All(lists, list => Assert.Equal(["06709-004"], Codes(list)));
    }

    [Fact]
    public void Unheard_AreThoseWithoutAnyList_UntilTheSuccessorHasSentOne()
    {
        FiledSubmission[] filed = [Filed(KaLong, Before, Some.Household(KaLong, 1)), Filed(MongCai, After, Some.Household(KaLong, 1))];
        var merger = new Merger(Register, filed.ToLookup(one => Register.Find(one.Content.Ward, one.Content.Week.Sunday)!));

        Assert.Equal([NinhDuong], merger.Unheard(MongCai, After));
        Assert.Empty(merger.Unheard(MongCai, After.Next));
    }

    private static IReadOnlyList<FiledSubmission> Lists(IEnumerable<FiledSubmission> filed, params RecodedHousehold[] recoded) =>
        new Merger(Register with { Recoded = recoded }, filed.ToLookup(one => Register.Find(one.Content.Ward, one.Content.Week.Sunday)!)).ListsOf(MongCai, new(2025, 12, 31));

    private static FiledSubmission Filed(Ward ward, ReportingWeek week, params Household[] households) =>
        new(1, 1, $"{ward.Name}.xlsx", "", DateTimeOffset.UnixEpoch, Some.Submission(ward, week, households.Length, 0, households), []);

    private static IEnumerable<string> Codes(FiledSubmission list) => [.. list.Content.Households.Select(household => household.Code)];

    private static IEnumerable<CodeLink> Links(FiledSubmission list) => [.. list.Content.Households.Select(household => household.Former!.By)];

    private static Ward Unit(string code, string name, int from, DateOnly? to, params string[] successors) =>
        new(code, name, WardKind.Phuong, name, from == 2025 ? new(2025, 7, 1) : Some.CityFounded, to) { Successors = successors };
}
