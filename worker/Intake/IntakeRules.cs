namespace MongCai.Poverty.Etl.Intake;

/// <summary>GN105 and GN106: what depends on when the workbook came.</summary>
internal static class IntakeRules
{
    /// <summary>Adds what the moment of arrival says; a workbook whose week takes none becomes a rejected one.</summary>
    public static JudgedWorkbook Judge(JudgedWorkbook judged, DateTimeOffset arrived, WeekTerms terms)
    {
        if (judged is AcceptedUnitReport report) return NotWeekly(report);
        if (judged.Week is not { } week) return judged;
        if (Find(judged, week, arrived, terms) is not { } finding) return judged;
        IReadOnlyList<Finding> findings = [finding, .. judged.Findings];
        return finding.Severity == Severity.Error
            ? new RejectedSubmission(judged.FileName, judged.Sha256, findings, judged.Ward, week)
            : judged with { Findings = findings };
    }

    /// <summary>True when a workbook of the week is late at a moment.</summary>
    public static bool IsLate(ReportingWeek week, DateTimeOffset arrived, WeekTerms terms) => arrived > terms.Deadline(week);

    /// <summary>GN009: a statutory form lies in the folder of the weekly reports.</summary>
    private static RejectedSubmission NotWeekly(AcceptedUnitReport report) =>
        new(report.FileName, report.Sha256, [IntakeFindings.NotWeekly(report.Content.Form), .. report.Findings], null, null);

    private static Finding? Find(JudgedWorkbook judged, ReportingWeek week, DateTimeOffset arrived, WeekTerms terms)
    {
        if (week.Monday > IntakeFindings.Date(arrived)) return IntakeFindings.NotBegun(week);
        if (terms.IsSealed(week)) return IntakeFindings.Sealed(week);
        return IsLate(week, arrived, terms) ? IntakeFindings.Late(week, terms.Deadline(week), judged is not RejectedSubmission) : null;
    }
}
