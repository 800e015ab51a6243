using System.Diagnostics;
using System.Globalization;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>Every document that a week can bring forth, without PDF, in the groups in which the pipeline renders them: report; reminder to wards and offices; correction and second edition. Goals: 1 s cold, 0.3 s warm.</summary>
internal static class DocumentsBenchmark
{
    private const int Rounds = 10;

    public static async Task<int> RunAsync()
    {
        for (var round = 0; round <= Rounds; round++)
        {
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            Func<IDocumentModel>[][] groups = [[() => SampleReports.Weekly()], [() => SampleReports.Reminder(), () => SampleReports.Reminder(officeCopy: true)], [() => SampleCorrections.Model(), () => SampleReports.Weekly(edition: 2)]];
            var bytes = 0L;
            foreach (var group in groups)
                foreach (var report in await Task.WhenAll(group.Select(model => Task.Run(() => SampleReports.RenderAsync(model(), CancellationToken.None)))))
                    bytes += report.Attachments.Sum(file => (long)file.Content.Length);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(round == 0 ? "cold" : "warm")}: {groups.Sum(group => group.Length)} documents, {watch.Elapsed.TotalMilliseconds:0} ms, processor {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds:0} ms, Word {bytes / 1024} KiB"));
        }

        return 0;
    }
}
