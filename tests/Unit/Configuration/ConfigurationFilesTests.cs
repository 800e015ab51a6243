using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Unit.Configuration;

public sealed class ConfigurationFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("config-").FullName;

    private static string Config(string name) => RepositoryRoot.Path("config", name);

    private static WardRegister Register => WardsFile.Load(Config("wards.yml"));

    [Theory]
    [InlineData("2024-10-31", 17)] // domain.md 1.1
    [InlineData("2024-11-01", 16)] // Nghị quyết 1199/NQ-UBTVQH15
    [InlineData("2025-06-30", 16)]
    [InlineData("2025-07-01", 6)] // Nghị quyết 1679/NQ-UBTVQH15
    public void Register_KnowsTheUnitsOfEachTime(string day, int units) =>
        Assert.Equal(units, Register.Wards.Count(ward => ward.ExistsOn(DateOnly.ParseExact(day, "yyyy-MM-dd", null))));

    [Fact]
    public void Register_SameCodeMeansAnotherUnitAfterJuly2025()
    {
        Assert.Equal("Ka Long", Register.Find("06709", new(2025, 6, 30))!.Name);
        Assert.Equal("Móng Cái 2", Register.Find("06709", new(2025, 7, 1))!.Name);
    }

    [Fact]
    public void Register_FollowsHoaLacThroughTwoMergers() =>
        Assert.Equal(["Móng Cái 1"], Register.SuccessorsOf("06718", new(2023, 12, 31), new(2025, 7, 1)).Select(ward => ward.Name));

    [Theory]
    [InlineData("ka-long@mongcai.example", true)]
    [InlineData("ka-long@elsewhere.example", false)]
    [InlineData("ka-long", false)]
    public void Register_MailOfAWard_MustBeAnAddressThatIsAllowed(string address, bool allowed)
    {
        var path = Copy("wards.yml", text => text.Replace("    slug: ka-long\n", $"    slug: ka-long\n    mail: {address}\n", StringComparison.Ordinal));
        var options = new MailOptions { AllowedDomains = ["mongcai.example"] };

        if (allowed) Assert.Equal(address, WardsFile.Load(path, options).Wards[0].Mail);
        else Assert.Contains(address, Assert.Throws<ConfigurationFaultException>(() => WardsFile.Load(path, options)).Faults.Single().Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-07-01", "06715-001", "06709-012", null)]
    [InlineData("2025-07-02", "06715-001", "06709-012", "recoded[0].from")]
    [InlineData("2025-07-01", "06715-001", "06712-012", "recoded[0].from")] // Ninh Dương became part of 06709
    [InlineData("2025-07-01", "6715", "06709-012", "recoded[0].old")]
    public void Register_NewCodeOfAHousehold_MustBeOfTheSuccessor(string from, string old, string now, string? fault)
    {
        var path = Copy("wards.yml", text => text + $"\nrecoded:\n  - {{ from: {from}, old: \"{old}\", new: \"{now}\" }}\n");

        if (fault is null) Assert.Equal([new(new(2025, 7, 1), old, now)], WardsFile.Load(path).Recoded);
        else Assert.Contains(fault, Assert.Throws<ConfigurationFaultException>(() => WardsFile.Load(path)).Faults.Select(one => one.Place));
    }

    [Fact]
    public void Plan_HoldsThePublishedFigures()
    {
        var plan = PlanFiles.Load(Config("plans/57-kh-ubnd-2024.yml"), Register);

        Assert.Equal("57/KH-UBND", plan.Number);
        Assert.Equal(new(2024, 2, 16), plan.Date);
        Assert.Equal((29694, 57, 0), (plan.TotalHouseholds, plan.NearPoorHouseholds, plan.PoorHouseholds));
        Assert.Equal([(new DateOnly(2024, 6, 30), 40), (new DateOnly(2024, 12, 31), 57)], plan.Milestones.Select(milestone => (milestone.Date, milestone.Exits)));
        Assert.Equal(42, plan.Wards.Where(ward => !ward.Assumed).Sum(ward => ward.Baseline));
        Assert.Equal(8, plan.Wards.Count(ward => ward.Assumed));
    }

    [Fact]
    public void Plan_WhoseWardsDoNotAddUp_IsRefusedWithGN407()
    {
        var path = Copy("plans/57-kh-ubnd-2024.yml", text => text.Replace("nearPoorHouseholds: 57", "nearPoorHouseholds: 58", StringComparison.Ordinal));

        var refused = Assert.Throws<ConfigurationFaultException>(() => PlanFiles.Load(path, Register));

        Assert.Contains(refused.Faults, fault => fault.Problem.Contains("GN407", StringComparison.Ordinal) && fault.Problem.Contains("57 hộ, kế hoạch ghi 58", StringComparison.Ordinal));
    }

    /// <summary>57 near-poor households of 57 are all of them; of 56 they would be 101,79%.</summary>
    [Theory]
    [InlineData(57, null)]
    [InlineData(56, "tổng số hộ (56) ít hơn số hộ cận nghèo và hộ nghèo cộng lại (57).")]
    public void Plan_WithMoreNearPoorHouseholdsThanHouseholds_IsRefused(int total, string? problem)
    {
        var path = Copy("plans/57-kh-ubnd-2024.yml", text => text.Replace("totalHouseholds: 29694", $"totalHouseholds: {total}", StringComparison.Ordinal));

        var refused = Record.Exception(() => PlanFiles.Load(path, Register)) as ConfigurationFaultException;

        Assert.Equal(problem, refused?.Faults.Single().Problem);
    }

    [Fact]
    public void Plan_WithSeveralFaults_NamesAllOfThem()
    {
        var path = Copy("plans/57-kh-ubnd-2024.yml", text => text
            .Replace("rounding: halfUp", "rounding: nearest", StringComparison.Ordinal)
            .Replace("decimals: 2", "decimals: 9", StringComparison.Ordinal)
            .Replace("date: 2024-02-16", "date: 16/02/2024", StringComparison.Ordinal));

        var refused = Assert.Throws<ConfigurationFaultException>(() => PlanFiles.Load(path, Register));

        Assert.Equal(["date", "decimals", "rounding"], refused.Faults.Select(fault => fault.Place).Order());
    }

    [Fact]
    public void File_WithAnUnknownKey_IsRefusedWithItsLine()
    {
        var path = Copy("calendar.yml", text => text + "minimunSubmittedPercent: 50\n");

        var refused = Assert.Throws<ConfigurationFaultException>(() => CalendarFile.Load(path));

        var fault = Assert.Single(refused.Faults);
        Assert.Equal((File.ReadAllLines(path).Length, "minimunSubmittedPercent"), (fault.Line, fault.Place));
    }

    [Fact]
    public void Calendar_WithAnUnknownZone_IsRefused()
    {
        var path = Copy("calendar.yml", text => text.Replace("Asia/Ho_Chi_Minh", "Asia/Mong_Cai", StringComparison.Ordinal));

        var refused = Assert.Throws<ConfigurationFaultException>(() => CalendarFile.Load(path));

        Assert.Equal("zone", Assert.Single(refused.Faults).Place);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Copy(string name, Func<string, string> change)
    {
        var path = Path.Combine(folder, Path.GetFileName(name));
        File.WriteAllText(path, change(File.ReadAllText(Config(name))));
        return path;
    }
}
