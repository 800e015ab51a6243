using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Unit.Validation;

public sealed class StandardTests
{
    private static readonly IReadOnlyList<PovertyStandard> Standards = PovertyStandard.LoadAll(RepositoryRoot.Path("config", "standards"));

    /// <summary>Nghị định 07/2021/NĐ-CP goes on to 31/12/2026, Nghị định 351/2025/NĐ-CP begins on 1/1/2027 (domain.md §9).</summary>
    [Theory]
    [InlineData("2026-12-31", 1_500_000, 2_000_000, true)]
    [InlineData("2027-01-01", 2_200_000, 2_800_000, false)]
    [InlineData("2030-12-31", 2_200_000, 2_800_000, false)]
    public void Standard_OfADay_IsThatOfItsDecree(string day, long rural, long urban, bool hasPoints)
    {
        var standard = Assert.Single(Standards, one => one.IsFor(DateOnly.ParseExact(day, "yyyy-MM-dd", null)));

        Assert.Equal((rural, urban, hasPoints), (standard.RuralIncome, standard.UrbanIncome, standard.Points is not null));
    }

    [Fact]
    public void Standards_OfTheSameDay_AreAFault()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.At("a.yml"), "source: A\nvalidFrom: 2022-01-01\nvalidTo: 2026-12-31\nincome: { rural: 1, urban: 2 }\n");
        File.WriteAllText(folder.At("b.yml"), "source: B\nvalidFrom: 2026-12-31\nincome: { rural: 1, urban: 2 }\n");

        Assert.Equal("validFrom", Assert.Single(Assert.Throws<ConfigurationFaultException>(() => PovertyStandard.LoadAll(folder.Path)).Faults).Place);
        File.WriteAllText(folder.At("b.yml"), "source: B\nvalidFrom: 2027-01-01\nincome: { rural: 1, urban: 2 }\n");
        Assert.Equal(2, PovertyStandard.LoadAll(folder.Path).Count);
    }
}
