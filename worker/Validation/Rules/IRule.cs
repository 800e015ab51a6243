namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>One check over a whole submission.</summary>
internal interface IRule
{
    /// <summary>What is wrong; nothing when a value that the check needs is blank or faulty.</summary>
    IEnumerable<Finding> Check(SubmissionDraft draft);
}
