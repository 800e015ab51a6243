using CsCheck;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reconciliation;

public sealed class EditionChangesTests
{
    /// <summary>Week 13 with some wards' figures moved at will: any two of them are editions of one week.</summary>
    private static readonly Gen<ReconciliationRecord> Editions = Gen.Select(Gen.Int[0, 16], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Bool).Array[0, 5].Select(moves =>
        ReconciliationRecord.Of(SampleResults.Week13(ward => moves.Aggregate(ward, (moved, move) => Moved(moved, move.Item1, move.Item2, move.Item3, move.Item4)))));

    [Fact]
    public void Between_EqualFigures_IsNothing() => Editions.Sample(edition => EditionChanges.Between(edition, edition).Count == 0);

    [Fact]
    public void Between_AppliedToTheOldFigures_GivesTheNew() => Gen.Select(Editions, Editions).Sample((before, after) =>
    {
        var figures = FrozenFigures.Of(before).ToDictionary();
        foreach (var change in EditionChanges.Between(before, after))
        {
            Assert.Equal(figures.GetValueOrDefault(change.Figure), change.Old);
            figures[change.Figure] = change.New;
        }

        foreach (var (key, value) in FrozenFigures.Of(after)) Assert.Equal(value, figures[key]);
    });

    [Fact]
    public void Between_ChangesOfTheWards_AddUpToTheCitys() => Gen.Select(Editions, Editions).Sample((before, after) =>
    {
        var changes = EditionChanges.Between(before, after);
        foreach (var figure in changes.Select(change => change.Figure).Where(figure => figure.Of is null).GroupBy(figure => figure.Name))
            Assert.Equal(
                changes.Where(change => change.Figure.Name == figure.Key && change.Figure.Ward is not null).Sum(change => change.Difference),
                changes.SingleOrDefault(change => change.Figure == new ReportFigure(null, figure.Key, null))?.Difference ?? 0);
    });

    [Fact]
    public void Between_NewVersion_NamesTheWorkbookSheetAndCell()
    {
        var after = Record(ward => ward.Ward.Code == "06742" ? HaiHoa(ward, FilingState.Accepted, version: 2) : ward);

        var change = EditionChanges.Between(Record(), after)[0];

        Assert.Equal((new ReportFigure("06742", "closing", null), 6L, 5L, ChangeReason.NewVersion), (change.Figure, change.Old, change.New, change.Reason));
        Assert.Equal(("sua.xlsx", 2, "2024-W13"), (change.Source!.Workbook.FileName, change.Source.Workbook.Version, change.Source.Workbook.Week));
        Assert.Equal(("Biểu 01-TH", "C17"), (change.Source.Sheet, change.Source.Cell));
    }

    [Theory]
    [InlineData(FilingState.Missing, FilingState.Late, ChangeReason.SubmittedLater)]
    [InlineData(FilingState.Rejected, FilingState.Accepted, ChangeReason.SubmittedLater)]
    [InlineData(FilingState.Accepted, FilingState.Missing, ChangeReason.Withdrawn)]
    [InlineData(FilingState.Missing, FilingState.Rejected, ChangeReason.CarriedOver)]
    [InlineData(FilingState.Accepted, FilingState.Late, ChangeReason.NewVersion)]
    public void Between_Filings_TellTheReason(FilingState before, FilingState after, ChangeReason reason)
    {
        var changes = EditionChanges.Between(
            Record(ward => ward.Ward.Code == "06742" ? ward with { State = before } : ward),
            Record(ward => ward.Ward.Code == "06742" ? HaiHoa(ward, after, version: 1) : ward));

        Assert.Contains(changes, change => change.Figure == new ReportFigure("06742", "closing", null) && change.Reason == reason);
    }

    [Fact]
    public void Between_ResavedWorkbookAfterTheDeadlineAndRemarks_IsNothing()
    {
        var resaved = ReconciliationRecord.Of(SampleResults.Week13(
            ward => ward with { State = FilingState.Late, Source = ward.Source! with { Version = 2, Sha256 = new string('1', 64), FileName = "moi.xlsx" } },
            new Finding("GN302", Severity.Warning, null, null, null, "Số liệu không cân đối.") { Ward = "06742" }));

        Assert.Empty(EditionChanges.Between(Record(), resaved));
        Assert.NotEqual(Record().ToJson(), resaved.ToJson());
    }

    [Fact]
    public void Between_SupportSponsorsAndIndicators_AreFiguresOfTheCity()
    {
        var before = SampleResults.Week13();
        var after = before with { Supports = [.. before.Supports.Skip(1)], Deprivations = [new("employment", 5), .. before.Deprivations.Skip(1)] };

        var changes = EditionChanges.Between(ReconciliationRecord.Of(before), ReconciliationRecord.Of(after));

        Assert.Equal(
            [("supportAmount", "health", 10_000_000L, 0L), ("deprivation", "employment", 4, 5), ("supportHouseholds", "health", 1, 0), ("supportLines", "health", 1, 0)],
            changes.Select(change => (change.Figure.Name, change.Figure.Of!, change.Old, change.New)).OrderByDescending(change => change.Old).ThenBy(change => change.Name, StringComparer.Ordinal));
        Assert.All(changes, change => Assert.Equal((null, ChangeReason.Sum), (change.Figure.Ward, change.Reason)));
    }

    [Fact]
    public void Parse_RecordOfTheFirstForm_IsComparedInWhatItHolds()
    {
        const string stored = """
            {"week":"2024-W13","plan":"57-kh-ubnd-2024","exitedToDate":1,"remaining":6,"discrepancies":[],
             "wards":[{"ward":"06742","state":"Accepted","sha256":"0","baseline":7,"opening":7,"exited":1,"left":1,"entered":0,"closing":6,"exitedToDate":1}]}
            """;
        var before = ReconciliationRecord.Parse(stored);
        var same = Record() with { Wards = [.. Record().Wards.Where(ward => ward.Ward == "06742")] };
        var other = same with { Wards = [.. same.Wards.Select(ward => ward with { Figures = [.. ward.Figures!.Select(figure => figure.Key == "closing" ? figure with { Value = 5 } : figure)] })] };

        Assert.Empty(EditionChanges.Between(before, same));
        Assert.Equal(["06742", null], EditionChanges.Between(before, other).Select(change => change.Figure.Ward));
    }

    [Fact]
    public void Record_StoredAndRead_IsTheSame() => Editions.Sample(edition => ReconciliationRecord.Parse(edition.ToJson()).ToJson() == edition.ToJson());

    private static ReconciliationRecord Record(Func<WardPosition, WardPosition>? change = null) => ReconciliationRecord.Of(SampleResults.Week13(change));

    private static WardPosition HaiHoa(WardPosition ward, FilingState state, int version) => ward with
    {
        State = state,
        Balance = ward.Balance.With(FigureKey.Closing, new(5, 20)),
        Source = ward.Source! with
        {
            Version = version,
            FileName = "sua.xlsx",
            Content = ward.Source.Content with { Summary = new([new("closing", 5, new Origin("Biểu 01-TH", "C17"))]) },
        },
    };

    private static WardPosition Moved(WardPosition ward, int index, int by, int filing, bool exits) => ward.Ward.Code != SampleResults.Plan.Wards[index].Ward ? ward : ward with
    {
        State = (FilingState)filing,
        Balance = (exits ? ward.Balance.With(FigureKey.New, new(by, by)) : ward.Balance).With(FigureKey.Closing, ward.Closing + new Counted(by, 4 * by)),
    };
}
