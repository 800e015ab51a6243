using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Unit.Configuration;

public sealed class PlanFolderTests : IDisposable
{
    private static readonly WardRegister Register = WardsFile.Load(RepositoryRoot.Path("config", "wards.yml"));
    private static readonly DateOnly Today = new(2026, 3, 1);

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Plan_IsForTheYearAfterItsBaseDate_WhateverTheFileIsCalled()
    {
        Lay("x.yml", 2026);
        Lay("a-2031.yml", 2027);

        var plans = Load().Plans;

        Assert.Equal([2026, 2027], plans.All.Select(plan => plan.Year));
        Assert.Equal(2027, plans.Find(Period.Parse("2026-W53"))!.Year); // 28/12/2026 to 3/1/2027
        Assert.Equal(2026, plans.Find(Period.Parse("2026-W52"))!.Year);
        Assert.Equal(2026, plans.Find(Period.Parse("2026-Q4"))!.Year);
        Assert.Null(plans.Find(Period.Parse("2025-W52")));
        Assert.Equal(2026, plans.Find(Period.Parse("2026-W01"))!.Year); // 29/12/2025 to 4/1/2026
    }

    [Fact]
    public void Plan_AmendedInTheYear_HoldsFromItsFirstDayOn()
    {
        Lay("a.yml", 2026);
        Lay("b.yml", 2026, "validFrom: 2026-07-01\n");

        var plans = Load().Plans;

        Assert.Equal(("a", "b"), (plans.On(new(2026, 6, 30))!.Id, plans.On(new(2026, 7, 1))!.Id));
        Assert.Equal("b", plans.Find(Period.Parse("2026-W27"))!.Id); // ends on 5/7
    }

    [Fact]
    public void Plan_ValidFromOutsideItsYear_IsAFaultAtItsLine()
    {
        Lay("a.yml", 2026, "validFrom: 2027-01-01\n");

        var fault = Assert.Single(Refused());

        Assert.Equal(("validFrom", 1), (fault.Place, fault.Line));
    }

