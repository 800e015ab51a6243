using System.Xml;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>A sheet as the main part lists it.</summary>
/// <param name="Name">Name as the ward wrote it.</param>
/// <param name="Id">Relationship that leads to its part; empty for some sheets of macros.</param>
/// <param name="IsHidden">True for hidden and very hidden ones.</param>
internal sealed record SheetEntry(string Name, string Id, bool IsHidden);

/// <summary>The parts of an Office Open XML workbook that are read, found through the package's relationships and never by their usual names.</summary>
internal sealed class WorkbookParts
{
    private static readonly string[] UsualNames = ["xl/workbook.xml", "xl/workbook.bin"];

    /// <summary>Name of the main part.</summary>
    public required string Workbook { get; init; }

    /// <summary>Relationship id and part of each worksheet.</summary>
    public Dictionary<string, string> Sheets { get; } = new(StringComparer.Ordinal);

    /// <summary>Relationship ids of sheets that hold no cells: charts, dialogs, macros.</summary>
    public HashSet<string> OtherSheets { get; } = new(StringComparer.Ordinal);

    /// <summary>Shared strings; null when there are none.</summary>
    public string? Strings { get; private set; }

    /// <summary>Styles; null when there are none.</summary>
    public string? Styles { get; private set; }

    /// <summary>True when the workbook takes values from other files.</summary>
    public bool HasExternalLinks { get; private set; }

    /// <summary>True when the main part is binary (.xlsb).</summary>
    public bool IsBinary => Workbook.EndsWith(".bin", StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds the parts.</summary>
    /// <param name="part">Gives a part's bytes by its name; null when there is no such part.</param>
    /// <returns>Null when the package has no workbook.</returns>
    /// <exception cref="XmlException">A relationship part is no XML.</exception>
    public static WorkbookParts? Find(Func<string, byte[]?> part)
    {
        var main = part("_rels/.rels") is { } root ? Relationships(root, "").Where(relation => relation.Type == "officeDocument").Select(relation => relation.Target).FirstOrDefault() : null;
        main = UsualNames.Prepend(main).FirstOrDefault(name => name is not null && part(name) is not null);
        if (main is null) return null;
        var parts = new WorkbookParts { Workbook = main };
        var folder = main[..(main.LastIndexOf('/') + 1)];
        if (part($"{folder}_rels/{main[folder.Length..]}.rels") is { } relationships)
        {
            foreach (var (id, type, target) in Relationships(relationships, folder)) parts.Take(id, type, target);
        }

        return parts;
    }

    /// <summary>The sheets in the order of the workbook, and its day count, from the XML main part.</summary>
    /// <exception cref="InvalidDataException">The day count is neither.</exception>
    public static (List<SheetEntry> Sheets, bool Epoch1904) ReadMainPart(byte[] workbook)
    {
        var sheets = new List<SheetEntry>();
        var epoch1904 = false;
        using var xml = PackageXml.Open(workbook);
        while (xml.Read())
        {
            if (xml.IsElement("workbookPr")) epoch1904 = IsTrue(xml.GetAttribute("date1904"));
            else if (xml.IsElement("sheet")) sheets.Add(new(NameOfSheet(xml), IdOf(xml), xml.GetAttribute("state") is not (null or "visible")));
        }

        return (sheets, epoch1904);
    }

    /// <summary>Spellings of the schema (xsd:boolean); anything else is refused, by Excel too, because every date hangs on it.</summary>
    private static bool IsTrue(string? text) => text?.Trim() switch
    {
        null or "0" or "false" => false,
        "1" or "true" => true,
        _ => throw new InvalidDataException("date1904 is neither true nor false"),
    };

    private static string NameOfSheet(XmlReader sheet) => sheet.GetAttribute("name") is { Length: > 0 } name ? name : throw new InvalidDataException("a sheet has no name");

    private static string IdOf(XmlReader sheet)
    {
        var id = "";
        for (var more = sheet.MoveToFirstAttribute(); more; more = sheet.MoveToNextAttribute())
        {
            if (sheet.LocalName == "id" && sheet.NamespaceURI.EndsWith("relationships", StringComparison.Ordinal)) id = sheet.Value;
        }

        sheet.MoveToElement();
        return id;
    }

    private void Take(string id, string type, string target)
    {
        switch (type)
        {
            case "worksheet": Sheets[id] = target; break;
            case "chartsheet" or "dialogsheet" or "xlMacrosheet" or "xlIntlMacrosheet": OtherSheets.Add(id); break;
            case "sharedStrings": Strings = target; break;
            case "styles": Styles = target; break;
            case "externalLink": HasExternalLinks = true; break;
        }
    }

    private static List<(string Id, string Type, string Target)> Relationships(byte[] part, string folder)
    {
        var relations = new List<(string, string, string)>();
        using var xml = PackageXml.Open(part);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship") continue;
            var type = (xml.GetAttribute("Type") ?? "").TrimEnd('/');
            relations.Add((xml.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(folder, xml.GetAttribute("Target") ?? "")));
        }

        return relations;
    }

    /// <summary>The one spelling of a part's name: some programs write back slashes or escaped letters, in the names of entries or in what points to them.</summary>
    public static string NameOf(string entry) => Uri.UnescapeDataString(entry.Replace('\\', '/'));

    /// <summary>Targets count from the folder of the part that names them; one that begins with a slash counts from the root.</summary>
    private static string Resolve(string folder, string target)
    {
        var address = NameOf(target.Trim());
        var path = new List<string>(address.StartsWith('/') ? [] : folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in address.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && path.Count > 0) path.RemoveAt(path.Count - 1);
            else if (step is not ("." or "..")) path.Add(step);
        }

        return string.Join('/', path);
    }
}
