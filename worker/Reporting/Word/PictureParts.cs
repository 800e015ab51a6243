using System.Xml.Linq;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;

namespace MongCai.Poverty.Etl.Reporting.Word;

/// <summary>Puts drawn pictures into the package and takes the placeholders out.</summary>
internal static class PictureParts
{
    private const string ImageType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";

    /// <summary>Adds the pictures of one part; relationships to pictures that it no longer shows are dropped with their files.</summary>
    public static void Place(ZipPackage package, string part, XDocument rendered, IReadOnlyList<ReportPicture> pictures)
    {
        var name = Relationships(part);
        if (!package.Has(name)) return;
        var relationships = Ooxml.Read(package[name]);
        foreach (var picture in pictures) Add(package, relationships, picture);
        foreach (var unused in Unused(relationships, rendered).ToList())
        {
            unused.Remove();
            package.Remove("word/" + unused.Attribute("Target")!.Value);
        }

        package[name] = Ooxml.Write(relationships);
        if (pictures.Count > 0) AllowPng(package);
    }

    private static string Relationships(string part) => $"word/_rels/{Path.GetFileName(part)}.rels";

    private static void Add(ZipPackage package, XDocument relationships, ReportPicture picture)
    {
        var target = $"media/report-{picture.Key}.png";
        package["word/" + target] = picture.Png;
        relationships.Root!.Add(new XElement(Ooxml.PackageRelationships + "Relationship",
            new XAttribute("Id", PicturePlaceholders.Relationship(picture.Key)), new XAttribute("Type", ImageType), new XAttribute("Target", target)));
    }

    private static IEnumerable<XElement> Unused(XDocument relationships, XDocument rendered)
    {
        var used = rendered.Descendants().Attributes().Where(attribute => attribute.Name.Namespace == Ooxml.OfficeRelationships)
            .Select(attribute => attribute.Value).ToHashSet(StringComparer.Ordinal);
        return relationships.Root!.Elements()
            .Where(element => element.Attribute("Type")?.Value == ImageType && !used.Contains(element.Attribute("Id")!.Value));
    }

    private static void AllowPng(ZipPackage package)
    {
        const string name = "[Content_Types].xml";
        var types = Ooxml.Read(package[name]);
        if (types.Root!.Elements(Ooxml.ContentTypes + "Default").Any(element => element.Attribute("Extension")?.Value == "png")) return;
        types.Root!.AddFirst(new XElement(Ooxml.ContentTypes + "Default", new XAttribute("Extension", "png"), new XAttribute("ContentType", "image/png")));
        package[name] = Ooxml.Write(types);
    }
}
