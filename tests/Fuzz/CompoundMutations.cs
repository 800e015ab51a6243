namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>Mutations of .xls files.</summary>
internal static class CompoundMutations
{
    private const int Sector = 512;
    private static readonly ushort[] OddWords = [0, 1, 0x7FFF, 0x8000, 0xFFFF, 255, 256, 8224, 8225, 1000];

    /// <summary>All mutations.</summary>
    public static IReadOnlyList<Func<OriginalWorkbook, Random, Mutation>> All { get; } = [Flip, Flip, Flip, Record, Record, Record, Head, Overwrite, Sectors, Chain, ContainerMutations.Cut];

    private static Mutation Flip(OriginalWorkbook original, Random random) =>
        Change("xls-flip", original, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (random.Next(original.Bytes.Length), (byte)random.Next(256)))]);

    /// <summary>An odd number at some place inside a record.</summary>
    private static Mutation Record(OriginalWorkbook original, Random random)
    {
        var places = new CompoundPlaces(original.Bytes);
        var record = places.Records[random.Next(places.Records.Count)];
        return record.Length < 2 ? Flip(original, random) : Change("xls-record", original, Odd(places, record.Start + 4 + (random.Next(record.Length / 2) * 2), random));
    }

    /// <summary>Another type or length of a record.</summary>
    private static Mutation Head(OriginalWorkbook original, Random random)
    {
        var places = new CompoundPlaces(original.Bytes);
        return Change("xls-head", original, Odd(places, places.Records[random.Next(places.Records.Count)].Start + (random.Next(2) * 2), random));
    }

    private static Mutation Overwrite(OriginalWorkbook original, Random random)
    {
        var start = random.Next(original.Bytes.Length);
        var length = Math.Min(random.Next(2, 300), original.Bytes.Length - start);
        return Change("xls-overwrite", original, [.. Enumerable.Range(start, length).Select(place => (place, (byte)random.Next(256)))]);
    }

    private static Mutation Sectors(OriginalWorkbook original, Random random)
    {
        var count = original.Bytes.Length / Sector;
        var (first, second) = (random.Next(count) * Sector, random.Next(count) * Sector);
        var bytes = original.Bytes.ToArray();
        original.Bytes.AsSpan(first, Sector).CopyTo(bytes.AsSpan(second));
        original.Bytes.AsSpan(second, Sector).CopyTo(bytes.AsSpan(first));
        return new("xls-sectors", $"{first} {second}", bytes, first == second ? Touch.None : Touch.All);
    }

    /// <summary>A sector that is followed by itself, an earlier or a missing one.</summary>
    private static Mutation Chain(OriginalWorkbook original, Random random)
    {
        var bytes = original.Bytes.ToArray();
        var table = (BitConverter.ToInt32(bytes, 76) + 1) * Sector;
        var entry = table + (random.Next(Math.Min(128, bytes.Length / Sector)) * 4);
        var next = random.Next(4) == 0 ? 0x7FFFFFF0 : random.Next(bytes.Length / Sector);
        BitConverter.TryWriteBytes(bytes.AsSpan(entry), next);
        return new("xls-chain", $"{entry} -> {next}", bytes, Touch.All);
    }

    private static List<(int Place, byte Value)> Odd(CompoundPlaces places, int at, Random random)
    {
        var word = OddWords[random.Next(OddWords.Length)];
        return [(places.InFile(at), (byte)(word & 0xFF)), (places.InFile(at + 1), (byte)(word >> 8))];
    }

    private static Mutation Change(string kind, OriginalWorkbook original, List<(int Place, byte Value)> changes)
    {
        var bytes = original.Bytes.ToArray();
        foreach (var (place, value) in changes) bytes[place] = value;
        var places = new CompoundPlaces(original.Bytes);
        var touched = changes.Where(change => original.Bytes[change.Place] != bytes[change.Place])
            .Aggregate(Touch.None, (touch, change) => touch.Everything ? touch : touch.And(places.Touched(change.Place, bytes, original.FirstLine)));
        return new(kind, string.Join(',', changes.Take(5).Select(change => $"{change.Place}={change.Value}")), bytes, touched);
    }
}
