using CsCheck;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reconciliation;

/// <summary>Laws of the reconciliation over random weeks of three wards: any statuses, any of them missing, in any order.</summary>
public sealed class ReconciliationLawTests
{
    private static readonly Ward[] Wards = [Some.HaiTien, Some.VanNinh, Some.BinhNgoc];

    private static readonly HouseholdStatus[] Statuses = Enum.GetValues<HouseholdStatus>();

    private static readonly PovertyPlan Plan = new(
        "test", "57/KH-UBND", new(2024, 2, 16), new(2023, 12, 31), 3000, 19, 0, [new("06751", 6, false), new("06748", 6, false), new("06733", 7, true)],
        [new(new(2024, 6, 30), 14), new(new(2024, 12, 31), 19)], RoundingRule.HalfUp, 2, 5);

    /// <summary>Per ward: whether it reports, last week's statuses, this week's.</summary>
    private static readonly Gen<(bool Reports, HouseholdStatus[] Before, HouseholdStatus[] Now)> AWard =
        Gen.Select(Gen.Bool, Status().Array[0, 7], Status().Array[0, 7]);

    [Fact]
    public void Order_OfSubmissions_DoesNotMatter() =>
        Gen.Select(AWard.Array[3], Gen.Shuffle(new[] { 0, 1, 2 })).Sample((wards, order) =>
        {
            var filings = Filings(wards);

            var straight = Reconcile(filings);
            var shuffled = Reconcile([.. order.Select(index => filings[index])]);

            Assert.Equal(ReconciliationRecord.Of(straight).ToJson(), ReconciliationRecord.Of(shuffled).ToJson());
            Assert.Equal(straight.Discrepancies, shuffled.Discrepancies);
            Assert.Equal(straight.Ledger.Entries, shuffled.Ledger.Entries);
            Assert.Equal(straight.Pace.City.RecentExits, shuffled.Pace.City.RecentExits);
        });

    [Fact]
    public void Sums_OfTheWards_AreTheCitys() =>
        AWard.Array[3].Sample(wards =>
        {
            var result = Reconcile(Filings(wards));

            Assert.Equal(result.Wards.Sum(ward => ward.Closing.Households), result.City.Closing.Households);
            Assert.Equal(result.Wards.Sum(ward => ward.Balance.Left.Persons), result.City.Balance.Left.Persons);
            Assert.Equal(result.Wards.Sum(ward => ward.ExitedToDate.Households), result.City.ExitedToDate.Households);
            Assert.Equal(result.Ledger.Opening + result.Ledger.Entered - result.Ledger.Left, result.Ledger.Closing);
            Assert.All(result.Milestones, milestone => Assert.Equal(milestone.Milestone.Exits, result.Pace.Wards.Values.Sum(pace => pace.Milestones.Single(one => one.Milestone == milestone.Milestone).Target)));
        });

    /// <summary>The same lists a week later: nobody moved, so nothing differs between the weeks.</summary>
    [Fact]
    public void SameAgain_FindsNothing() =>
        Status().Array[0, 7].Array[3].Sample(lists =>
        {
            var filings = Wards.Select((ward, index) => new WardFiling(
                ward, FilingState.Accepted, Filed(Submission(ward, Some.Week13, lists[index])), Filed(Submission(ward, Some.Week13.Previous, lists[index])), 0)).ToArray();

            var result = Reconcile(filings);

            Assert.DoesNotContain(result.Discrepancies, finding => finding.Code is "GN402" or "GN403" or "GN404" or "GN405" or "GN409");
            Assert.DoesNotContain(result.Ledger.Entries, entry => entry.Week == Some.Week13);
        });

    private static Gen<HouseholdStatus> Status() => Gen.Int[0, Statuses.Length - 1].Select(index => Statuses[index]);

    private static WardFiling[] Filings((bool Reports, HouseholdStatus[] Before, HouseholdStatus[] Now)[] wards) =>
        [.. Wards.Select((ward, index) => new WardFiling(
            ward,
            wards[index].Reports ? FilingState.Accepted : FilingState.Missing,
            wards[index].Reports ? Filed(Submission(ward, Some.Week13, wards[index].Now)) : null,
            Filed(Submission(ward, Some.Week13.Previous, wards[index].Before)),
            0))];

    private static ReconciliationResult Reconcile(WardFiling[] filings) => WeekReconciliation.Reconcile(new(Some.Week13, Plan, new(Wards), filings, []));

    private static Submission Submission(Ward ward, ReportingWeek week, HouseholdStatus[] statuses) =>
        Some.Submission(ward, week, 6, 0, [.. statuses.Select((status, index) => Some.Household(ward, index + 1, status))]);

    private static FiledSubmission Filed(Submission content) => new(1, 1, "bao-cao.xlsx", new('a', 64), new(2024, 4, 4, 3, 0, 0, TimeSpan.Zero), content, []);
}
