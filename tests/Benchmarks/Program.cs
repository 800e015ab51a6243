using System.Globalization;
using MongCai.Poverty.Etl.Tests.Benchmarks;
using MongCai.Poverty.Etl.Tests.Kit.Reading;

// dotnet run --project tests/Benchmarks -c Release -- NAME
return args switch
{
    ["demo"] => await DemoBenchmark.RunAsync(),
    ["documents"] => await DocumentsBenchmark.RunAsync(),
    ["read"] => await ReadBenchmark.RunAsync(rounds: 5),
    ["read", var rounds] => await ReadBenchmark.RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["ingest"] => await IngestBenchmark.RunAsync(units: 1000, households: 150),
    ["ingest", var units, var households] => await IngestBenchmark.RunAsync(int.Parse(units, CultureInfo.InvariantCulture), int.Parse(households, CultureInfo.InvariantCulture)),
    ["ours", var units, var households, var engine] => await IngestBenchmark.RunOursAsync(int.Parse(units, CultureInfo.InvariantCulture), int.Parse(households, CultureInfo.InvariantCulture), engine == "postgres"),
    ["city", var folder, var units, var households] => GeneratedCity.Write(folder, int.Parse(units, CultureInfo.InvariantCulture), int.Parse(households, CultureInfo.InvariantCulture)).Households > 0 ? 0 : 1,
    ["floor", var folder, var connection] => await BareLoop.FloorAsync(folder, connection),
    ["growth", .. var sizes] => await GrowthBenchmark.RunAsync(sizes),
    ["mail"] => await MailBenchmark.RunAsync(messages: 1000),
    ["mail", var messages] => await MailBenchmark.RunAsync(int.Parse(messages, CultureInfo.InvariantCulture)),
    ["same", var former, var now] => Same.Run(former, now),
    ["shape"] => Shape.Run(Environment.CurrentDirectory),
    ["shape", var root] => Shape.Run(root),
    ["stages"] => StageBenchmark.Run(),
    ["trace"] => await TraceBenchmark.RunAsync(units: 100, households: 150),
    ["trace", var units, var households] => await TraceBenchmark.RunAsync(int.Parse(units, CultureInfo.InvariantCulture), int.Parse(households, CultureInfo.InvariantCulture)),
    ["bare", var folder] => BareLoop.Run(folder),
    ["bare", var folder, var half] => BareLoop.Run(folder, int.Parse(half, CultureInfo.InvariantCulture), parts: 2),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Benchmarks demo | documents | ingest [UNITS HOUSEHOLDS] | ours UNITS HOUSEHOLDS postgres|sqlite | city FOLDER UNITS HOUSEHOLDS | growth [UNITS…] | mail [MESSAGES] | read [ROUNDS] | same FOLDER FOLDER | shape [FOLDER] | stages | trace [UNITS HOUSEHOLDS]");
    return 2;
}
