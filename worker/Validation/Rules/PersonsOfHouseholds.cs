using System.Globalization;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN212: a household has at least one person. A blank is not asked.</summary>
internal sealed class PersonsOfHouseholds : IRule
{
    /// <summary>Figures of a day. Movements may leave persons out.</summary>
    private static readonly string[] Counted = ["totalHouseholds", "opening", "closing"];

    public IEnumerable<Finding> Check(SubmissionDraft draft) =>
        from indicator in draft.Form.Summary.Indicators
        where Counted.Contains(indicator.Key) && indicator.PersonsKey is not null
        let households = draft.Figure(indicator.Key)
        let persons = draft.Figure(indicator.PersonsKey!)
        where households is { IsFaulty: false } && persons is { IsFaulty: false, Cell: not null, Value: > 0 } && persons.Value < households.Value
        select FindingCatalogue.Create("GN212", draft.Raw.Summary!.Sheet, persons.Cell!.Value.Address.ToString(), persons.Cell.Value.Shown,
            ("name", persons.Label), ("range", string.Create(CultureInfo.InvariantCulture, $"không ít hơn số hộ: {households.Value:0}")));
}