    [Fact]
    public void Plans_TwoForTheSameDays_AreAFaultWithBothFiles()
    {
        Lay("a.yml", 2026);
        Lay("b.yml", 2026);

        Assert.All(Refused(), fault => Assert.Contains(fault.File.EndsWith("a.yml", StringComparison.Ordinal) ? "b.yml" : "a.yml", fault.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Draft_CountsForNothing_HoweverUnfinished()
    {
        Lay("a.yml", 2026);
        File.WriteAllText(folder.At("2027-du-thao.yml"), "draft: true\nbaseDate: 2026-12-31\nnumber:\n");

        var read = Load();

        Assert.Equal([2026], read.Plans.All.Select(plan => plan.Year));
        Assert.Equal((2027, true), (Assert.Single(read.Drafts).Year, read.Drafts[0].Faults.Count > 0));
        Assert.Empty(read.NotTaken);
    }

    [Theory]
    [InlineData(2025, false)] // an old plan, spoilt: told, and the work goes on
    [InlineData(2026, true)] // the running year's
    [InlineData(2027, false)]
    public void Plan_WithAFault_StopsOnlyTheRunningYear(int spoilt, bool stops)
    {
        foreach (var year in new[] { 2025, 2026, 2027 }) Lay($"{year}.yml", year, year == spoilt ? "decimals: 9\n" : "");

        if (stops) Assert.Contains(Refused(), fault => fault.Place == "decimals");
        else Assert.Equal("decimals", Assert.Single(Load().NotTaken).Place);
    }

    [Theory]
    [InlineData("06709", "\"06709\" ")] // the code still means Ka Long in 2024, Móng Cái 2 in 2026
    [InlineData("06715", "\"06715\" không có trong wards.yml tại ngày gốc (31/12/2025).")]
    public void Plan_NamesTheUnitsOfItsTime(string code, string problem)
    {
        File.WriteAllText(folder.At("a.yml"), Text(2026, "").Replace("06757", code, StringComparison.Ordinal));

        Assert.Contains(Refused(), fault => fault.Problem.StartsWith(problem, StringComparison.Ordinal) || fault.Problem.Contains("ghi hai lần", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_WithoutAUnitThatExists_IsAFaultThatNamesIt()
    {
        File.WriteAllText(folder.At("a.yml"), Text(2026, "").Replace("  - { ward: \"06757\", baseline: 0 }\n", "", StringComparison.Ordinal));

        Assert.Contains("thiếu xã Vĩnh Thực (06757)", Assert.Single(Refused()).Problem, StringComparison.Ordinal);
    }

    /// <summary>Somebody is typing next year's plan while the running year has none yet.</summary>
    [Theory]
    [InlineData("draft: true\nnumber: \"1/KH-UBND\nbaseDate: 2026-12-31\n", false, true)]
    [InlineData("draft: true # còn sửa\nnumber: \"1/KH-UBND\n", false, true)]
    [InlineData("#draft: true\nnumber: \"1/KH-UBND\n", true, false)] // may be the running year's
    [InlineData("number: \"1/KH-UBND\nbaseDate: 2026-12-31\n", false, false)]
    [InlineData("number: \"1/KH-UBND\nbaseDate: 2025-12-31\n", true, false)]
    public void Plan_WithBrokenSyntax_StopsOnlyTheRunningYear(string text, bool stops, bool isDraft)
    {
        File.WriteAllText(folder.At("a.yml"), text);

        if (stops) Assert.NotEmpty(Refused());
        else Assert.Equal((isDraft ? 1 : 0, isDraft ? 0 : 1), (Load().Drafts.Count, Load().NotTaken.Count));
    }

    [Theory]
    [InlineData(2025, false)]
    [InlineData(2026, true)]
    [InlineData(2027, false)]
    public void Plan_TheOnlyOneAndFaulty_StopsOnlyTheRunningYear(int year, bool stops)
    {
        Lay("a.yml", year, "decimals: 9\n");

        if (stops) Assert.NotEmpty(Refused());
        else Assert.NotEmpty(Load().NotTaken);
    }

    [Theory]
    [InlineData("[]", "không có đơn vị kế thừa nào")]
    [InlineData("[\"06709\", \"06712\"]", "có 2 đơn vị kế thừa (Móng Cái 2, Móng Cái 1)")]
    [InlineData("[\"06712\"]", null)]
    public void Plan_UnitThatEndsInItsYear_NeedsExactlyOneSuccessor(string successors, string? problem)
    {
        var wards = folder.At("wards.txt");
        File.WriteAllText(wards, File.ReadAllText(RepositoryRoot.Path("config", "wards.yml")).Replace("    slug: tran-phu\n    validFrom: 2008-09-24\n    validTo: 2025-06-30\n    successors: [\"06712\"]", $"    slug: tran-phu\n    validFrom: 2008-09-24\n    validTo: 2025-06-30\n    successors: {successors}", StringComparison.Ordinal));
        foreach (var year in new[] { 2024, 2025, 2026 }) Lay($"{year}.yml", year);

        var faults = PlanFolder.Load(folder.Path, WardsFile.Load(wards), Today).NotTaken;

        if (problem is null) Assert.Empty(faults);
        else Assert.Equal(("2025.yml", "wards[1].ward", true), faults is [var only] ? (Path.GetFileName(only.File), only.Place, only.Problem.Contains(problem, StringComparison.Ordinal)) : default);
    }

    [Theory]
    [InlineData("…/KH-UBND", "", true)]
    [InlineData("/KH-UBND", "", true)]
    [InlineData("…/KH-UBND", "draft: true\n", false)]
    [InlineData("1/KH-UBND", "", false)]
    public void Plan_NumberThatNobodyFilledIn_IsAFault(string number, string more, bool isFault)
    {
        File.WriteAllText(folder.At("a.yml"), Text(2026, more).Replace("number: 1/KH-UBND", $"number: \"{number}\"", StringComparison.Ordinal));

        if (isFault) Assert.Equal("number", Assert.Single(Refused()).Place);
        else Assert.Empty(Load().NotTaken.Concat(Load().Drafts.SelectMany(draft => draft.Faults)));
    }

    [Theory]
    [InlineData("", "baseDate")]
    [InlineData("validFrom: 2025-12-01\n", "validFrom")]
    [InlineData("validFrom: 2026-01-01\n", null)]
    public void Plan_CountedBeforeTheEndOfTheYear_NeedsItsFirstDay(string more, string? place)
    {
        File.WriteAllText(folder.At("a.yml"), Text(2026, more).Replace("baseDate: 2025-12-31", "baseDate: 2025-11-30", StringComparison.Ordinal));

        if (place is null) Assert.Single(Load().Plans.All);
        else Assert.Equal((place, false), Assert.Single(Refused()) is var fault ? (fault.Place, fault.Hint.Contains("bỏ mục", StringComparison.Ordinal)) : default);
    }

    [Theory]
    [InlineData("2026-01-02", true)]
    [InlineData("2026-01-01", false)]
    public void Plan_FirstOfItsYearAndLate_IsToldOf(string validFrom, bool isToldOf)
    {
        Lay("a.yml", 2026, $"validFrom: {validFrom}\n");
        Lay("b.yml", 2026, "validFrom: 2026-07-01\n");

        Assert.Equal(isToldOf ? 1 : 0, LookAhead.LateBeginnings(Load().Plans).Count());
    }

    [Fact]
    public void Folder_WithoutAnyPlan_IsAStateThatWaits() => Assert.Empty(Load().Plans.All);

    private PlanFolder Load() => PlanFolder.Load(folder.Path, Register, Today);

    private IReadOnlyList<ConfigurationFault> Refused() => Assert.Throws<ConfigurationFaultException>(() => Load()).Faults;

    private void Lay(string name, int year, string more = "") => File.WriteAllText(folder.At(name), Text(year, more));

    private static string Text(int year, string more)
    {
        var wards = Register.On(new(year - 1, 12, 31)).Select((ward, index) => $"  - {{ ward: \"{ward.Code}\", baseline: {(index == 0 ? 10 : 0)} }}\n");
        return $"{more}number: 1/KH-UBND\ndate: {year}-02-01\nbaseDate: {year - 1}-12-31\ntotalHouseholds: 100\nnearPoorHouseholds: 10\nmilestones:\n  - date: {year}-12-31\n    exits: 5\nwards:\n{string.Concat(wards)}";
    }
}
