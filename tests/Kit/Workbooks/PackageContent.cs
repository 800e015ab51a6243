using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace MongCai.Poverty.Etl.Tests.Kit.Workbooks;

/// <summary>An .xlsx file as its parts: what two files have in common is compared part by part.</summary>
public sealed class PackageContent
{
    private readonly Dictionary<string, byte[]> parts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Unpacks all parts.</summary>
    public PackageContent(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            parts[entry.FullName] = content.ToArray();
        }
    }

    /// <summary>Names of the parts, sorted.</summary>
    public IEnumerable<string> Names => parts.Keys.Order(StringComparer.Ordinal);

    /// <summary>Bytes of a part; null when there is none of that name.</summary>
    public byte[]? Find(string name) => parts.GetValueOrDefault(name);

    /// <summary>A part as XML.</summary>
    public XElement Xml(string name) => XElement.Load(new MemoryStream(parts[name]), LoadOptions.PreserveWhitespace);

    /// <summary>Every fault that the schema of Office 2019 finds, as text.</summary>
    public static IReadOnlyList<string> Faults(byte[] package)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(package), isEditable: false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019) { MaxNumberOfErrors = 10_000 }.Validate(document)
            .Select(fault => $"{fault.Part?.Uri} {fault.Id} {fault.Description}")];
    }
}
