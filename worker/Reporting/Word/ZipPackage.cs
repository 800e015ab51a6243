using System.IO.Compression;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Word;

/// <summary>The parts of a document by name, read from and written to a zip whose bytes depend on the parts alone.</summary>
internal sealed class ZipPackage
{
    private const string ContentTypes = "[Content_Types].xml";

    private readonly SortedDictionary<string, byte[]> parts = new(StringComparer.Ordinal);

    private ZipPackage(IEnumerable<KeyValuePair<string, byte[]>> parts)
    {
        foreach (var (name, bytes) in parts) this.parts[name] = bytes;
    }

    /// <summary>Names in ordinal order.</summary>
    public IReadOnlyCollection<string> Names => parts.Keys;

    /// <summary>One part.</summary>
    public byte[] this[string name]
    {
        get => parts[name];
        set => parts[name] = value;
    }

    /// <summary>Reads a zip.</summary>
    /// <exception cref="InvalidDataException">Not a zip, or damaged.</exception>
    public static ZipPackage Read(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        return new ZipPackage(archive.Entries.Where(entry => !entry.FullName.EndsWith('/')).Select(entry => KeyValuePair.Create(entry.FullName, Bytes(entry))));
    }

    /// <summary>A copy that can be changed.</summary>
    public ZipPackage Copy() => new(parts);

    /// <summary>True when the part exists.</summary>
    public bool Has(string name) => parts.ContainsKey(name);

    /// <summary>Drops a part.</summary>
    public void Remove(string name) => parts.Remove(name);

    /// <summary>Writes the zip: content types first as readers like it, the rest in ordinal order, without times.</summary>
    public byte[] Write()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts.OrderBy(part => part.Key == ContentTypes ? 0 : 1).ThenBy(part => part.Key, StringComparer.Ordinal))
                Add(archive, name, bytes);
        return zip.ToArray();
    }

    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = PackageTimes.Earliest;
        using var stream = entry.Open();
        stream.Write(bytes);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
