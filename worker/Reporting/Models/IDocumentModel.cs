using MongCai.Poverty.Etl.Reporting.Models.Reports;

namespace MongCai.Poverty.Etl.Reporting.Models;

/// <summary>
/// What the model of every official document has, whatever else it says. Members that have a body here are for the renderer alone: they
/// are neither in the JSON nor names of templates unless the record has a property of its own for them.
/// </summary>
public interface IDocumentModel
{
    /// <summary>Name of its <see cref="DocumentKind"/>.</summary>
    string Kind { get; }

    /// <summary><c>2024-W13</c> or <c>2024-Q1</c>.</summary>
    string Period { get; }

    /// <summary>1 for the first; a later one is a correction.</summary>
    int Edition { get; }

    /// <summary>What stands around the document; its summary, body and date become the properties of the Word file.</summary>
    HeadFigures Head { get; }

    /// <summary>The one thing it speaks of when there are several in a period, plain ASCII (code of the ward that a letter goes to); null for a document on the whole.</summary>
    string? About => null;

    /// <summary>Figures of the charts to be drawn.</summary>
    DocumentCharts Charts => DocumentCharts.None;

    /// <summary>Name of its files without extension, plain ASCII: <c>BC-tuan-2024-W13</c>, <c>BC-quy-2024-Q1-dc1</c> for the first correction, <c>BC-nam-2024</c>.</summary>
    string FileName => $"{DocumentKinds.Find(Kind).StemOf(Period)}{Period}{(About is null ? "" : $"-{About}")}{(Edition > 1 ? $"-dc{Edition - 1}" : "")}";
}

/// <summary>The charts of a document.</summary>
/// <param name="Progress">Cumulative exits against the milestones; null when the document has no such chart.</param>
/// <param name="Wards">Exits and what remains by ward; null when the document has no such chart.</param>
/// <param name="Deprivations">Households by unmet indicator; null when the document has no such chart or no household lacks anything.</param>
public sealed record DocumentCharts(ProgressChartFigures? Progress, BarChartFigures? Wards = null, BarChartFigures? Deprivations = null)
{
    /// <summary>A document without charts.</summary>
    public static DocumentCharts None { get; } = new(null, null, null);
}
