using System.Globalization;
using System.Xml.Linq;

namespace MongCai.Poverty.Etl.Reporting.Word;

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
