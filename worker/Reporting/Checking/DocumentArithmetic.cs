namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>Calculates a finished document again from what it says itself: every stated rate, listed parts against their total, columns against their sums. Needs no model, so it serves documents typed by hand too.</summary>
internal static class DocumentArithmetic
{
    /// <summary>Everything that does not agree.</summary>
    /// <param name="document">Name of the document, for messages.</param>
    /// <param name="passages">Its text.</param>
    /// <param name="rule">The plan's rounding; null accepts rounded and truncated percentages.</param>
    public static IEnumerable<FigureFault> Faults(string document, IReadOnlyList<Passage> passages, RoundingRule? rule)
    {
        foreach (var passage in passages)
        {
            var rates = StatedRate.Read(passage.Text);
            foreach (var fault in rates.Select(rate => rate.Fault(rule)).OfType<string>()) yield return new(document, passage.Place, fault);
            if (passage.Row is null && ListedParts.Fault(passage.Text, rates) is { } unequal) yield return new(document, passage.Place, unequal);
        }

        foreach (var (at, problem) in TableSums.Faults(passages)) yield return new(document, at.Place, problem);
    }
}
