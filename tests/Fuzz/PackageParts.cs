using System.IO.Compression;
using System.Xml.Linq;

namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>An .xlsx or .xlsb file as the list of its entries, and which part is which sheet.</summary>
public sealed class PackageParts
{
    /// <summary>Sheets of the binary workbook, which is made in code, in their order.</summary>
    private static readonly string[] BinarySheets = ["Biểu 01-TH", "Biểu 02-DS", "Biểu 03-HT", "_meta"];

    /// <summary>Unpacks.</summary>
    public PackageParts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            Entries.Add((entry.FullName, content.ToArray()));
        }

        if (IndexOf("xl/workbook.bin") >= 0) SheetOf = BinarySheets.Select((name, index) => (name, index)).ToDictionary(sheet => $"xl/worksheets/sheet{sheet.index + 1}.bin", sheet => sheet.name, StringComparer.Ordinal);
        else SheetOf = Sheets();
    }

    /// <summary>Names and unpacked bytes in the order of the file; a name may come twice.</summary>
    public List<(string Name, byte[] Bytes)> Entries { get; } = [];

    /// <summary>Name of the sheet that a part holds.</summary>
    public IReadOnlyDictionary<string, string> SheetOf { get; }

    /// <summary>Packs the entries.</summary>
    public byte[] Bytes(CompressionLevel level = CompressionLevel.Fastest)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in Entries)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Index of the entry of a name; -1 when there is none.</summary>
    public int IndexOf(string name) => Entries.FindIndex(entry => entry.Name == name);

    private Dictionary<string, string> Sheets()
    {
        var relations = Xml("xl/_rels/workbook.xml.rels").Elements().ToDictionary(one => (string)one.Attribute("Id")!, one => (string)one.Attribute("Target")!, StringComparer.Ordinal);
        return Xml("xl/workbook.xml").Descendants().Where(one => one.Name.LocalName == "sheet").ToDictionary(
            sheet => relations[sheet.Attributes().First(one => one.Name.LocalName == "id").Value] is var target && target.StartsWith('/') ? target[1..] : $"xl/{target}",
            sheet => (string)sheet.Attribute("name")!,
            StringComparer.Ordinal);
    }

    private XElement Xml(string name) => XElement.Load(new MemoryStream(Entries[IndexOf(name)].Bytes));
}
