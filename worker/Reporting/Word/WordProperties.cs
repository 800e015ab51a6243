using System.Globalization;
using System.Xml.Linq;

namespace MongCai.Poverty.Etl.Reporting.Word;

/// <summary>Document properties. Those of the template are replaced: they name whoever edited it and when.</summary>
/// <param name="Title">Title.</param>
/// <param name="Creator">Issuing body.</param>
/// <param name="Date">Date of the document.</param>
internal sealed record WordProperties(string Title, string Creator, DateOnly Date)
{
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";
    private static readonly XNamespace Extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

    /// <summary>Writes them over the parts that the package has.</summary>
    public void Write(ZipPackage package)
    {
        if (package.Has("docProps/core.xml")) package["docProps/core.xml"] = Ooxml.Write(CorePart());
        if (package.Has("docProps/app.xml")) package["docProps/app.xml"] = Ooxml.Write(new XDocument(new XElement(Extended + "Properties")));
    }

    private XDocument CorePart() => new(new XElement(Core + "coreProperties",
        new XAttribute(XNamespace.Xmlns + "cp", Core), new XAttribute(XNamespace.Xmlns + "dc", Dc),
        new XAttribute(XNamespace.Xmlns + "dcterms", Terms), new XAttribute(XNamespace.Xmlns + "xsi", Xsi),
        new XElement(Dc + "title", Title),
        new XElement(Dc + "creator", Creator),
        new XElement(Dc + "language", "vi-VN"),
        Time("created"),
        Time("modified")));

    private XElement Time(string name) => new(Terms + name, new XAttribute(Xsi + "type", "dcterms:W3CDTF"),
        Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z");
}
