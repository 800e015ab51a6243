using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>The city's files in a folder of the test.</summary>
internal static class LaidConfig
{
    /// <summary>Copies config/ without the examples.</summary>
    /// <param name="config">The folder.</param>
    /// <param name="withPlans">False to leave the plans out.</param>
    public static void Lay(TestFolder config, bool withPlans)
    {
        var source = RepositoryRoot.Path("config");
        string[] left = withPlans ? ["examples"] : ["examples", "plans"];
        foreach (var file in Directory.EnumerateFiles(source, "*.*", SearchOption.AllDirectories).Where(file => !left.Contains(Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar)[0])))
        {
            var target = config.At(Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    /// <summary>Lays the plan of a year: five households out by its end.</summary>
    public static void LayPlan(TestFolder config, int year, IReadOnlyList<(string Ward, int Baseline)> wards)
    {
        Directory.CreateDirectory(config.At("plans"));
        File.WriteAllText(config.At($"plans/{year}.yml"), $"""
            number: 1/KH-UBND
            date: {year}-02-01
            baseDate: {year - 1}-12-31
            totalHouseholds: 3000
            nearPoorHouseholds: {wards.Sum(one => one.Baseline)}
            milestones:
              - date: {year}-12-31
                exits: {Math.Min(5, wards.Sum(one => one.Baseline))}
            wards:
            {string.Join('\n', wards.Select(one => $"  - {{ ward: \"{one.Ward}\", baseline: {one.Baseline} }}"))}
            """);
    }
}
