using System.Text;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Scripts;
using MongCai.Poverty.Etl.Reporting.Word;
using Scriban;

namespace MongCai.Poverty.Etl.Reporting;

/// <summary>
/// The templates of a folder, read and parsed once: one folder per document with subject.txt, body.html, body.txt and report.docx; shared parts in
/// _partials. Faults are kept, not thrown, until a faulty document is asked for.
/// </summary>
public sealed class TemplateLibrary
{
    private const string PartialFolder = "_partials";

    private readonly string folder;
    private readonly List<ConfigurationFault> faults = [];
    private readonly Dictionary<string, DocumentTemplates> documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Template> partials = new(StringComparer.Ordinal);

    /// <summary>Reads the folder.</summary>
    /// <param name="folder">Setting <c>Templates:Folder</c>; a folder that is not there is a fault.</param>
    public TemplateLibrary(string folder)
    {
        this.folder = folder;
        if (!Directory.Exists(folder))
        {
            faults.Add(new(folder, null, "Không có thư mục mẫu văn bản.", "Kiểm tra khóa Templates:Folder."));
            return;
        }

        ReadPartials();
        foreach (var kind in (string[])[DocumentKinds.WeeklyReport, DocumentKinds.QuarterlyReview]) Read(kind);
    }

    /// <summary>Every fault of every template; empty when all is well.</summary>
    public IReadOnlyList<ConfigurationFault> Check() => faults;

    /// <summary>Parsed partials by name.</summary>
    internal IReadOnlyDictionary<string, Template> Partials => partials;

    /// <summary>The templates of a document.</summary>
    /// <exception cref="ConfigurationFaultException">They or a partial have faults; holds all.</exception>
    internal DocumentTemplates Document(string kind)
    {
        var own = faults.Where(fault => Touches(fault, kind)).ToList();
        return own.Count == 0 ? documents[kind] : throw new ConfigurationFaultException(own);
    }

    private bool Touches(ConfigurationFault fault, string kind) =>
        fault.File == folder
        || fault.File.StartsWith(kind + "/", StringComparison.Ordinal)
        || fault.File.StartsWith(PartialFolder + "/", StringComparison.Ordinal);

    private void ReadPartials()
    {
        var root = Path.Combine(folder, PartialFolder);
        if (!Directory.Exists(root)) return;
        var files = Directory.EnumerateFiles(root).Select(path => $"{PartialFolder}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal).ToList();
        foreach (var file in files) partials[file] = Parse(file, Path.GetExtension(file) == ".html" ? Escaping.Html : Escaping.Plain, files).Template;
    }

    private void Read(string kind)
    {
        var subject = Parse($"{kind}/subject.txt", Escaping.HeaderLine, partials.Keys);
        var html = Parse($"{kind}/body.html", Escaping.Html, partials.Keys);
        var text = Parse($"{kind}/body.txt", Escaping.Plain, partials.Keys);
        var word = ReadWord($"{kind}/report.docx");
        if (word is not null) documents[kind] = new DocumentTemplates(subject, html, text, word);
    }

    private TemplateScript Parse(string file, Escaping escaping, IReadOnlyCollection<string> names)
    {
        var path = Path.Combine(folder, file);
        var text = "";
        if (File.Exists(path)) text = File.ReadAllText(path, Encoding.UTF8).ReplaceLineEndings("\n");
        else faults.Add(NotThere(file));
        var script = TemplateScript.Parse(file, text, escaping, Shape.Report, names, out var found);
        faults.AddRange(found.Select(fault => fault.InFile(file)));
        return script;
    }

    private WordTemplate? ReadWord(string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            faults.Add(NotThere(file));
            return null;
        }

        var word = WordTemplate.Read(file, File.ReadAllBytes(path), Shape.Report, out var found);
        faults.AddRange(found);
        return word;
    }

    private static ConfigurationFault NotThere(string file) => new(file, null, "Thiếu tệp mẫu.", "Chép lại tệp này từ bản cài đặt.");
}

/// <summary>The four templates of one document.</summary>
/// <param name="Subject">Subject of the mail.</param>
/// <param name="Html">Body as HTML.</param>
/// <param name="Text">Body as text.</param>
/// <param name="Word">The official document.</param>
internal sealed record DocumentTemplates(TemplateScript Subject, TemplateScript Html, TemplateScript Text, WordTemplate Word);
