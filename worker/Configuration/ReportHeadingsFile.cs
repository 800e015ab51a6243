using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reporting.Models;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>config/report.yml.</summary>
internal static class ReportHeadingsFile
{
    private const string AreaHint = "Thêm danh từ chung và các đơn vị của địa bàn, ví dụ area: { level: tỉnh, units: \"xã, phường, đặc khu\" }; các văn bản gọi tên địa bàn bằng những chữ này.";

    private static IEnumerable<string> Kinds => DocumentKinds.Official.Select(document => document.Name).Where(name => name != DocumentKinds.Correction);

    /// <summary>Reads and checks the headings.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The heading of each of <see cref="DocumentKinds.Official"/>; a correction has that of what it corrects.</returns>
    /// <exception cref="ConfigurationFaultException">Every fault of the file.</exception>
    public static IReadOnlyDictionary<string, ReportHeading> Load(string path) => YamlFile.Read(path, root =>
    {
        var area = root.Section("area", section => Area(section, root.OptionalText("place")?.Trim() ?? ""), AreaHint);
        return root.Section("documents", documents => Kinds.ToDictionary(kind => kind, kind => documents.Section(kind, document => Heading(area, root, document)), StringComparer.Ordinal));
    });

    /// <summary>The area, which all documents share.</summary>
    public static Area AreaOf(IReadOnlyDictionary<string, ReportHeading> headings) => headings[DocumentKinds.WeeklyReport].Area;

    /// <summary>Only what cannot be told from the rest must be there: most areas bear the name of their place, and their People's Committee issues the plan.</summary>
    private static Area Area(YamlSection section, string place)
    {
        var area = new Area(Text(section, "level"), section.OptionalText("name")?.Trim() ?? place, Text(section, "units"));
        return area with
        {
            Within = section.OptionalText("within")?.Trim(),
            Office = section.OptionalText("office")?.Trim() ?? area.Office,
            Authority = section.OptionalText("authority")?.Trim() ?? area.Authority,
        };
    }

    private static ReportHeading Heading(Area area, YamlSection root, YamlSection document) => new()
    {
        Area = area,
        SubjectPrefix = Text(root, "subjectPrefix"),
        Place = Text(root, "place"),
        Contact = Text(root, "contact"),
        Parent = document.Texts("parent"),
        Organisation = Lines(document, "organisation"),
        OrganisationName = Text(document, "organisationName"),
        Number = document.OptionalText("number"),
        Symbol = Text(document, "symbol"),
        Addressees = document.Texts("addressees"),
        SignerTitles = Lines(document, "signerTitles"),
        SignerName = document.OptionalText("signerName"),
        Copies = Lines(document, "copies"),
    };

    private static string Text(YamlSection section, string key) => section.Text(key, "Điền một dòng chữ.").Trim();

    private static IReadOnlyList<string> Lines(YamlSection section, string key)
    {
        var lines = section.Texts(key);
        section.Require(lines.Count > 0, key, $"mục {key} chưa có dòng nào.", "Điền ít nhất một dòng.");
        return lines;
    }
}
