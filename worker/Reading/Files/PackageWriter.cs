using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Packs the checked parts under the names that ExcelDataReader 3.6 knows by heart.</summary>
internal static class PackageWriter
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Writes the package; the stream stands at its begin.</summary>
    public static MemoryStream Write(WorkbookParts found, IReadOnlyDictionary<string, byte[]> parts)
    {
        var stream = new MemoryStream(parts.Values.Sum(part => part.Length) + 4096);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var relations = new StringBuilder("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
            Add(zip, $"xl/workbook.{found.Extension}", parts[found.Workbook]);
            var number = 0;
            foreach (var (id, name) in found.Sheets) Relate(id, "worksheet", $"worksheets/sheet{++number}.{found.Extension}", name);
            Relate("strings", "sharedStrings", $"sharedStrings.{found.Extension}", found.Strings);
            Relate("styles", "styles", $"styles.{found.Extension}", found.Styles);
            Add(zip, $"xl/_rels/workbook.{found.Extension}.rels", Encoding.UTF8.GetBytes(relations.Append("</Relationships>").ToString()));

            void Relate(string id, string type, string target, string? name)
            {
                if (name is null || !parts.TryGetValue(name, out var part)) return;
                Add(zip, $"xl/{target}", part);
                relations.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"{System.Security.SecurityElement.Escape(id)}\" Type=\"{Relations}/{type}\" Target=\"{target}\"/>");
            }
        }

        stream.Position = 0;
        return stream;
    }

    private static void Add(ZipArchive zip, string name, byte[] part)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(part);
    }
}
