using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Packs the checked parts under the names, and in the namespaces, that ExcelDataReader 3.6 knows by heart.</summary>
internal static class PackageWriter
{
    private const int LongestHead = 4096;
    private const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Writes the package; the stream stands at its begin.</summary>
    public static MemoryStream Write(WorkbookParts found, IReadOnlyDictionary<string, byte[]> parts)
    {
        var stream = new MemoryStream(parts.Values.Sum(part => part.Length) + 4096);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var relations = new StringBuilder("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
            Add(zip, "xl/workbook.xml", parts[found.Workbook]);
            var number = 0;
            foreach (var (id, name) in found.Sheets) Relate(id, "worksheet", $"worksheets/sheet{++number}.xml", name);
            Relate("strings", "sharedStrings", "sharedStrings.xml", found.Strings);
            Relate("styles", "styles", "styles.xml", found.Styles);
            Add(zip, "xl/_rels/workbook.xml.rels", Encoding.UTF8.GetBytes(relations.Append("</Relationships>").ToString()));

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
        var head = part.AsSpan(0, Math.Min(part.Length, LongestHead));
        if (head.IndexOf("http://purl.oclc.org/ooxml/"u8) < 0) entry.Write(part);
        else
        {
            entry.Write(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(head).Replace(StrictMain, Main, StringComparison.Ordinal).Replace(StrictRelations, Relations, StringComparison.Ordinal)));
            entry.Write(part.AsSpan(head.Length));
        }
    }
}
