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
    public byte[] Render(ScriptObject globals, IReadOnlyList<ReportPicture> pictures, WordProperties properties, RenderLimits limits, CancellationToken cancellationToken)
    {
        var result = package.Copy();
        foreach (var (name, part) in parts)
        {
            var rendered = part.Render(globals, limits, cancellationToken);
            WordRepair.Mend(rendered);
            PictureParts.Place(result, name, rendered, [.. pictures.Where(picture => part.Pictures.Contains(picture.Key, StringComparer.Ordinal))]);
            result[name] = Ooxml.Write(rendered);
        }

        properties.Write(result);
        return result.Write();
    }

    /// <summary>Renders the parts alone, with a mark around every value, for the check of figures.</summary>
    /// <exception cref="PermanentException">Template and model do not fit; names the paragraph.</exception>
    public IEnumerable<XDocument> RenderMarked(ScriptObject globals, RenderLimits limits, CancellationToken cancellationToken) => parts.Values.Select(part =>
    {
        var rendered = part.Render(globals, limits, cancellationToken, marked: true);
        WordRepair.Mend(rendered);
        return rendered;
    });

    /// <summary>Runs every part and tells where it fails, with its paragraph.</summary>
    public IReadOnlyList<ConfigurationFault> Try(ScriptObject globals, RenderLimits limits, CancellationToken cancellationToken) =>
        [.. parts.Values.Select(part => part.Try(globals, limits, cancellationToken)).OfType<ConfigurationFault>()];

    /// <inheritdoc/>
    public override string ToString() => file;

    private static ConfigurationFault NotWord(string file) => new(file, null, "Không phải tệp Word (.docx) đọc được.", "Mở bằng Word hoặc LibreOffice, lưu lại dạng .docx.");

    [GeneratedRegex(@"^word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PartName();
}
