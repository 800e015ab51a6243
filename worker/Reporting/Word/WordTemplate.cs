using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using Scriban.Runtime;

namespace MongCai.Poverty.Etl.Reporting.Word;

/// <summary>A plain .docx with Scriban tags in its text, as an office clerk edits it. Rendering gives the same bytes for the same model.</summary>
internal sealed partial class WordTemplate
{
    private readonly string file;
    private readonly ZipPackage package;
    private readonly SortedDictionary<string, WordPart> parts;

    private WordTemplate(string file, ZipPackage package, SortedDictionary<string, WordPart> parts)
    {
        this.file = file;
        this.package = package;
        this.parts = parts;
    }

    /// <summary>Reads and checks a template.</summary>
    /// <param name="file">Path below the templates folder, for messages.</param>
    /// <param name="bytes">The .docx.</param>
    /// <param name="model">What it may name.</param>
    /// <param name="faults">Everything that is wrong.</param>
    /// <returns>Null when it is no Word document at all.</returns>
    public static WordTemplate? Read(string file, byte[] bytes, Shape.Record model, out IReadOnlyList<ConfigurationFault> faults)
    {
        try
        {
            var zip = ZipPackage.Read(bytes);
            var read = new SortedDictionary<string, WordPart>(StringComparer.Ordinal);
            foreach (var name in zip.Names.Where(name => PartName().IsMatch(name))) read[name] = WordPart.Read(file, zip[name], model);
            faults = zip.Has("word/document.xml") ? [.. read.Values.SelectMany(part => part.Faults)] : [NotWord(file)];
            return new WordTemplate(file, zip, read);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException)
        {
            faults = [NotWord(file)];
            return null;
        }
    }

    /// <summary>Renders the document.</summary>
    /// <param name="globals">What the template may name.</param>
    /// <param name="pictures">Drawn pictures.</param>
    /// <param name="properties">Title and date of the document.</param>
    /// <param name="limits">Limits.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PermanentException">Template and model do not fit; names the paragraph.</exception>
    public byte[] Render(ScriptObject globals, IReadOnlyList<ReportPicture> pictures, WordProperties properties, RenderLimits limits, CancellationToken cancellationToken) =>
        Pack(RenderParts(globals, limits, cancellationToken), pictures, properties);

    /// <summary>Renders the parts alone, which needs no picture to be drawn yet; for the check of figures with a mark around every value.</summary>
    /// <exception cref="PermanentException">Template and model do not fit; names the paragraph.</exception>
    public IReadOnlyList<XDocument> RenderParts(ScriptObject globals, RenderLimits limits, CancellationToken cancellationToken, bool marked = false) => [.. parts.Values.Select(part =>
    {
        var rendered = part.Render(globals, limits, cancellationToken, marked);
        WordRepair.Mend(rendered);
        return rendered;
    })];

    /// <summary>Makes the document of its rendered parts.</summary>
    /// <param name="rendered">What <see cref="RenderParts"/> gave, without marks.</param>
    /// <param name="pictures">Drawn pictures.</param>
    /// <param name="properties">Title and date of the document.</param>
    public byte[] Pack(IReadOnlyList<XDocument> rendered, IReadOnlyList<ReportPicture> pictures, WordProperties properties)
    {
        var result = package.Copy();
        foreach (var ((name, part), xml) in parts.Zip(rendered))
        {
            TableWidths.Fit(xml);
            PictureParts.Place(result, name, xml, [.. pictures.Where(picture => part.Pictures.Contains(picture.Key, StringComparer.Ordinal))]);
            result[name] = Ooxml.Write(xml);
        }

        properties.Write(result);
        return result.Write();
    }

    /// <summary>Runs every part and tells where it fails, with its paragraph.</summary>
    public IReadOnlyList<ConfigurationFault> Try(ScriptObject globals, RenderLimits limits, CancellationToken cancellationToken) =>
        [.. parts.Values.Select(part => part.Try(globals, limits, cancellationToken)).OfType<ConfigurationFault>()];

    /// <inheritdoc/>
    public override string ToString() => file;

    private static ConfigurationFault NotWord(string file) => new(file, null, "Không phải tệp Word (.docx) đọc được.", "Mở bằng Word hoặc LibreOffice, lưu lại dạng .docx.");

    [GeneratedRegex(@"^word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PartName();
}

/// <summary>What loops and conditions can leave behind that Word does not open: a cell without a paragraph, a table without a row, a drawing's number used twice.</summary>
internal static class WordRepair
{
    public static void Mend(XDocument part)
    {
        part.Descendants(Ooxml.Table).Where(table => !table.Elements(Ooxml.Row).Any()).Remove();
        foreach (var cell in part.Descendants(Ooxml.Cell).Where(cell => cell.Elements().LastOrDefault()?.Name != Ooxml.Paragraph))
            cell.Add(new XElement(Ooxml.Paragraph));
        var number = 0;
        foreach (var properties in part.Descendants(Ooxml.Drawing + "docPr"))
            properties.SetAttributeValue("id", (++number).ToString(CultureInfo.InvariantCulture));
    }
}

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
