namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>Where a figure was read. Stands in the JSON of the model and in the Excel annex; templates do not see it.</summary>
/// <param name="File">Name as the ward dropped it.</param>
/// <param name="Sha256">Hash of the workbook, under which the archive keeps it.</param>
/// <param name="Week">Week of the workbook, <c>2024-W12</c>; an earlier one than the report's when the figure was carried over.</param>
/// <param name="Sheet">Sheet as the ward named it.</param>
/// <param name="Cell">Excel's address.</param>
public sealed record OriginFigures(string File, string Sha256, string Week, string Sheet, string Cell)
{
    internal static OriginFigures? Of(SourceCell? source) =>
        source is null ? null : new(source.File, source.Sha256, source.Week.ToString(), source.Sheet, source.Cell);
}

/// <summary>A part of a model that is for machines and the annex alone: templates cannot name it, templates/README.md does not list it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotForTemplatesAttribute : Attribute;
