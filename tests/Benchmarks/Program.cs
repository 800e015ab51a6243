using System.Globalization;
using MongCai.Poverty.Etl.Tests.Benchmarks;

// dotnet run --project tests/Benchmarks -c Release -- NAME
return args switch
{
    ["demo"] => await DemoBenchmark.RunAsync(),
    ["documents"] => await DocumentsBenchmark.RunAsync(),
    ["read"] => await ReadBenchmark.RunAsync(rounds: 5),
    ["read", var rounds] => await ReadBenchmark.RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["same", var former, var now] => Same.Run(former, now),
    ["shape"] => Shape.Run(Environment.CurrentDirectory),
    ["shape", var root] => Shape.Run(root),
    ["stages"] => StageBenchmark.Run(),
    ["bare", var folder] => BareLoop.Run(folder),
    ["bare", var folder, var half] => BareLoop.Run(folder, int.Parse(half, CultureInfo.InvariantCulture), parts: 2),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Benchmarks demo | documents | read [ROUNDS] | same FOLDER FOLDER | shape [FOLDER] | stages");
    return 2;
}
