using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Checking;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Templates;
using MongCai.Poverty.Etl.Reporting.Word;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>What the review of the templates found.</summary>
/// <param name="Remarks">Everything that is wrong, with file and place; empty when all is well.</param>
/// <param name="Tried">Kinds of documents with the model they were tried with; null when there was none.</param>
/// <param name="Copies">Copies of Word templates with the remarks as comments.</param>
public sealed record TemplateReviewResult(
    IReadOnlyList<ConfigurationFault> Remarks, IReadOnlyList<(string Kind, string? Source)> Tried, IReadOnlyList<string> Copies);

/// <summary>Reviews the templates of the folder in force: reads them, runs them, compares their outlines, and writes what is wrong into copies.</summary>
public sealed class TemplateReview(TemplateSource source, TemplateModels models, FigureCheck figures, IOptions<DocumentsOptions> documents)
{
    /// <summary>Where copies go unless told otherwise: <c>templates-check</c> beside the documents.</summary>
    public string DefaultFolder => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(documents.Value.Folder))!, "templates-check");

    /// <summary>Reviews everything.</summary>
    /// <param name="folder">Where copies go; copies of an earlier review are taken away.</param>
    /// <param name="modelJson">A model to try with; null for the newest report's, or an example.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<TemplateReviewResult> RunAsync(string folder, string? modelJson, CancellationToken ct)
    {
        var library = source.Read();
        var remarks = library.Check().ToList();
        var tried = new List<(string, string?)>();
        foreach (var kind in DocumentKinds.Official.Select(kind => kind.Name))
        {
            if (!library.IsSound(kind)) continue;
            var model = modelJson is null ? await models.FindAsync(kind, ct) : new(modelJson, "tệp số liệu được đưa vào");
            tried.Add((kind, model?.Source));
            if (model is not null) remarks.AddRange(new TemplateTrial(library, figures).Run(kind, model.Json, ct));
        }

        remarks.AddRange(TemplateOutlines.Stale(source.Folder));
        return new(remarks, tried, [.. DocumentKinds.Official.Select(kind => Copy(folder, kind.Name, remarks)).OfType<string>()]);
    }

    private string? Copy(string folder, string kind, List<ConfigurationFault> remarks)
    {
        var copy = Path.Combine(folder, $"{kind}.docx");
        if (File.Exists(copy)) File.Delete(copy);
        var file = $"{kind}/report.docx";
        var own = remarks.Where(remark => remark.File == file).ToList();
        var template = Path.Combine(source.Folder, file);
        if (own.Count == 0 || !File.Exists(template) || WordComments.Write(File.ReadAllBytes(template), own) is not { } commented) return null;
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(copy, commented);
        return copy;
    }
}
