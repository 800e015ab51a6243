using System.Globalization;
using System.Text;
using System.Xml;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Turns the parts of an .xlsb workbook ([MS-XLSB]) into those of an .xlsx workbook: ExcelDataReader 3.6 reads only the latter, and one form means one set of checks.</summary>
internal static class BinaryParts
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int WorkbookProperties = 153;
    private const int BundleSheet = 156;
    private const int SharedString = 19;
    private const int NumberFormat = 44;
    private const int CellFormat = 47;
    private const int BeginCellFormats = 617;
    private const int EndCellFormats = 618;

    /// <summary>The main part: sheets in order, and the day count.</summary>
    public static byte[] Workbook(byte[] part)
    {
        var epoch1904 = false;
        var sheets = new List<(string Name, string Id)>();
        var records = new RecordStream(part);
        while (records.Next())
        {
            if (records.Type == WorkbookProperties) epoch1904 = (records.Int32(0) & 1) != 0;
            if (records.Type != BundleSheet) continue;
            var id = records.Text(8, out var end);
            sheets.Add((records.Text(end, out _), id));
        }

        return Xml("workbook", xml =>
        {
            xml.WriteStartElement("workbookPr", Main);
            xml.WriteAttributeString("date1904", epoch1904 ? "1" : "0");
            xml.WriteEndElement();
            xml.WriteStartElement("sheets", Main);
            for (var i = 0; i < sheets.Count; i++)
            {
                xml.WriteStartElement("sheet", Main);
                xml.WriteAttributeString("name", Legal(sheets[i].Name));
                xml.WriteAttributeString("sheetId", (i + 1).ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("r", "id", Relations, Legal(sheets[i].Id));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    /// <summary>The shared strings.</summary>
    public static byte[] Strings(byte[] part) => Xml("sst", xml =>
    {
        var records = new RecordStream(part);
        while (records.Next())
        {
            if (records.Type != SharedString) continue;
            xml.WriteStartElement("si", Main);
            xml.WriteElementString("t", Main, Legal(records.Text(1, out _)));
            xml.WriteEndElement();
        }
    });

    /// <summary>Number formats and cell formats.</summary>
    public static byte[] Styles(byte[] part)
    {
        var formats = new List<(int Id, string Code)>();
        var cells = new List<int>();
        var inCells = false;
        var records = new RecordStream(part);
        while (records.Next())
        {
            if (records.Type is BeginCellFormats or EndCellFormats) inCells = records.Type == BeginCellFormats;
            else if (records.Type == NumberFormat) formats.Add((records.UInt16(0), records.Text(2, out _)));
            else if (records.Type == CellFormat && inCells) cells.Add(records.UInt16(2));
        }

        return Xml("styleSheet", xml =>
        {
            xml.WriteStartElement("numFmts", Main);
            foreach (var (id, code) in formats) Element(xml, "numFmt", ("numFmtId", id.ToString(CultureInfo.InvariantCulture)), ("formatCode", Legal(code)));
            xml.WriteEndElement();
            xml.WriteStartElement("cellXfs", Main);
            foreach (var format in cells) Element(xml, "xf", ("numFmtId", format.ToString(CultureInfo.InvariantCulture)), ("applyNumberFormat", "1"));
            xml.WriteEndElement();
        });
    }

    /// <summary>Writes one XML part.</summary>
    internal static byte[] Xml(string root, Action<XmlWriter> content)
    {
        var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
        {
            xml.WriteStartElement(root, Main);
            content(xml);
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    /// <summary>Writes an empty element.</summary>
    internal static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Main);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    /// <summary>The text without characters that XML cannot hold.</summary>
    internal static string Legal(string text)
    {
        var whole = TextKey.Wellformed(text);
        return whole.All(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)) ? whole : new string([.. whole.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter))]);
    }
}
