using System.Text;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using MongCai.Poverty.Etl.Reporting.Word;
using Scriban;

namespace MongCai.Poverty.Etl.Reporting.Templates;

/// <summary>
/// The templates of a folder, read and parsed once: one folder per document with subject.txt, body.html, body.txt and report.docx; shared parts of
/// documents in _partials. A message has a folder of its own without report.docx. Faults are kept, not thrown, until a faulty document is asked for.
/// </summary>
public sealed class TemplateLibrary
{
    private const string PartialFolder = "_partials";

    private readonly string folder;
    private readonly List<ConfigurationFault> faults = [];
    private readonly Dictionary<string, DocumentTemplates> documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MessageTemplates> messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Template> partials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Shape.Record>> fitting = new(StringComparer.Ordinal);

    /// <summary>Reads the folder.</summary>
    /// <param name="folder">Setting <c>Templates:Folder</c>; a folder that is not there is a fault.</param>
    /// <param name="area">The area that every template may name.</param>
    /// <param name="messageModels">Per kind of message the type of the model that its templates see; null for documents only.</param>
    /// <param name="kinds">The documents; null for <see cref="DocumentKinds.Official"/>.</param>
    public TemplateLibrary(string folder, Area area, IReadOnlyDictionary<string, Type>? messageModels = null, IReadOnlyList<DocumentKind>? kinds = null)
    {
        this.folder = folder;
        Area = area;
        if (!Directory.Exists(folder))
        {
            faults.Add(new(folder, null, "Không có thư mục mẫu văn bản.", "Kiểm tra khóa Templates:Folder."));
            return;
        }

        var shapes = (kinds ?? DocumentKinds.Official).ToDictionary(kind => kind.Name, kind => Shape.Document(kind.Model), StringComparer.Ordinal);
        var words = shapes.ToDictionary(one => one.Key, one => Task.Run(() => ReadWord($"{one.Key}/report.docx", one.Value)), StringComparer.Ordinal);
        ReadPartials([.. shapes.Values]);
        foreach (var (kind, shape) in shapes) Read(kind, shape, words[kind].GetAwaiter().GetResult());
        foreach (var (kind, model) in messageModels ?? new Dictionary<string, Type>(StringComparer.Ordinal))
            messages[kind] = ReadMessage(kind, Shape.Message(model), []);
    }

    /// <summary>Every fault of every template; empty when all is well.</summary>
    public IReadOnlyList<ConfigurationFault> Check() => faults;

    /// <summary>Faults of the templates in force, when these are the last good edition and stand in for them; else empty.</summary>
    public IReadOnlyList<ConfigurationFault> Replaces { get; init; } = [];

    /// <summary>True when a document can be made: neither its templates nor the partials have faults.</summary>
    public bool IsSound(string kind) => OwnFaults(kind, PartialFolder).Count == 0 && documents.ContainsKey(kind);

    /// <summary>The area that every template may name.</summary>
    internal Area Area { get; }

    /// <summary>Parsed partials by name.</summary>
    internal IReadOnlyDictionary<string, Template> Partials => partials;

    /// <summary>The templates of a document.</summary>
    /// <exception cref="ConfigurationFaultException">They or a partial have faults; holds all.</exception>
    internal DocumentTemplates Document(string kind)
    {
        RequireSound(kind, PartialFolder);
        return documents[kind];
    }

    /// <summary>The templates of a message; they use no partials.</summary>
    /// <exception cref="ConfigurationFaultException">They have faults; holds all.</exception>
    internal MessageTemplates Message(string kind)
    {
        RequireSound(kind);
        return messages[kind];
    }

    private void RequireSound(params string[] folders)
    {
        var own = OwnFaults(folders);
        if (own.Count > 0) throw new ConfigurationFaultException(own);
    }

    private List<ConfigurationFault> OwnFaults(params string[] folders) =>
        [.. faults.Where(fault => fault.File == folder || Array.Exists(folders, one => fault.File.StartsWith(one + "/", StringComparison.Ordinal)))];

    /// <summary>A shared part fits those documents whose models have all its names; one that fits none has a fault.</summary>
    private void ReadPartials(IReadOnlyList<Shape.Record> shapes)
    {
        var root = Path.Combine(folder, PartialFolder);
        if (!Directory.Exists(root)) return;
        var files = Directory.EnumerateFiles(root).Select(path => $"{PartialFolder}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal).ToList();
        foreach (var file in files)
        {
            var text = File.ReadAllText(Path.Combine(folder, file), Encoding.UTF8).ReplaceLineEndings("\n");
            var tries = shapes.Select(shape => (Shape: shape, Script: TemplateScript.Parse(file, text, PartialEscaping(file), shape, files, out var found), Found: found)).ToList();
            partials[file] = tries[0].Script.Template;
            fitting[file] = [.. tries.Where(one => one.Found.Count == 0).Select(one => one.Shape)];
            if (fitting[file].Count == 0) faults.AddRange(tries.MinBy(one => one.Found.Count).Found.Select(fault => fault.InFile(file)));
        }
    }

    private static Escaping PartialEscaping(string file) => Path.GetExtension(file) == ".html" ? Escaping.Html : Escaping.Plain;

    private void Read(string kind, Shape.Record model, (WordTemplate? Template, IReadOnlyList<ConfigurationFault> Faults) word)
    {
        var message = ReadMessage(kind, model, [.. partials.Keys.Where(file => fitting[file].Contains(model) || fitting[file].Count == 0)]);
        faults.AddRange(word.Faults);
        if (word.Template is not null) documents[kind] = new DocumentTemplates(message.Subject, message.Html, message.Text, word.Template);
    }

    private MessageTemplates ReadMessage(string kind, Shape.Record model, IReadOnlyCollection<string> names) => new(
        Parse($"{kind}/subject.txt", Escaping.HeaderLine, model, names),
        Parse($"{kind}/body.html", Escaping.Html, model, names),
        Parse($"{kind}/body.txt", Escaping.Plain, model, names));

    private TemplateScript Parse(string file, Escaping escaping, Shape.Record model, IReadOnlyCollection<string> names)
    {
        var path = Path.Combine(folder, file);
        var text = "";
        if (File.Exists(path)) text = File.ReadAllText(path, Encoding.UTF8).ReplaceLineEndings("\n");
        else faults.Add(NotThere(file));
        var script = TemplateScript.Parse(file, text, escaping, model, names, out var found);
        faults.AddRange(found.Select(fault => fault.InFile(file)));
        return script;
    }

    private (WordTemplate? Template, IReadOnlyList<ConfigurationFault> Faults) ReadWord(string file, Shape.Record model)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? (WordTemplate.Read(file, File.ReadAllBytes(path), model, out var found), found) : (null, [NotThere(file)]);
    }

    private static ConfigurationFault NotThere(string file) => new(file, null, "Thiếu tệp mẫu.", "Chép lại tệp này từ bản cài đặt.");
}

/// <summary>The four templates of one document.</summary>
/// <param name="Subject">Subject of the mail.</param>
/// <param name="Html">Body as HTML.</param>
/// <param name="Text">Body as text.</param>
/// <param name="Word">The official document.</param>
internal sealed record DocumentTemplates(TemplateScript Subject, TemplateScript Html, TemplateScript Text, WordTemplate Word);

/// <summary>The three templates of one message.</summary>
/// <param name="Subject">Subject of the mail.</param>
/// <param name="Html">Body as HTML.</param>
/// <param name="Text">Body as text.</param>
internal sealed record MessageTemplates(TemplateScript Subject, TemplateScript Html, TemplateScript Text);
