namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>Mutates sound workbooks by number: the same seed and number give the same bytes. Every fifth is an .xls file, every twenty-fifth costs much.</summary>
public sealed class Mutator(IReadOnlyList<OriginalWorkbook> originals, int seed)
{
    private static readonly List<Func<OriginalWorkbook, Random, Mutation>> OfPackages = [.. ContainerMutations.All, .. PartMutations.All, .. PartMutations.All];
    private static readonly List<Func<OriginalWorkbook, Random, Mutation>> Costly = [.. AttackMutations.All, ContainerMutations.Bomb];

    private readonly List<OriginalWorkbook> packages = [.. originals.Where(original => !original.IsCompound)];
    private readonly List<OriginalWorkbook> compounds = [.. originals.Where(original => original.IsCompound)];

    /// <summary>Makes one.</summary>
    public (OriginalWorkbook Original, Mutation Mutation) Make(int number)
    {
        var random = new Random(Mixed(seed, number));
        return number % 5 == 0 ? Make(compounds, CompoundMutations.All, random) : Make(packages, number % 25 == 1 ? Costly : OfPackages, random);
    }

    private static (OriginalWorkbook Original, Mutation Mutation) Make(List<OriginalWorkbook> originals, IReadOnlyList<Func<OriginalWorkbook, Random, Mutation>> kinds, Random random)
    {
        var original = originals[random.Next(originals.Count)];
        return (original, kinds[random.Next(kinds.Count)](original, random));
    }

    /// <summary>The same on every machine and in every run, unlike System.HashCode.</summary>
    private static int Mixed(int seed, int number) => unchecked((int)((((uint)seed * 2654435761) ^ (uint)number) * 2246822519));
}
