using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MongCai.Poverty.Etl.Reporting.Word;

/// <summary>
/// A picture in a Word template is an ordinary picture whose alternative text is <c>{{ pictures.progress }}</c>: whoever edits the template moves and
/// sizes it, the engine puts the drawn one in its place and its description into the alternative text.
/// </summary>
internal static partial class PicturePlaceholders
{
    /// <summary>The relationship by which the body finds a picture.</summary>
    public static string Relationship(string key) => $"rIdPicture_{key}";

    /// <summary>Marks the placeholders of a part.</summary>
    /// <returns>Keys of the pictures, each once.</returns>
    public static IReadOnlyList<string> Mark(XDocument part, List<WordTag> tags)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var properties in part.Descendants(Ooxml.Drawing + "docPr"))
        {
            var match = Placeholder().Match(properties.Attribute("descr")?.Value ?? "");
            if (!match.Success) continue;
            keys.Add(match.Groups[1].Value);
            Mark(properties, match.Groups[1].Value, tags);
        }

        return [.. keys];
    }

    private static void Mark(XElement properties, string key, List<WordTag> tags)
    {
        var tag = new WordTag(tags.Count, $" pictures.{key}.alt ", "{{ pictures." + key + " }}");
        tags.Add(tag);
        properties.SetAttributeValue("descr", tag.Token);
        foreach (var inner in properties.Parent!.Descendants().Where(element => element.Name.LocalName == "cNvPr")) inner.SetAttributeValue("descr", tag.Token);
        foreach (var blip in properties.Parent!.Descendants(Ooxml.Main + "blip")) blip.SetAttributeValue(Ooxml.OfficeRelationships + "embed", Relationship(key));
    }

    [GeneratedRegex(@"^\s*\{\{\s*pictures\.([a-z0-9_]+)\s*\}\}\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
