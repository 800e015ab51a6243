using System.Net;
using MongCai.Poverty.Etl.Reporting.Rendering;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>A message of the program's own: a few paragraphs, no document, no template.</summary>
internal static class Notice
{
    /// <summary>Makes it.</summary>
    /// <param name="kind">Plain ASCII word.</param>
    /// <param name="period">What it is about, at most ten characters; one message per kind, period and recipient.</param>
    /// <param name="subject">Subject.</param>
    /// <param name="lines">Paragraphs.</param>
    public static RenderedReport Of(string kind, string period, string subject, IReadOnlyList<string> lines) => new(
        kind,
        period,
        1,
        "{}",
        subject,
        $"<html lang=\"vi\"><body>{string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line).ReplaceLineEndings("<br>")}</p>"))}</body></html>",
        string.Join("\n\n", lines) + "\n",
        [],
        []);
}
