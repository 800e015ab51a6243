using System.Xml;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>The parts of an Office Open XML workbook that are read, found through the package's relationships and never by their usual names.</summary>
internal sealed class WorkbookParts
{
    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true };

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
        main = new[] { main, "xl/workbook.xml", "xl/workbook.bin" }.FirstOrDefault(name => name is not null && part(name) is not null);
        if (main is null) return null;
        var parts = new WorkbookParts { Workbook = main };
        var folder = main[..(main.LastIndexOf('/') + 1)];
        if (part($"{folder}_rels/{main[folder.Length..]}.rels") is { } relationships)
        {
            foreach (var (id, type, target) in Relationships(relationships, folder)) parts.Take(id, type, target);
        }

        return parts;
    }

    /// <summary>Ids of the sheets in the order of the workbook, and its day count, from the XML main part.</summary>
    public static (List<string> SheetIds, bool Epoch1904) ReadMainPart(byte[] workbook)
    {
        var ids = new List<string>();
        var epoch1904 = false;
        using var reader = XmlReader.Create(new MemoryStream(workbook), Xml);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "workbookPr") epoch1904 = reader.GetAttribute("date1904") is "1" or "true";
            if (reader.LocalName == "sheet") ids.Add(IdOf(reader));
        }

        return (ids, epoch1904);
    }

    private static string IdOf(XmlReader sheet)
    {
        for (var more = sheet.MoveToFirstAttribute(); more; more = sheet.MoveToNextAttribute())
        {
            if (sheet.LocalName == "id" && sheet.NamespaceURI.EndsWith("relationships", StringComparison.Ordinal)) return sheet.Value;
        }

        return "";
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

    private static IEnumerable<(string Id, string Type, string Target)> Relationships(byte[] part, string folder)
    {
        using var reader = XmlReader.Create(new MemoryStream(part), Xml);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship") continue;
            var type = reader.GetAttribute("Type") ?? "";
            yield return (reader.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(folder, reader.GetAttribute("Target") ?? ""));
        }
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target.TrimStart('/');
        var path = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && path.Count > 0) path.RemoveAt(path.Count - 1);
            else if (step is not ("." or "..")) path.Add(step);
        }

        return string.Join('/', path);
    }
}
