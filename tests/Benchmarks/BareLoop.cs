using System.Diagnostics;
using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>What reading costs at least: ExcelDataReader over every cell of every file, nothing understood and nothing checked.</summary>
internal static class BareLoop
{
    /// <summary>Reads every file of a folder, or every second one: what two processes at once gain is the most that two readers can gain on a machine.</summary>
    public static int Run(string folder, int part = 0, int parts = 1)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var watch = Stopwatch.StartNew();
        long values = 0;
        foreach (var (number, path) in Directory.GetFiles(folder, "*.xlsx").Index()) values += number % parts == part ? Count(path) : 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{values} values in {watch.Elapsed.TotalSeconds:0.00} s"));
        return 0;
    }

    private static long Count(string path)
    {
        long values = 0;
        using var file = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(file);
        do
        {
            while (reader.Read())
            {
                for (var column = 0; column < reader.FieldCount; column++) values += reader.GetValue(column) is null ? 0 : 1;
            }
        }
        while (reader.NextResult());
        return values;
    }
}
