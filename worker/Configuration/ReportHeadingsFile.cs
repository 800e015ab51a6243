using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reporting.Models;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>config/report.yml.</summary>
internal static class ReportHeadingsFile
{
    private static IEnumerable<string> Kinds => DocumentKinds.Official.Select(document => document.Name).Where(name => name != DocumentKinds.Correction);

    /// <summary>Reads and checks the headings.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The heading of each of <see cref="DocumentKinds.Official"/>; a correction has that of what it corrects.</returns>
    /// <exception cref="ConfigurationFaultException">Every fault of the file.</exception>
    public static IReadOnlyDictionary<string, ReportHeading> Load(string path) => YamlFile.Read(path, root =>
        root.Section("documents", documents => Kinds.ToDictionary(kind => kind, kind => documents.Section(kind, document => Heading(root, document)), StringComparer.Ordinal)));

    private static ReportHeading Heading(YamlSection root, YamlSection document) => new()
    {
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
