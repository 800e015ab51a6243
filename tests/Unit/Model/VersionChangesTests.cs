using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Unit.Model;

public sealed class VersionChangesTests
{
    private static readonly Submission Before = new()
    {
        Ward = "06751",
        Week = new(2024, 13),
        Summary = new([Figure("opening", 5), Figure("closing", 5), Figure("reportedPercent", null)]),
        Households = [Household(1), Household(2), Household(3)],
        Supports = [Support(1, 5_000_000), Support(2, 5_000_000)],
    };

    [Fact]
    public void Between_SameContentInOtherCells_IsNoChange()
    {
        var moved = Before with
        {
            Summary = new([Figure("opening", 5.0m), Figure("closing", 5), Figure("reportedPercent", null)]),
            Households = [.. Before.Households.Reverse().Select(household => household with { Origin = new("DS", "B99") })],
            Supports = [.. Before.Supports.Reverse()],
        };

        Assert.True(VersionChanges.Between(Before, moved).AreNone);
    }

    [Fact]
    public void Between_Figures_AreThoseThatDifferInTheOrderOfTheSheet()
    {
        var after = Before with { Summary = new([Figure("opening", 5), Figure("closing", 4), Figure("reportedPercent", 28.57m), Figure("exited", 1)]) };

        Assert.Equal([new("closing", 5, 4), new("reportedPercent", null, 28.57m), new("exited", null, 1)], VersionChanges.Between(Before, after).Figures);
    }

    [Fact]
    public void Between_Households_AreCountedByWhatBecameOfThem()
    {
        var after = Before with { Households = [Household(1) with { Status = HouseholdStatus.Exited, Members = 3 }, Household(2) with { Deprivations = ["water", "toilet"] }, Household(4), Household(5)] };

        var changes = VersionChanges.Between(Before, after);

        Assert.Equal((2, 1, 1, 1), (changes.Added, changes.Removed, changes.Moved, changes.Edited));
        Assert.Empty(changes.Figures);
        Assert.False(changes.AreNone);
    }

    [Fact]
    public void Between_Supports_AreCountedAsLines()
    {
        var after = Before with { Supports = [Support(1, 5_000_000), Support(1, 5_000_000), Support(2, 6_000_000)] };

        var changes = VersionChanges.Between(Before, after);

        Assert.Equal((2, 1), (changes.SupportsAdded, changes.SupportsRemoved));
    }

    private static SummaryFigure Figure(string key, decimal? value) => new(key, value, new("Biểu 01-TH", $"C{key.Length}"));

    private static Household Household(int number) => new()
    {
        Code = $"06751-00{number}",
        Head = "Nguyễn Thị Mẫu",
        Members = 4,
        Status = HouseholdStatus.NearPoor,
        Deprivations = ["water"],
        Origin = new("Biểu 02-DS", $"B{number}"),
    };

    private static Support Support(int number, long amount) => new() { Code = $"06751-00{number}", Policy = SupportPolicy.Housing, Amount = amount, Origin = new("Biểu 03-HT", $"B{number}") };
}
