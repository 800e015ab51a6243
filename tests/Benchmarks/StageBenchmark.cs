using System.Globalization;
using System.Text;
using ExcelDataReader;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Files;
using MongCai.Poverty.Etl.Reading.Layout;
using MongCai.Poverty.Etl.Tests.Kit.Reading;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>Where the time of reading goes: processor time per workbook of each step, in this process and after warming up.</summary>
internal static class StageBenchmark
{
    private const int Files = 60;
    private const int Households = 150;

    public static int Run()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var files = Enumerable.Range(0, Files).Select(number => LargeWorkbook.Bytes(number, Households)).ToList();
        var limits = new ReadingLimits();
        var reader = new WorkbookReader(Judging.Form, limits);
        var judge = Judging.Judge(limits);
        var judged = files.ConvertAll(file => judge.Judge("a.xlsx", file));
        if (judged.Exists(one => one is not AcceptedSubmission)) return 1;
        var answers = judged.ConvertAll(one => ReaderMessages.Write(one));
        var layout = new FormLayout(Judging.Form);
        var stored = files.ConvertAll(file => WorkbookReader.Open(file, limits));
        Measure("ExcelDataReader on the file", i => Loop(new MemoryStream(files[i])));
        Measure("unpack and scan", i => Package.Open(files[i], limits));
        Measure("write the plain package", i => PlainPackage.Write(stored[i].Sheets));
        Measure("second view", i => SecondView.Settle(stored[i].Sheets));
        Measure("scan, second view, decode", i => WorkbookReader.Open(files[i], limits));
        Measure("layout alone", i => layout.Read("a.xlsx", "", stored[i]));
        Measure("and lay out (read)", i => reader.Read("a.xlsx", files[i]));
        Measure("and judge", i => judge.Judge("a.xlsx", files[i]));
        Measure("write the answer", i => ReaderMessages.Write(judged[i]));
        Measure("read the answer", i => ReaderMessages.Judged(answers[i]));
        Measure("inspect --json", i => InspectJson.Write(Stream.Null, "a.xlsx", judged[i]));
        Console.WriteLine($"answer {answers[1].Length / 1024} KiB");
        return 0;
    }

    private static void Measure(string what, Action<int> step)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 6; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < Files; i++) step(i);
            var took = Environment.CpuUsage.TotalTime - before;
            if (took < best) best = took;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40} {best.TotalMilliseconds / Files,6:0.00} ms"));
    }

    private static void Loop(Stream file)
    {
        using var reader = ExcelReaderFactory.CreateReader(file);
        do
        {
            while (reader.Read())
            {
                for (var column = 0; column < reader.FieldCount; column++) _ = reader.GetValue(column);
            }
        }
        while (reader.NextResult());
    }
}
