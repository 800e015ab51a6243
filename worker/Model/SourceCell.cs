namespace MongCai.Poverty.Etl.Model;

/// <summary>Where a stored figure was read: enough to open the workbook and look.</summary>
/// <param name="File">Name as the ward dropped it.</param>
/// <param name="Sha256">Hash of the bytes, under which the archive keeps them.</param>
/// <param name="Week">The week that the workbook reports; an earlier one than the report's when a figure was carried over.</param>
/// <param name="Sheet">Sheet name as written by the ward.</param>
/// <param name="Cell">Excel's address.</param>
public sealed record SourceCell(string File, string Sha256, ReportingWeek Week, string Sheet, string Cell)
{
    /// <summary>The place of a value of an accepted workbook; null when the value stands in no cell (a blank rule gave it).</summary>
    public static SourceCell? Of(FiledSubmission filed, Origin? origin) =>
        origin is null ? null : origin.Source ?? new(filed.FileName, filed.Sha256, filed.Content.Week, origin.Sheet, origin.Cell);
}
