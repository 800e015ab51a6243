using System.Globalization;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>
/// The same workbooks of 150 households from ever more units into PostgreSQL, one pass each. Goals: cost per household within 20% from 171 units up, each process below 512 MiB and flat.
/// Processor time is that of service and readers, start included.
/// </summary>
internal static class GrowthBenchmark
{
    private const int Households = 150;

    /// <summary>The old city, a province, a large one, and the country's units of commune level before July 2025.</summary>
    private static readonly int[] Sizes = [17, 171, 1000, 10_599];

    public static async Task<int> RunAsync(string[] sizes)
    {
        Console.WriteLine("| units | wall | households/s | processor per household | bytes/household | process | peak MiB | by thirds of its time |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var units in sizes.Length == 0 ? Sizes : sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))) await RunAsync(units);
        return 0;
    }

    private static async Task RunAsync(int units)
    {
        using var folder = new TestFolder();
        var city = GeneratedCity.Write(folder.Path, units, Households);
        await using var database = await BenchDatabase.CreateAsync();
        using var ours = new OurIngest(folder, database.ConnectionString, isInboxKept: false);
        await ours.MigrateAsync();
        var measure = await ours.MeasureAsync();
        await database.ExpectAsync("SELECT count(*) FROM households", city.Households);
        var processor = measure.Members.Aggregate(TimeSpan.Zero, (sum, member) => sum + member.Processor);
        var bytes = await database.AskAsync<long>("SELECT pg_database_size(current_database())");
        Tell(string.Create(
            CultureInfo.InvariantCulture,
            $"{units} | {measure.Wall.TotalSeconds:0.0} s | {city.Households / measure.Wall.TotalSeconds:0} | {processor.TotalMilliseconds / city.Households:0.000} ms | {bytes / city.Households}"), measure.Members);
    }

    private static void Tell(string run, IReadOnlyList<ProcessMember> members)
    {
        foreach (var member in members)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {run} | {member.Name} | {member.PeakBytes / 1048576} | {member.Thirds} |"));
    }
}
