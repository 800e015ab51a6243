using System.Globalization;
using MongCai.Poverty.Etl.Tests.Kit.Reading;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>
/// 500 workbooks of 150 households: the whole of <c>inspect --json</c> with one and with two readers against a bare loop of ExcelDataReader over the same files,
/// each a process of its own, taking turns. Goals: at most 1.6 times the loop's time with one reader, at least 1.6 times the throughput with two, each process below 300 MiB.
/// </summary>
internal static class ReadBenchmark
{
    private const int Files = 500;
    private const int Households = 150;

    public static async Task<int> RunAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("read-").FullName;
        for (var number = 0; number < Files; number++) await File.WriteAllBytesAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number:000}.xlsx")), LargeWorkbook.Bytes(number, Households));
        var bare = new List<ProcessMeasure>();
        var halves = new List<ProcessMeasure>();
        var one = new List<ProcessMeasure>();
        var two = new List<ProcessMeasure>();
        for (var round = 1; round <= rounds; round++)
        {
            bare.Add(Told("bare loop", await LoopAsync(folder)));
            halves.Add(Told("two bare loops", (await Task.WhenAll(LoopAsync(folder, "0"), LoopAsync(folder, "1"))).MaxBy(half => half.Wall)!));
            one.Add(Told("inspect, 1 reader", await InspectAsync(folder, 1)));
            two.Add(Told("inspect, 2 readers", await InspectAsync(folder, 2)));
        }

        Directory.Delete(folder, recursive: true);
        Sum(bare, halves, one, two);
        return bare.Concat(halves).Concat(one).Concat(two).All(measure => measure.ExitCode == 0) ? 0 : 1;
    }

    private static Task<ProcessMeasure> LoopAsync(string folder, params string[] half) =>
        ProcessMeasure.RunAsync(folder, [Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"), "bare", folder, .. half]);

    private static Task<ProcessMeasure> InspectAsync(string folder, int readers) => ProcessMeasure.RunWorkerAsync(
        Environment.CurrentDirectory, isQuiet: true, [$"--Readers:Processes={readers}", "inspect", "--json", .. Directory.GetFiles(folder).Order(StringComparer.Ordinal)]);

    private static ProcessMeasure Told(string what, ProcessMeasure measure)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-20} exit {measure.ExitCode}, {measure.Wall.TotalSeconds,6:0.00} s, {Files / measure.Wall.TotalSeconds,5:0} files/s, largest process {measure.LargestBytes / 1048576} MiB"));
        return measure;
    }

    private static void Sum(List<ProcessMeasure> bare, List<ProcessMeasure> halves, List<ProcessMeasure> one, List<ProcessMeasure> two)
    {
        var (loop, side, single, both) = (Median(bare), Median(halves), Median(one), Median(two));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"medians: loop {loop:0.00} s; 1 reader {single:0.00} s = {single / loop:0.00} x the loop's time; 2 readers {both:0.00} s = {single / both:0.00} x the throughput of one, {loop / both:0.00} x that of the loop; two loops at once {side:0.00} s = {loop / side:0.00} x the throughput of one"));
    }

    private static double Median(List<ProcessMeasure> measures) => measures.Select(measure => measure.Wall.TotalSeconds).Order().ElementAt(measures.Count / 2);
}
