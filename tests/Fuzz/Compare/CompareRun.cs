using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>What a run has found.</summary>
/// <param name="Workbooks">Files that were compared.</param>
/// <param name="Cells">Cells that were held against each other.</param>
/// <param name="Differences">Differences with their explanations; null for those that have none.</param>
/// <param name="Faults">Files that could not be compared, and why.</param>
internal sealed record ComparedWorkbooks(int Workbooks, int Cells, IReadOnlyList<(Difference Difference, Explanation? Explanation)> Differences, IReadOnlyList<string> Faults)
{
    /// <summary>Differences without an explanation.</summary>
    public IEnumerable<Difference> Unexplained => Differences.Where(found => found.Explanation is null).Select(found => found.Difference);
}

/// <summary>Makes workbooks, lets LibreOffice show them and compares.</summary>
/// <param name="folder">Working folder; files with something unexplained stay in it.</param>
/// <param name="seed">Seed.</param>
internal sealed class CompareRun(string folder, int seed)
{
    private const int Batch = 100;

    /// <summary>Every so many workbooks one is compared as .xls too.</summary>
    private const int EveryXls = 4;

    private readonly WorkbookMaker maker = new(seed);
    private readonly Office office = new(Path.Combine(folder, "profile"));

    /// <summary>Compares the workbooks of some numbers.</summary>
    /// <param name="numbers">Numbers.</param>
    /// <param name="told">Hears how many are done.</param>
    /// <param name="ct">Stop.</param>
    public async Task<ComparedWorkbooks> CompareAsync(IEnumerable<int> numbers, Action<int> told, CancellationToken ct)
    {
        var (workbooks, cells, differences, faults) = (0, 0, new List<(Difference, Explanation?)>(), new List<string>());
        foreach (var batch in numbers.Chunk(Batch))
        {
            foreach (var (file, made) in await MakeAsync(batch, ct))
            {
                workbooks++;
                var found = await CompareAsync(file, made, faults, ct);
                cells += found.Cells;
                differences.AddRange(found.Differences.Select(difference => (difference, Explained.Of(difference))));
            }

            told(batch.Length);
        }

        return new(workbooks, cells, differences, faults);
    }

    /// <summary>Writes workbooks and what LibreOffice shows of them.</summary>
    private async Task<List<(string File, MadeWorkbook Made)>> MakeAsync(IReadOnlyList<int> numbers, CancellationToken ct)
    {
        var files = new List<(string File, MadeWorkbook Made)>();
        foreach (var number in numbers)
        {
            var random = maker.RandomOf(~number);
            var made = maker.Make(number);
            files.Add((Path.Combine(folder, $"{made.Name}.xlsx"), made));
            await File.WriteAllBytesAsync(files[^1].File, WorkbookSpelling.Write(made, random), ct);
        }

        var old = files.Where((_, i) => i % EveryXls == 0).ToList();
        await office.ToXlsAsync([.. old.Select(file => file.File)], Path.Combine(folder, "xls"), ct);
        files.AddRange(old.Select(file => (Path.Combine(folder, "xls", $"{file.Made.Name}.xls"), file.Made)));
        foreach (var kind in files.GroupBy(file => Path.GetDirectoryName(file.File)!)) await office.ToTextAsync([.. kind.Select(file => file.File)], Path.Combine(kind.Key, "csv"), ct);
        return files;
    }

    private static async Task<(int Cells, List<Difference> Differences)> CompareAsync(string file, MadeWorkbook made, List<string> faults, CancellationToken ct)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(file, ct);
            var differences = Comparison.Compare(Path.GetFileName(file), made, bytes, sheet => TextOf(file, sheet), out var cells);
            if (differences.All(difference => Explained.Of(difference) is not null)) Remove(file, made);
            return (cells, differences);
        }
        catch (Exception fault) when (fault is UnreadableException or IOException or InvalidDataException or InvalidOperationException)
        {
            faults.Add($"{file}: {(fault is UnreadableException unreadable ? unreadable.Trouble.What : fault.Message)}");
            return (0, []);
        }
    }

    private static string? TextOf(string file, string sheet) => PathOfText(file, sheet) is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    private static string PathOfText(string file, string sheet) => Path.Combine(Path.GetDirectoryName(file)!, "csv", $"{Path.GetFileNameWithoutExtension(file)}-{sheet}.csv");

    private static void Remove(string file, MadeWorkbook made)
    {
        File.Delete(file);
        foreach (var sheet in made.Sheets) File.Delete(PathOfText(file, sheet.Name));
    }
}
