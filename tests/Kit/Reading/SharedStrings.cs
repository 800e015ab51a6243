using System.Text;
using System.Xml.Linq;

namespace MongCai.Poverty.Etl.Tests.Kit.Reading;

/// <summary>Writes texts as Excel does: once, in a part of their own.</summary>
public static class SharedStrings
{
    private const string Part = "xl/sharedStrings.xml";
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Moves all texts out of the sheets.</summary>
    public static WorkbookFile WithSharedStrings(this WorkbookFile file)
    {
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in file.Parts.Keys.Where(name => name.StartsWith("xl/worksheets/", StringComparison.Ordinal)).ToList())
            file.Parts[name] = Bytes(Shared(XElement.Parse(Encoding.UTF8.GetString(file.Parts[name]), LoadOptions.PreserveWhitespace), texts));
        file.Parts[Part] = Bytes(new XElement(Main + "sst", texts.OrderBy(text => text.Value).Select(text => new XElement(Main + "si", new XElement(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text.Key)))));
        var relations = XElement.Parse(Encoding.UTF8.GetString(file.Parts["xl/_rels/workbook.xml.rels"]));
        relations.Add(new XElement(Package + "Relationship", new XAttribute("Id", "rIdStrings"),
            new XAttribute("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"), new XAttribute("Target", "sharedStrings.xml")));
        file.Parts["xl/_rels/workbook.xml.rels"] = Bytes(relations);
        return file;
    }

    private static XElement Shared(XElement sheet, Dictionary<string, int> texts)
    {
        foreach (var cell in sheet.Descendants(Main + "c").Where(cell => (string?)cell.Attribute("t") == "inlineStr").ToList())
        {
            var text = cell.Element(Main + "is")!.Value;
            if (!texts.TryGetValue(text, out var index)) texts[text] = index = texts.Count;
            cell.SetAttributeValue("t", "s");
            cell.ReplaceNodes(new XElement(Main + "v", index));
        }

        return sheet;
    }

    private static byte[] Bytes(XElement root) => Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{root.ToString(SaveOptions.DisableFormatting)}");
}
