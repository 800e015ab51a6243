using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace MongCai.Poverty.Etl.Tests.Unit.Answering;

/// <summary>A workbook written part by part, so that a test can hold exactly the XML it is about.</summary>
internal sealed class TinyWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private readonly List<(string Name, string State, string Xml)> sheets = [];
    private readonly List<(string Path, string? Type, byte[] Content)> parts = [];
    private readonly StringBuilder workbookRelations = new();
    private readonly Dictionary<int, string> sheetRelations = [];

    public string ContentType { get; init; } = Types + ".sheet.main+xml";

    /// <summary>What stands before the sheets in the workbook part.</summary>
    public string Before { get; init; } = "";

    /// <summary>What stands behind them.</summary>
    public string Behind { get; init; } = "";

    public TinyWorkbook Sheet(string name, string rows, string state = "visible", string before = "", string behind = "")
    {
        sheets.Add((name, state, $"""<worksheet xmlns="{Main}" xmlns:r="{Relationships}">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>"""));
        return this;
    }

    public TinyWorkbook Part(string path, string? type, string content) => Part(path, type, Encoding.UTF8.GetBytes(content));

    public TinyWorkbook Part(string path, string? type, byte[] content)
    {
        parts.Add((path, type, content));
        return this;
    }

    public TinyWorkbook Styles(string inner)
    {
        WorkbookRelation("st1", Relationships + "/styles", "styles.xml");
        return Part("xl/styles.xml", Types + ".styles+xml", $"""<styleSheet xmlns="{Main}">{inner}</styleSheet>""");
    }

    public TinyWorkbook WorkbookRelation(string id, string type, string target)
    {
        workbookRelations.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="{id}" Type="{type}" Target="{target}"/>""");
        return this;
    }

    /// <summary>A comment of the ward with its box, on the sheet of that number (from 1).</summary>
    public TinyWorkbook Comment(int sheet, string cell, string text, int row, int column)
    {
        sheetRelations[sheet] = $"""<Relationship Id="c1" Type="{Relationships}/comments" Target="../comments1.xml"/><Relationship Id="v1" Type="{Relationships}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>""";
        Part("xl/comments1.xml", Types + ".comments+xml", $"""<comments xmlns="{Main}"><authors><author>Cán bộ xã</author></authors><commentList><comment ref="{cell}" authorId="0"><text><t>{text}</t></text></comment></commentList></comments>""");
        return Part("xl/drawings/vmlDrawing1.vml", "application/vnd.openxmlformats-officedocument.vmlDrawing",
            $"""<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1030" type="#_x0000_t202" style="visibility:hidden"><br><x:ClientData ObjectType="Note"><x:Anchor>1, 15, 0, 2, 3, 15, 3, 16</x:Anchor><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape></xml>""");
    }

    public byte[] Build()
    {
        using var package = new MemoryStream();
        using (var zip = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", ContentTypes());
            Write(zip, "_rels/.rels", Relations($"""<Relationship Id="w" Type="{Relationships}/officeDocument" Target="xl/workbook.xml"/>"""));
            Write(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relationships}">{Before}<sheets>{string.Concat(Numbered((sheet, n) => $"""<sheet name="{sheet.Name}" sheetId="{n}" state="{sheet.State}" r:id="s{n}"/>"""))}</sheets>{Behind}</workbook>""");
            Write(zip, "xl/_rels/workbook.xml.rels", Relations(string.Concat(Numbered((_, n) => $"""<Relationship Id="s{n}" Type="{Relationships}/worksheet" Target="worksheets/sheet{n}.xml"/>""")) + workbookRelations));
            foreach (var (name, xml) in Numbered((sheet, n) => ($"xl/worksheets/sheet{n}.xml", sheet.Xml))) Write(zip, name, xml);
            foreach (var (sheet, relations) in sheetRelations) Write(zip, $"xl/worksheets/_rels/sheet{sheet}.xml.rels", Relations(relations));
            foreach (var (path, _, content) in parts)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return package.ToArray();
    }

    private IEnumerable<T> Numbered<T>(Func<(string Name, string State, string Xml), int, T> of) => sheets.Select((sheet, index) => of(sheet, index + 1));

    private string ContentTypes() =>
        $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{ContentType}"/>{string.Concat(Numbered((_, n) => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{Types}.worksheet+xml"/>"""))}{string.Concat(parts.Where(part => part.Type is not null).Select(part => $"""<Override PartName="/{part.Path}" ContentType="{part.Type}"/>"""))}</Types>""";

    private static string Relations(string inner) => $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>""";

    private static void Write(ZipArchive zip, string path, string content)
    {
        using var entry = zip.CreateEntry(path).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}
