namespace MongCai.Poverty.Etl.Intake;

/// <summary>GN105 to GN107: what depends on when the workbook came.</summary>
internal static class IntakeRules
{
    /// <summary>Adds what the moment of arrival says; a workbook whose week takes none becomes a rejected one.</summary>
    public static JudgedWorkbook Judge(JudgedWorkbook judged, ArrivalTimes arrived, WeekTerms terms)
    {
        if (judged is AcceptedUnitReport report) return NotWeekly(report);
        if (judged.Week is not { } week) return judged;
        IReadOnlyList<Finding> findings = [.. Find(judged, week, arrived, terms), .. judged.Findings];
        if (findings.Count == judged.Findings.Count) return judged;
        return findings[0].Severity == Severity.Error && judged is not RejectedSubmission
            ? new RejectedSubmission(judged.FileName, judged.Sha256, findings, judged.Ward, week)
            : judged with { Findings = findings };
    }

    /// <summary>A verdict that was stored earlier, as it stands now: what waited for a plan that is known meanwhile waits no more.</summary>
    public static StoredVerdict Now(StoredVerdict verdict, WeekTerms terms) =>
        verdict.IsWaiting && terms.IsPlanned(verdict.Week!.Value) ? verdict with { Findings = [.. verdict.Findings.Where(finding => !IntakeFindings.IsWaiting(finding))] } : verdict;

    /// <summary>True when a workbook of the week came late.</summary>
    public static bool IsLate(ReportingWeek week, ArrivalTimes arrived, WeekTerms terms) => terms.Deadline(week) is var deadline && arrived.At(deadline) > deadline;

    /// <summary>GN009: a statutory form lies in the folder of the weekly reports.</summary>
    private static RejectedSubmission NotWeekly(AcceptedUnitReport report) =>
        new(report.FileName, report.Sha256, [IntakeFindings.NotWeekly(report.Content.Form), .. report.Findings], null, null);

    private static IEnumerable<Finding> Find(JudgedWorkbook judged, ReportingWeek week, ArrivalTimes arrived, WeekTerms terms)
    {
        var isTaken = judged is not RejectedSubmission;
        if (week.Monday > IntakeFindings.Date(arrived.SeenAt)) return [IntakeFindings.NotBegun(week)];
        if (terms.IsSealed(week)) return [IntakeFindings.Sealed(week, terms.Office)];
        IEnumerable<Finding> late = IsLate(week, arrived, terms) ? [IntakeFindings.Late(week, terms.Deadline(week), arrived, isTaken)] : [];
        return isTaken && !terms.IsPlanned(week) ? [.. late, IntakeFindings.NoPlan(week)] : late;
    }
}
