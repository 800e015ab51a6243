using System.Diagnostics;
using System.Globalization;
using MongCai.Poverty.Etl.Tests.Fuzz;
using MongCai.Poverty.Etl.Tests.Fuzz.Compare;

// ./dev.sh fuzz [N] [SEED] | repeat SEED NUMBER | try FOLDER; ./dev.sh compare [N] [SEED]
if (args is ["compare", .. var of]) return await CompareReport.RunAsync(of.Length > 0 ? Number(of[0]) : 2000, of.Length > 1 ? Number(of[1]) : 1);
var folder = Path.GetFullPath(Path.Combine("artifacts", "fuzz"));
Directory.CreateDirectory(folder);
using var run = new FuzzRun(folder, keepsAll: args is ["repeat", ..]);
return args switch
{
    ["try", var files] => Report.Files(await run.TryAsync(Directory.GetFiles(files).Order(StringComparer.Ordinal), CancellationToken.None)),
    ["repeat", var seed, var number] => await MutateAsync(Number(seed), [Number(number)]),
    [] => await MutateAsync(1, Enumerable.Range(0, 20_000)),
    [var count] => await MutateAsync(1, Enumerable.Range(0, Number(count))),
    [var count, var seed] => await MutateAsync(Number(seed), Enumerable.Range(0, Number(count))),
    _ => Usage(),
};

async Task<int> MutateAsync(int seed, IEnumerable<int> numbers)
{
    var watch = Stopwatch.StartNew();
    var done = 0;
    var answers = await run.MutateAsync(new(OriginalWorkbook.All(), seed), numbers, answer =>
    {
        foreach (var violation in answer.Violations) Console.WriteLine($"WRONG {answer.Name}: {violation}");
        if (Interlocked.Increment(ref done) % 1000 == 0) Console.Error.WriteLine($"{done} …");
    }, CancellationToken.None);
    return Report.Mutations(answers, seed, watch.Elapsed);
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("usage: fuzz [N] [SEED] | repeat SEED NUMBER | try FOLDER | compare [N] [SEED]");
    return 2;
}
