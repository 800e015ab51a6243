using MongCai.Poverty.Etl.Reporting.Models;

namespace MongCai.Poverty.Etl.Reporting.Rendering;

/// <summary>A file that goes with a message.</summary>
/// <param name="FileName">Plain ASCII, readable in Outlook and Gmail: <c>BC-tuan-2024-W13.docx</c>.</param>
/// <param name="MediaType">MIME type.</param>
/// <param name="Content">The bytes.</param>
public sealed record ReportFile(string FileName, string MediaType, byte[] Content);

/// <summary>A file that names households: for the programme's office, or for the one ward whose households they are. Nobody else gets it, and it is not kept with the documents.</summary>
/// <param name="File">The file.</param>
/// <param name="Ward">Code of the ward; null for the office, whose file names the households of all wards.</param>
public sealed record RestrictedFile(ReportFile File, string? Ward);

/// <summary>A picture shown inside the HTML.</summary>
/// <param name="ContentId">The name after <c>cid:</c>, without angle brackets.</param>
/// <param name="File">The picture.</param>
public sealed record InlinePicture(string ContentId, ReportFile File);

/// <summary>One report, rendered: everything that is mailed and archived. Same model, same bytes (the PDF aside).</summary>
/// <param name="Kind">One of <see cref="DocumentKinds"/>.</param>
/// <param name="Period"><c>2024-W13</c> or <c>2024-Q1</c>.</param>
/// <param name="Edition">1 for the first; a later one is a correction.</param>
/// <param name="ModelJson">The model the templates saw, as JSON; its hash tells editions apart.</param>
/// <param name="Subject">Subject line of the mail.</param>
/// <param name="Html">Body as HTML; pictures by <c>cid:</c>.</param>
/// <param name="Text">Body as plain text, complete by itself.</param>
/// <param name="Pictures">Pictures of the HTML.</param>
/// <param name="Attachments">What every recipient gets: Word always, PDF when a converter is there, the Excel annex of a report. Totals alone.</param>
public sealed record RenderedReport(
    string Kind,
    string Period,
    int Edition,
    string ModelJson,
    string Subject,
    string Html,
    string Text,
    IReadOnlyList<InlinePicture> Pictures,
    IReadOnlyList<ReportFile> Attachments)
{
    /// <summary>The one thing this speaks of, when there are several in a period, as the ward's file of a receipt; null for a report on the whole.</summary>
    public string? About { get; init; }

    /// <summary>What only some recipients get, beside <see cref="Attachments"/>; who, Delivery decides by the recipient's role.</summary>
    public IReadOnlyList<RestrictedFile> Restricted { get; init; } = [];
}
