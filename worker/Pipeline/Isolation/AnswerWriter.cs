using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Pipeline.Isolation;

/// <summary>
/// Writes a judged workbook for the way between processes; <see cref="AnswerReader"/> reads it in the same order. Numbers take as many bytes as they need, a text
/// travels once and later only as its number. Both ends are the same program, so the form has no version.
/// </summary>
internal sealed class AnswerWriter(Stream target) : IDisposable
{
    private readonly BinaryWriter binary = new(target);
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);

    /// <summary>Writes the whole workbook.</summary>
    public void Write(JudgedWorkbook judged)
    {
        binary.Write((byte)Kind(judged));
        Text(judged.FileName);
        Text(judged.Sha256);
        List(judged.Findings, Write);
        if (judged is AcceptedSubmission accepted) Write(accepted.Content);
        else if (judged is AcceptedUnitReport units) Write(units.Content);
        else if (judged is RejectedSubmission rejected)
        {
            Text(rejected.WardCode);
            Text(rejected.ReportedWeek?.ToString());
        }
        else if (judged is FailedWorkbook failed) Text(failed.Reason);

        binary.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => binary.Dispose();

    private static WorkbookKind Kind(JudgedWorkbook judged) => judged switch
    {
        AcceptedSubmission => WorkbookKind.Accepted,
        AcceptedUnitReport => WorkbookKind.Units,
        RejectedSubmission => WorkbookKind.Rejected,
        FailedWorkbook => WorkbookKind.Failed,
        _ => throw new InvalidOperationException($"No way is known for {judged.GetType().Name}."),
    };

    private void Write(Finding finding)
    {
        Text(finding.Code);
        binary.Write((byte)finding.Severity);
        Text(finding.Sheet);
        Text(finding.Cell);
        Text(finding.Found);
        Text(finding.Message);
        Text(finding.Ward);
        Text(finding.Household);
    }

    private void Write(Submission submission)
    {
        Text(submission.Ward);
        Text(submission.Week.ToString());
        List(submission.Summary.Figures, Write);
        List(submission.Households, Write);
        List(submission.Supports, Write);
    }

    private void Write(UnitReport report)
    {
        Text(report.Form);
        Text(report.Period);
        List(report.Units, unit =>
        {
            Text(unit.Name);
            Text(unit.Ward);
            List(unit.Households, Write);
            List(unit.Persons, Write);
        });
    }

    private void Write(SummaryFigure figure)
    {
        Text(figure.Key);
        binary.Write(figure.Value is not null);
        if (figure.Value is { } value) binary.Write(value);
        Write(figure.Origin);
    }

    private void Write(Household household)
    {
        Text(household.Code);
        Text(household.Head);
        Text(household.NationalId);
        Text(household.BirthDate?.ToString());
        Number((int?)household.Sex);
        Text(household.Ethnicity);
        Text(household.Hamlet);
        Number(household.Members);
        Number((int)household.Status);
        Number(household.B1);
        Number(household.B2);
        List(household.Deprivations, Text);
        Text(household.Decision);
        Number(household.DecisionDate?.DayNumber);
        Text(household.Cause);
        Text(household.Sponsor);
        Text(household.Need);
        Write(household.Origin);
    }

    private void Write(Support support)
    {
        Text(support.Code);
        Number((int)support.Policy);
        Text(support.Content);
        Number(support.Amount);
        Number(support.Date?.DayNumber);
        Text(support.Source);
        Write(support.Origin);
    }

    private void Write(Origin? origin)
    {
        Text(origin?.Sheet);
        Text(origin?.Cell);
    }

    /// <summary>0 for null, 1 and the text when it is new, else its number.</summary>
    private void Text(string? text)
    {
        if (text is null) binary.Write7BitEncodedInt(AnswerReader.NoText);
        else if (texts.TryGetValue(text, out var known)) binary.Write7BitEncodedInt(known);
        else
        {
            texts.Add(text, AnswerReader.FirstKnown + texts.Count);
            binary.Write7BitEncodedInt(AnswerReader.NewText);
            binary.Write(text);
        }
    }

    private void Number(long? number)
    {
        binary.Write(number is not null);
        if (number is { } value) binary.Write7BitEncodedInt64(value);
    }

    private void List<T>(IReadOnlyList<T> items, Action<T> write)
    {
        binary.Write7BitEncodedInt(items.Count);
        foreach (var item in items) write(item);
    }
}
