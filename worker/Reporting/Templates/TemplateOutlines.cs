using System.Text;
using System.Xml;
using MongCai.Poverty.Etl.Reporting.Word;

namespace MongCai.Poverty.Etl.Reporting.Templates;

/// <summary>The readable outline <c>report.outline.txt</c> beside each Word template.</summary>
public static class TemplateOutlines
{
    private const string FileName = "report.outline.txt";

    /// <summary>Writes the outlines of all Word templates below a folder.</summary>
    /// <returns>Paths of the outlines that changed.</returns>
    /// <exception cref="ConfigurationFaultException">A template is no Word document.</exception>
    public static IReadOnlyList<string> Write(string folder)
    {
        var changed = new List<string>();
        foreach (var (template, outline) in Files(folder))
        {
            var text = Outline(folder, template);
            if (File.Exists(outline) && File.ReadAllText(outline, Encoding.UTF8) == text) continue;
            File.WriteAllText(outline, text);
            changed.Add(outline);
        }

        return changed;
    }

    /// <summary>A fault for every outline that does not say what its template says.</summary>
    public static IEnumerable<ConfigurationFault> Stale(string folder) =>
        from file in Files(folder)
        where Readable(folder, file.Template) is { } text && (!File.Exists(file.Outline) || File.ReadAllText(file.Outline, Encoding.UTF8) != text)
        select new ConfigurationFault(Path.GetRelativePath(folder, file.Outline).Replace('\\', '/'), null, "Dàn ý không khớp với mẫu Word.", "Chạy lệnh templates outline.");

    private static IEnumerable<(string Template, string Outline)> Files(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "report.docx", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(template => (template, Path.Combine(Path.GetDirectoryName(template)!, FileName)))
        : [];

    private static string? Readable(string folder, string template)
    {
        try
        {
            return Outline(folder, template);
        }
        catch (ConfigurationFaultException)
        {
            return null;
        }
    }

    private static string Outline(string folder, string template)
    {
        try
        {
            return WordOutline.Write(File.ReadAllBytes(template));
        }
        catch (Exception error) when (error is InvalidDataException or XmlException)
        {
            throw new ConfigurationFaultException([new(Path.GetRelativePath(folder, template), null, "Không phải tệp Word (.docx) đọc được.", "Mở bằng Word hoặc LibreOffice, lưu lại dạng .docx.")]);
        }
    }
}
