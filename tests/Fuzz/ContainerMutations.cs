using System.Globalization;
using System.IO.Compression;

namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>Mutations of the file as bytes and of the zip container; no part's content is changed.</summary>
internal static class ContainerMutations
{
    private static readonly string[] HostileNames = ["../xl/evil.xml", "/etc/evil.xml", "..\\evil.xml", "C:\\evil.xml", "xl/../../evil.xml"];

    /// <summary>All mutations of packages.</summary>
    public static IReadOnlyList<Func<OriginalWorkbook, Random, Mutation>> All { get; } = [Flip, Flip, Cut, Overwrite, Delete, Insert, Drop, Swap, Double, Rename, HostilePath, Store];

    /// <summary>Cuts off the end, whatever the file is.</summary>
    public static Mutation Cut(OriginalWorkbook original, Random random)
    {
        var length = random.Next(original.Bytes.Length);
        return new("cut", $"{length}", original.Bytes[..length], original.IsCompound ? Touch.All : Touch.Container);
    }

    /// <summary>One entry packed more tightly than any workbook is.</summary>
    public static Mutation Bomb(OriginalWorkbook original, Random random)
    {
        var package = new PackageParts(original.Bytes);
        package.Entries.Insert(random.Next(package.Entries.Count + 1), ("xl/media/image1.png", new byte[random.Next(40, 210) * 1024 * 1024]));
        return new("zip-bomb", "", package.Bytes(CompressionLevel.SmallestSize), Touch.Container) { MustBeRejected = true };
    }

    private static Mutation Flip(OriginalWorkbook original, Random random)
    {
        var bytes = original.Bytes.ToArray();
        var places = Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(bytes.Length)).ToList();
        foreach (var place in places) bytes[place] ^= (byte)(1 << random.Next(8));
        return new("zip-flip", string.Join(',', places), bytes, Touch.Container);
    }

    private static Mutation Overwrite(OriginalWorkbook original, Random random)
    {
        var (start, end) = Span(original.Bytes, random);
        var bytes = original.Bytes.ToArray();
        if (random.Next(2) == 0) random.NextBytes(bytes.AsSpan(start..end));
        else bytes.AsSpan(start..end).Fill(random.Next(2) == 0 ? (byte)0 : (byte)0xFF);
        return new("zip-overwrite", $"{start}-{end}", bytes, Touch.Container);
    }

    private static Mutation Delete(OriginalWorkbook original, Random random)
    {
        var (start, end) = Span(original.Bytes, random);
        return new("zip-delete", $"{start}-{end}", [.. original.Bytes.AsSpan(0, start), .. original.Bytes.AsSpan(end)], Touch.Container);
    }

    private static Mutation Insert(OriginalWorkbook original, Random random)
    {
        var (start, end) = Span(original.Bytes, random);
        var at = random.Next(4) switch { 0 => 0, 1 => original.Bytes.Length, _ => random.Next(original.Bytes.Length) };
        return new("zip-insert", $"{start}-{end} at {at}", [.. original.Bytes.AsSpan(0, at), .. original.Bytes.AsSpan(start, end - start), .. original.Bytes.AsSpan(at)], Touch.Container);
    }

    private static Mutation Drop(OriginalWorkbook original, Random random)
    {
        var package = new PackageParts(original.Bytes);
        var at = random.Next(package.Entries.Count);
        var name = package.Entries[at].Name;
        package.Entries.RemoveAt(at);
        return new("zip-drop", name, package.Bytes(), WithSheet(package, name));
    }

    private static Mutation Swap(OriginalWorkbook original, Random random)
    {
        var package = new PackageParts(original.Bytes);
        var (first, second) = (random.Next(package.Entries.Count), random.Next(package.Entries.Count));
        (package.Entries[first], package.Entries[second]) = ((package.Entries[first].Name, package.Entries[second].Bytes), (package.Entries[second].Name, package.Entries[first].Bytes));
        return new("zip-swap", $"{package.Entries[first].Name} {package.Entries[second].Name}", package.Bytes(), Touch.Container);
    }

    private static Mutation Double(OriginalWorkbook original, Random random)
    {
        var package = new PackageParts(original.Bytes);
        var entry = package.Entries[random.Next(package.Entries.Count)];
        package.Entries.Insert(random.Next(package.Entries.Count + 1), random.Next(2) == 0 ? entry : (entry.Name.ToUpper(CultureInfo.InvariantCulture), entry.Bytes));
        return new("zip-double", entry.Name, package.Bytes(), Touch.Container) { MustBeRejected = true };
    }

    private static Mutation Rename(OriginalWorkbook original, Random random)
    {
        var package = new PackageParts(original.Bytes);
        var at = random.Next(package.Entries.Count);
        var (name, bytes) = package.Entries[at];
        string[] names = [name.ToUpper(CultureInfo.InvariantCulture), name.Replace('/', '\\'), name + " ", "./" + name, name[1..]];
        package.Entries[at] = (names[random.Next(names.Length)], bytes);
        return new("zip-rename", package.Entries[at].Name, package.Bytes(), WithSheet(package, name));
    }

    private static Mutation HostilePath(OriginalWorkbook original, Random random)
    {
        var package = new PackageParts(original.Bytes);
        var name = HostileNames[random.Next(HostileNames.Length)];
        package.Entries.Insert(random.Next(package.Entries.Count + 1), (name, [1, 2, 3]));
        return new("zip-path", name, package.Bytes(), Touch.Container) { MustBeRejected = true };
    }

    private static Mutation Store(OriginalWorkbook original, Random random)
    {
        var level = random.Next(2) == 0 ? CompressionLevel.NoCompression : CompressionLevel.SmallestSize;
        return new("zip-store", $"{level}", new PackageParts(original.Bytes).Bytes(level), Touch.None);
    }

    private static Touch WithSheet(PackageParts package, string name) => package.SheetOf.TryGetValue(name, out var sheet) ? Touch.Container.And(Touch.OfSheet(sheet)) : Touch.Container;

    private static (int Start, int End) Span(byte[] bytes, Random random)
    {
        var start = random.Next(bytes.Length);
        return (start, Math.Min(bytes.Length, start + random.Next(1, 1 + (1 << random.Next(1, 12)))));
    }
}
