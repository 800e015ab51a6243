using MongCai.Poverty.Etl.Tests.Benchmarks;

// dotnet run --project tests/Benchmarks -c Release -- NAME
return args switch
{
    ["demo"] => await DemoBenchmark.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Benchmarks demo");
    return 2;
}
