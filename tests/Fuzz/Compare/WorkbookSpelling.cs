using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>Writes a made workbook as .xlsx, by hand and in one of the many ways that ECMA-376 allows.</summary>
internal sealed class WorkbookSpelling
{
    private readonly MadeWorkbook workbook;
    private readonly Random random;
    private readonly string prefix;
    private readonly bool strict;
    private readonly CellSpelling cells;

    private WorkbookSpelling(MadeWorkbook workbook, Random random)
    {
        (this.workbook, this.random) = (workbook, random);
        (prefix, strict) = (random.Once(6) ? "x:" : "", random.Once(12));
        cells = new(random, prefix);
    }

    private string Main => strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private string Relations => strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Writes it.</summary>
    /// <param name="workbook">What it holds.</param>
    /// <param name="random">Chance that chooses the spelling.</param>
    public static byte[] Write(MadeWorkbook workbook, Random random)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) new WorkbookSpelling(workbook, random).Write(zip);
        return stream.ToArray();
    }

    private void Write(ZipArchive zip)
    {
        var sheets = workbook.Sheets.Select(Sheet).ToList();
        Add(zip, "[Content_Types].xml", ContentTypes(), mayBeWide: false);
        Add(zip, "_rels/.rels", Relationships(("rId1", "officeDocument", "xl/workbook.xml")), mayBeWide: false);
        Add(zip, "xl/workbook.xml", Book());
        Add(zip, "xl/_rels/workbook.xml.rels", Relationships([.. sheets.Select((_, i) => ($"s{i + 1}", "worksheet", $"{(random.Once(5) ? "/xl/" : "")}worksheets/sheet{i + 1}.xml")), ("st", "styles", "styles.xml"), ("ss", "sharedStrings", "sharedStrings.xml")]), mayBeWide: false);
        for (var i = 0; i < sheets.Count; i++) Add(zip, $"xl/worksheets/sheet{i + 1}.xml", sheets[i]);
        Add(zip, "xl/styles.xml", Styles());
        Add(zip, "xl/sharedStrings.xml", Root("sst", random.Once(3) ? "" : $" count=\"{cells.Strings.Count}\" uniqueCount=\"{(random.Once(4) ? 1 : cells.Strings.Count)}\"", string.Concat(cells.Strings.Select(text => $"<{prefix}si>{text}</{prefix}si>"))));
    }

    private void Add(ZipArchive zip, string name, string xml, bool mayBeWide = true)
    {
        var isWide = mayBeWide && random.Once(15);
        using var entry = zip.CreateEntry(name, random.Once(4) ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
        Encoding encoding = isWide ? Encoding.Unicode : new UTF8Encoding(false);
        if (isWide || random.Once(6)) entry.Write(isWide ? encoding.GetPreamble() : Encoding.UTF8.GetPreamble());
        entry.Write(encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"{(isWide ? "UTF-16" : "UTF-8")}\" standalone=\"yes\"?>{(random.Once(3) ? "\r\n" : "")}{xml}"));
    }

    private string Root(string name, string attributes, string content) =>
        $"<{prefix}{name} xmlns{(prefix.Length == 0 ? "" : ":x")}=\"{Main}\" xmlns:r=\"{Relations}\"{attributes}>{content}</{prefix}{name}>";

    private string Book()
    {
        var epoch = workbook.Epoch1904 ? $" date1904=\"{random.Pick(["1", "true"])}\"" : random.Once(3) ? " date1904=\"0\"" : "";
        var sheets = workbook.Sheets.Select((sheet, i) => $"<{prefix}sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\"{(sheet.State == "visible" ? "" : $" state=\"{sheet.State}\"")} r:id=\"s{i + 1}\"/>");
        return Root("workbook", "", $"<{prefix}workbookPr{epoch}/><{prefix}sheets>{string.Concat(sheets)}</{prefix}sheets>");
    }

    private string Sheet(MadeSheet sheet)
    {
        var dimension = random.Next(5) switch { 0 => "", 1 => $"<{prefix}dimension ref=\"A1\"/>", 2 => $"<{prefix}dimension ref=\"A1:XFD1048576\"/>", 3 => $"<{prefix}dimension ref=\"C3:D4\"/>", _ => $"<{prefix}dimension ref=\"A1:BZ600\"/>" };
        var columns = sheet.HiddenColumn is { } hidden ? $"<{prefix}cols><{prefix}col min=\"{hidden}\" max=\"{hidden}\" {(random.Once(2) ? "width=\"9\" " : "")}hidden=\"1\"/></{prefix}cols>" : "";
        var merges = sheet.Merges.Count == 0 ? "" : $"<{prefix}mergeCells count=\"{sheet.Merges.Count}\">{string.Concat(sheet.Merges.Select(merge => $"<{prefix}mergeCell ref=\"{merge}\"/>"))}</{prefix}mergeCells>";
        return Root("worksheet", "", $"{dimension}{columns}<{prefix}sheetData>{Rows(sheet)}</{prefix}sheetData>{merges}");
    }

    private string Rows(MadeSheet sheet)
    {
        var (xml, last) = (new StringBuilder(), 0);
        foreach (var row in sheet.Cells.GroupBy(cell => cell.Address.Row))
        {
            var saysPlace = row.Key != last + 1 || !random.Once(5);
            var hidden = sheet.HiddenRows.Contains(row.Key) ? " hidden=\"1\"" : "";
            xml.Append(CultureInfo.InvariantCulture, $"<{prefix}row{(saysPlace ? $" r=\"{row.Key}\"" : "")}{(random.Once(4) ? " spans=\"1:3\"" : "")}{hidden}>").Append(Cells(row)).Append(CultureInfo.InvariantCulture, $"</{prefix}row>{(random.Once(9) ? "\n<!-- -->" : "")}");
            last = row.Key;
        }

        return xml.ToString();
    }

    private string Cells(IEnumerable<MadeCell> row)
    {
        var (xml, last) = (new StringBuilder(), 0);
        foreach (var cell in row)
        {
            xml.Append(cells.Cell(cell, saysPlace: cell.Address.Column != last + 1));
            last = cell.Address.Column;
        }

        return xml.ToString();
    }

    private string Styles()
    {
        var own = workbook.Formats.Select((format, i) => format.BuiltIn is null ? $"<{prefix}numFmt numFmtId=\"{200 + i}\" formatCode=\"{Attribute(format.Code)}\"/>" : "").ToList();
        var looks = workbook.Formats.Select((format, i) => $"<{prefix}xf numFmtId=\"{format.BuiltIn ?? (200 + i)}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"{(random.Once(3) ? "" : " applyNumberFormat=\"1\"")}/>");
        return Root("styleSheet", "", $"<{prefix}numFmts>{string.Concat(own)}</{prefix}numFmts>{Pool("fonts", "<#font><#sz val=\"11\"/><#name val=\"Arial\"/></#font>")}{Pool("fills", "<#fill/>")}{Pool("borders", "<#border/>")}{Pool("cellStyleXfs", "<#xf/>")}<{prefix}cellXfs>{string.Concat(looks)}</{prefix}cellXfs>");
    }

    private string Pool(string name, string content) => $"<{prefix}{name} count=\"1\">{content.Replace("#", prefix, StringComparison.Ordinal)}</{prefix}{name}>";

    private static string Attribute(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private string Relationships(params (string Id, string Type, string Target)[] relations) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations.Select(relation => $"<Relationship Id=\"{relation.Id}\" Type=\"{Relations}/{relation.Type}\" Target=\"{relation.Target}\"/>"))}</Relationships>";

    private string ContentTypes()
    {
        const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var parts = workbook.Sheets.Select((_, i) => ($"worksheets/sheet{i + 1}", "worksheet")).Concat([("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings")]);
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + string.Concat(parts.Select(part => $"<Override PartName=\"/xl/{part.Item1}.xml\" ContentType=\"{Sheet}{part.Item2}+xml\"/>")) + "</Types>";
    }
}
