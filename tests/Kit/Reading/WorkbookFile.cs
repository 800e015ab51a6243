using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace MongCai.Poverty.Etl.Tests.Kit.Reading;

/// <summary>Writes test workbooks as .xlsx; parts can be changed or added afterwards.</summary>
public sealed class WorkbookFile
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string OfficeDocument = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<string> formats = [];

    /// <summary>Parts of the package by name, in the order of writing.</summary>
    public Dictionary<string, byte[]> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes the parts of a workbook.</summary>
    public WorkbookFile(TestWorkbook workbook)
    {
        Add("[Content_Types].xml", new XElement(XNamespace.Get("http://schemas.openxmlformats.org/package/2006/content-types") + "Types"));
        Add("_rels/.rels", new XElement(Package + "Relationships", Relation("rId1", "officeDocument", "xl/workbook.xml")));
        var sheets = workbook.Sheets;
        for (var i = 0; i < sheets.Count; i++) Add($"xl/worksheets/sheet{i + 1}.xml", Sheet(sheets[i], workbook.Epoch1904));
        Add("xl/workbook.xml", new XElement(Main + "workbook",
            new XElement(Main + "workbookPr", new XAttribute("date1904", workbook.Epoch1904 ? "1" : "0")),
            new XElement(Main + "sheets", sheets.Select((sheet, index) => new XElement(Main + "sheet",
                new XAttribute("name", sheet.Name), new XAttribute("sheetId", index + 1), sheet.State is null ? null : new XAttribute("state", sheet.State), new XAttribute(Relations + "id", $"rId{index + 1}"))))));
        Add("xl/_rels/workbook.xml.rels", new XElement(Package + "Relationships",
            sheets.Select((_, index) => Relation($"rId{index + 1}", "worksheet", $"worksheets/sheet{index + 1}.xml")), Relation("rIdStyles", "styles", "styles.xml")));
        Add("xl/styles.xml", new XElement(Main + "styleSheet",
            new XElement(Main + "numFmts", formats.Select((format, index) => new XElement(Main + "numFmt", new XAttribute("numFmtId", 164 + index), new XAttribute("formatCode", format)))),
            new XElement(Main + "cellXfs", Enumerable.Range(-1, formats.Count + 1).Select(index => new XElement(Main + "xf", new XAttribute("numFmtId", index < 0 ? 0 : 164 + index), new XAttribute("applyNumberFormat", 1))))));
    }

    /// <summary>The bytes of a workbook as .xlsx.</summary>
    public static byte[] Bytes(TestWorkbook workbook) => new WorkbookFile(workbook).Bytes();

    /// <summary>Replaces text in a part.</summary>
    public WorkbookFile Replace(string part, string old, string with)
    {
        var text = Encoding.UTF8.GetString(Parts[part]);
        if (!text.Contains(old, StringComparison.Ordinal)) throw new ArgumentException($"{part} does not hold '{old}'.", nameof(old));
        Parts[part] = Encoding.UTF8.GetBytes(text.Replace(old, with, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Packs the parts.</summary>
    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, part) in Parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(part);
            }
        }

        return stream.ToArray();
    }

    private void Add(string name, XElement root) => Parts[name] = Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{root.ToString(SaveOptions.DisableFormatting)}");

    private static XElement Relation(string id, string type, string target) =>
        new(Package + "Relationship", new XAttribute("Id", id), new XAttribute("Type", $"{OfficeDocument}/{type}"), new XAttribute("Target", target));

    private XElement Sheet(TestSheet sheet, bool epoch1904) => new(Main + "worksheet",
        new XElement(Main + "sheetData", sheet.Cells.GroupBy(cell => cell.Key.Row).OrderBy(row => row.Key).Select(row =>
            new XElement(Main + "row", new XAttribute("r", row.Key), row.Select(cell => Cell(cell.Key.ToString(), cell.Value, epoch1904))))),
        sheet.Merges.Count == 0 ? null : new XElement(Main + "mergeCells", sheet.Merges.Select(range => new XElement(Main + "mergeCell", new XAttribute("ref", range)))));

    private XElement Cell(string address, TestCell cell, bool epoch1904)
    {
        var element = new XElement(Main + "c", new XAttribute("r", address), new XAttribute("s", Style(cell.Format)));
        if (cell.Formula is not null) element.Add(new XElement(Main + "f", cell.Formula));
        if (cell.IsError) element.Add(new XAttribute("t", "e"), new XElement(Main + "v", cell.Value));
        else if (cell.Value is string text && cell.Formula is not null) element.Add(new XAttribute("t", "str"), new XElement(Main + "v", text));
        else if (cell.Value is string inline)
            element.Add(new XAttribute("t", "inlineStr"), new XElement(Main + "is", new XElement(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), inline)));
        else if (cell.Value is bool truth) element.Add(new XAttribute("t", "b"), new XElement(Main + "v", truth ? 1 : 0));
        else if (cell.Value is not null) element.Add(new XElement(Main + "v", Number(cell.Value, epoch1904)));
        return element;
    }

    /// <summary>The number that Excel would store.</summary>
    public static string Number(object value, bool epoch1904) => value is DateOnly day
        ? (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber - (epoch1904 ? 1462 : 0)).ToString(CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private int Style(string? format)
    {
        if (format is null) return 0;
        if (!formats.Contains(format)) formats.Add(format);
        return formats.IndexOf(format) + 1;
    }
}
