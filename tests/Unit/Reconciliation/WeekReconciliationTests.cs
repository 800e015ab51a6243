using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Rules;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reconciliation;

public sealed class WeekReconciliationTests
{
    private static readonly ReportingWeek Week = Some.Week13;

    private static readonly Ward[] Wards = [Some.HaiTien, Some.VanNinh, Some.BinhNgoc];

    // Bình Ngọc 3/6, Vạn Ninh 1/6, Hải Tiến 2/7: six of nineteen.
    private static readonly PovertyPlan Plan = new(
        "test", "57/KH-UBND", new(2024, 2, 16), new(2023, 12, 31), 3000, 19, 0,
        [new("06751", 6, false), new("06748", 6, false), new("06733", 7, true)],
        [new(new(2024, 6, 30), 14), new(new(2024, 12, 31), 19)],
        RoundingRule.HalfUp, 2, 5);

    private static Submission BinhNgoc(ReportingWeek week) => Some.Submission(Some.BinhNgoc, week, 6, 1, Households(Some.BinhNgoc, 6, exited: 3));

    private static Submission VanNinh(ReportingWeek week) => Some.Submission(Some.VanNinh, week, 6, 0, Households(Some.VanNinh, 6, exited: 1));

    private static Submission HaiTien(ReportingWeek week) => Some.Submission(Some.HaiTien, week, 7, 0, Households(Some.HaiTien, 7, exited: 2));

    [Fact]
    public void City_IsTheSumOfItsWards()
    {
        var result = Reconcile(Filed(Some.BinhNgoc, BinhNgoc(Week)), Filed(Some.VanNinh, VanNinh(Week)), Filed(Some.HaiTien, HaiTien(Week)));

        Assert.Equal(new Ratio(6, 19), result.City.OfBaseline);
        Assert.Equal(13, result.City.Closing.Households);
        Assert.Equal(1, result.City.Balance[FigureKey.Exited].Households);
        Assert.Equal([(14, 8), (19, 13)], result.Milestones.Select(progress => (progress.Milestone.Exits, progress.Needed)));
        Assert.Equal(3, result.SubmittedCount);
    }

    [Fact]
    public void Order_OfTheFilings_DoesNotMatter()
    {
        var filings = new[] { Filed(Some.BinhNgoc, BinhNgoc(Week)), Missing(Some.VanNinh, VanNinh(Week.Previous)), Filed(Some.HaiTien, HaiTien(Week)) };

        var forward = Reconcile(filings);
        var backward = Reconcile([.. filings.Reverse()]);

        Assert.Equal(forward.Wards.Select(ward => ward.Ward.Code), backward.Wards.Select(ward => ward.Ward.Code));
        Assert.Equal(forward.Discrepancies, backward.Discrepancies);
        Assert.Equal(forward.Sponsors, backward.Sponsors);
    }

