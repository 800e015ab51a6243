using System.Globalization;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>The whole demo as a process of its own: goal under 30 s and 512 MiB on two cores, set-up and build not counted.</summary>
internal static class DemoBenchmark
{
    private const int Runs = 3;

    public static async Task<int> RunAsync()
    {
        for (var run = 1; run <= Runs; run++)
        {
            var output = Directory.CreateTempSubdirectory("demo-").FullName;
            var measure = await ProcessMeasure.RunWorkerAsync(Environment.CurrentDirectory, isQuiet: false, "demo", "--out", output);
            Directory.Delete(output, recursive: true);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"demo run {run}: exit {measure.ExitCode}, {measure.Wall.TotalSeconds:0.0} s, worker peak {measure.PeakBytes / 1048576} MiB, with LibreOffice {measure.PeakTreeBytes / 1048576} MiB"));
            if (measure.ExitCode != 0) return 1;
        }
        return 0;
    }
}
