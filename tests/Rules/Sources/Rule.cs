using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules.Sources;

/// <summary>A rule in words: it is what a developer reads when the rule is broken.</summary>
public static class Rule
{
    /// <summary>Fails with the rule and every place that breaks it.</summary>
    /// <param name="words">The rule, one sentence, and what to do instead.</param>
    /// <param name="broken">Places that break it.</param>
    public static void Holds(string words, IEnumerable<string> broken)
    {
        var places = broken.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(places.Count == 0, $"{words}\n  {string.Join("\n  ", places)}");
    }

    /// <summary>Fails when an exception is listed that nobody needs any more: the lists stay short.</summary>
    /// <param name="listed">The visible list.</param>
    /// <param name="used">What would break the rule without it.</param>
    public static void IsNeeded(IEnumerable<string> listed, IEnumerable<string> used) =>
        Holds("An exception that nothing needs any more is taken off the list.", listed.Except(used, StringComparer.Ordinal));
}