    [Fact]
    public void MissingWard_KeepsItsLastSnapshot_WithoutMovement_AndIsTold()
    {
        var result = Reconcile(Filed(Some.BinhNgoc, BinhNgoc(Week)), Missing(Some.VanNinh, VanNinh(Week.Previous)), Filed(Some.HaiTien, HaiTien(Week)));

        var ward = result.Wards.Single(position => position.Ward == Some.VanNinh);
        Assert.True(ward.IsCarriedOver);
        Assert.Equal(Week.Previous, ward.DataWeek);
        Assert.Equal((5, 1, 0), (ward.Closing.Households, ward.ExitedToDate.Households, ward.Balance[FigureKey.Exited].Households));
        Assert.Equal(6, result.City.ExitedToDate.Households);
        var told = Assert.Single(result.Discrepancies, finding => finding.Code == "GN406");
        Assert.Equal("06748", told.Ward);
        Assert.EndsWith("Đề nghị nộp ngay.", told.Message, StringComparison.Ordinal);
        Assert.EndsWith("đơn vị không phải gửi lại.", FigureRules.NoSubmission(Week, [Missing(Some.VanNinh, null) with { State = FilingState.Failed }]).Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WardThatNeverReported_StandsAtItsBaseline()
    {
        var result = Reconcile(Filed(Some.BinhNgoc, BinhNgoc(Week)), Missing(Some.VanNinh, null), Filed(Some.HaiTien, HaiTien(Week)));

        var ward = result.Wards.Single(position => position.Ward == Some.VanNinh);
        Assert.Null(ward.DataWeek);
        Assert.Equal((6, 0), (ward.Closing.Households, ward.ExitedToDate.Households));
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void GN401_IsRaised_WhenTheBaselineIsNotThePlans(int reported, bool raised)
    {
        var submission = BinhNgoc(Week) with { Summary = With(BinhNgoc(Week).Summary, "baseline", reported) };

        var result = Reconcile(Filed(Some.BinhNgoc, submission), Filed(Some.VanNinh, VanNinh(Week)), Filed(Some.HaiTien, HaiTien(Week)));

        Assert.Equal(raised, result.Discrepancies.Any(finding => finding.Code == "GN401" && finding.Ward == "06751"));
    }

    [Theory]
    [InlineData(4, false)] // Bình Ngọc opened with 4, and last week closed with 4
    [InlineData(5, true)]
    public void GN402_IsRaised_WhenTheOpeningIsNotLastWeeksClosing(int closing, bool raised)
    {
        var last = BinhNgoc(Week.Previous) with { Summary = With(With(BinhNgoc(Week.Previous).Summary, "closing", closing), "closingPersons", 16) };

        var result = Reconcile(Filed(Some.BinhNgoc, BinhNgoc(Week), last), Filed(Some.VanNinh, VanNinh(Week)), Filed(Some.HaiTien, HaiTien(Week)));

        Assert.Equal(raised, result.Discrepancies.Any(finding => finding.Code == "GN402"));
    }

    [Fact]
    public void GN402_IsNotRaised_AfterAGap()
    {
        var last = BinhNgoc(Week.Previous.Previous) with { Summary = With(BinhNgoc(Week).Summary, "closing", 6) };

        var result = Reconcile(Filed(Some.BinhNgoc, BinhNgoc(Week), last), Filed(Some.VanNinh, VanNinh(Week)), Filed(Some.HaiTien, HaiTien(Week)));

        Assert.DoesNotContain(result.Discrepancies, finding => finding.Code == "GN402");
    }

    [Fact]
    public void GN403_NamesTheHouseholdThatVanished()
    {
        var last = Some.Submission(Some.BinhNgoc, Week.Previous, 6, 0, Households(Some.BinhNgoc, 7, exited: 3));

        var result = Reconcile(Filed(Some.BinhNgoc, BinhNgoc(Week), last), Filed(Some.VanNinh, VanNinh(Week)), Filed(Some.HaiTien, HaiTien(Week)));

        Assert.Equal("06751-007", Assert.Single(result.Discrepancies, finding => finding.Code == "GN403").Household);
    }

    [Theory]
    [InlineData(HouseholdStatus.NearPoor, true)]
    [InlineData(HouseholdStatus.Exited, false)] // moved away: on one list only
    public void GN404_IsRaised_WhenOneIdentityIsOnTwoLists(HouseholdStatus inSecondWard, bool raised)
    {
        var shared = Some.Household(Some.BinhNgoc, 6);
        var second = Some.Submission(Some.VanNinh, Week, 6, 0, [.. Households(Some.VanNinh, 5, exited: 1), Some.Household(Some.VanNinh, 6, inSecondWard) with { NationalId = shared.NationalId }]);

        var result = Reconcile(Filed(Some.BinhNgoc, BinhNgoc(Week)), Filed(Some.VanNinh, second), Filed(Some.HaiTien, HaiTien(Week)));

        Assert.Equal(raised ? ["06748", "06751"] : [], result.Discrepancies.Where(finding => finding.Code == "GN404").Select(finding => finding.Ward).Order());
    }

    [Theory]
    [InlineData(null, "022070000516", true)] // one list has no number: name and birth date decide
    [InlineData("022070000516", "022070000999", false)] // two whole numbers that differ: two persons
    public void GN404_ComparesNameAndBirthDate_OnlyWhereANumberIsMissing(string? first, string? second, bool raised)
    {
        var born = BirthDate.Of(new DateOnly(1970, 5, 1));
        Household At(Ward ward, string? number) => Some.Household(ward, 6) with { Head = "Nguyễn Thị Mẫu", BirthDate = born, NationalId = number };
        var one = Some.Submission(Some.BinhNgoc, Week, 6, 1, [.. Households(Some.BinhNgoc, 5, exited: 3), At(Some.BinhNgoc, first)]);
        var two = Some.Submission(Some.VanNinh, Week, 6, 0, [.. Households(Some.VanNinh, 5, exited: 1), At(Some.VanNinh, second)]);

        var result = Reconcile(Filed(Some.BinhNgoc, one), Filed(Some.VanNinh, two), Filed(Some.HaiTien, HaiTien(Week)));

        Assert.Equal(raised ? 2 : 0, result.Discrepancies.Count(finding => finding.Code == "GN404"));
    }

    [Theory]
    [InlineData(HouseholdStatus.NearPoor, true)]
    [InlineData(HouseholdStatus.Relapsed, false)]
    [InlineData(HouseholdStatus.Exited, false)]
    public void GN405_IsRaised_WhenAnExitedHouseholdIsBackWithoutRelapse(HouseholdStatus now, bool raised)
    {
        var last = Some.Submission(Some.VanNinh, Week.Previous, 6, 0, Households(Some.VanNinh, 6, exited: 1));
        var current = Some.Submission(Some.VanNinh, Week, 6, 0, [Some.Household(Some.VanNinh, 1, now), .. Households(Some.VanNinh, 6, exited: 1).Skip(1)]);

        var result = Reconcile(Filed(Some.BinhNgoc, BinhNgoc(Week)), Filed(Some.VanNinh, current, last), Filed(Some.HaiTien, HaiTien(Week)));

        Assert.Equal(raised, result.Discrepancies.Any(finding => finding.Code == "GN405"));
    }

    // By 31/3/2024, 91 of 182 days to the first milestone have gone: half of 14, so 7 of 19 in the city and 2,21 of 6 in a ward.
    [Theory]
    [InlineData(7, false)]
    [InlineData(6, true)]
    public void GN408_IsRaised_ForTheCityBehindAnEvenPace(int exited, bool raised)
    {
        var haiTien = Some.Submission(Some.HaiTien, Week, 7, 0, Households(Some.HaiTien, 7, exited - 4));

        var result = Reconcile(Filed(Some.BinhNgoc, BinhNgoc(Week)), Filed(Some.VanNinh, VanNinh(Week)), Filed(Some.HaiTien, haiTien));

        Assert.Equal(raised, result.Discrepancies.Any(finding => finding.Code == "GN408" && finding.Ward is null));
        Assert.Contains(result.Discrepancies, finding => finding.Code == "GN408" && finding.Ward == "06748");
        Assert.DoesNotContain(result.Discrepancies, finding => finding.Code == "GN408" && finding.Ward == "06751");
    }

    [Theory]
    [InlineData(1050, false)] // 5 percent of 1,000 is allowed
    [InlineData(1051, true)]
    [InlineData(949, true)]
    public void GN409_IsRaised_WhenTheTotalMovedByMoreThanTheSetShare(int total, bool raised)
    {
        var current = BinhNgoc(Week) with { Summary = With(BinhNgoc(Week).Summary, "totalHouseholds", total) };

        var result = Reconcile(Filed(Some.BinhNgoc, current, BinhNgoc(Week.Previous)), Filed(Some.VanNinh, VanNinh(Week)), Filed(Some.HaiTien, HaiTien(Week)));

        Assert.Equal(raised, result.Discrepancies.Any(finding => finding.Code == "GN409"));
    }

    [Fact]
    public void Reconcile_OfAWeekWithItself_FindsNoMovementBetweenThem()
    {
        var same = new[] { BinhNgoc(Week.Previous), VanNinh(Week.Previous), HaiTien(Week.Previous) };
        var still = same.Select(submission => submission with
        {
            Week = Week,
            Summary = With(With(submission.Summary, "opening", submission.Summary.Closing), "openingPersons", submission.Summary.Count("closingPersons")),
        }).ToArray();

        var result = Reconcile([.. Wards.Reverse().Select((ward, index) => Filed(ward, still[index], same[index]))]);

        Assert.DoesNotContain(result.Discrepancies, finding => finding.Code is not "GN408");
    }

    [Fact]
    public void City_WhoseWardsDoNotAddUpToThePlan_CannotBeMade()
    {
        var plan = Plan with { NearPoorHouseholds = 20 };

        Assert.Throws<ArgumentException>(() => WeekReconciliation.Reconcile(new(Week, plan, new(Wards), [Filed(Some.BinhNgoc, BinhNgoc(Week)), Missing(Some.VanNinh, null), Missing(Some.HaiTien, null)], [])));
    }

    [Fact]
    public void Baseline_OfAMergedWard_IsTheSumOfItsPredecessors()
    {
        var merged = new Ward("06751", "Bình Ngọc Mới", WardKind.Phuong, "binh-ngoc-moi", new(2024, 3, 1), null);
        var register = new WardRegister(
        [
            Some.HaiTien,
            Some.VanNinh with { ValidTo = new(2024, 2, 29), Successors = ["06751"] },
            Some.BinhNgoc with { ValidTo = new(2024, 2, 29), Successors = ["06751"] },
            merged,
        ]);

        var baselines = Baselines.Of(Plan, register, Week.Sunday);

        Assert.Equal((12, 7), (baselines["06751"].Baseline, baselines["06733"].Baseline));
    }

    private static ReconciliationResult Reconcile(params WardFiling[] filings) =>
        WeekReconciliation.Reconcile(new(Week, Plan, new(Wards), filings, []));

    private static Household[] Households(Ward ward, int count, int exited) =>
        [.. Enumerable.Range(1, count).Select(number => Some.Household(ward, number, number <= exited ? HouseholdStatus.Exited : HouseholdStatus.NearPoor))];

    private static WardFiling Filed(Ward ward, Submission current, Submission? previous = null) =>
        new(ward, FilingState.Accepted, File(current), previous is null ? null : File(previous), 0);

    private static WardFiling Missing(Ward ward, Submission? previous) =>
        new(ward, FilingState.Missing, null, previous is null ? null : File(previous), 0);

    private static FiledSubmission File(Submission content) =>
        new(1, 1, "bao-cao.xlsx", new('a', 64), new(2024, 4, 4, 3, 0, 0, TimeSpan.Zero), content, []);

    private static Summary With(Summary summary, string key, decimal value) =>
        new([.. summary.Figures.Select(figure => figure.Key == key ? figure with { Value = value } : figure)]);
}
