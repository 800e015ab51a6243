using System.Globalization;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>Why the two programs may differ in a cell.</summary>
/// <param name="Id">Short name.</param>
/// <param name="What">What differs.</param>
/// <param name="Right">Which of the two agrees with Excel.</param>
/// <param name="Source">Where Excel's rule stands.</param>
/// <param name="Holds">True for the differences that it explains, and for no others.</param>
internal sealed record Explanation(string Id, string What, Right Right, string Source, Func<Difference, bool> Holds);

/// <summary>Which of the two shows what Excel shows.</summary>
internal enum Right
{
    /// <summary>This program.</summary>
    Ours,

    /// <summary>LibreOffice; the difference does no harm here, and the rule says why.</summary>
    Theirs,

    /// <summary>Both: the same thing in other words.</summary>
    Both,

    /// <summary>Neither, or what Excel shows depends on something else; the value is read as the contract says.</summary>
    Neither,
}

/// <summary>Every difference that is known, each as narrowly as it can be said.</summary>
internal static class Explained
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Explanation> Table { get; } =
    [
        new("general", "General: a decimal point here, a comma there; the same number", Right.Both, "contract, Values; ECMA-376 part 1, 18.8.31: what General shows depends on the width of the column", IsSameNumber),
        new("truth", "TRUE and FALSE in Vietnamese", Right.Both, "the words of the file format are English (18.18.11)", difference => difference.Ours.Kind == RawKind.Boolean && difference.Theirs == (difference.Ours.Number != 0 ? "ĐÚNG" : "SAI")),
    ];

    /// <summary>The first that explains a difference; null when none does.</summary>
    public static Explanation? Of(Difference difference) => Table.FirstOrDefault(explanation => explanation.Holds(difference));

    private static bool IsSameNumber(Difference difference) =>
        difference.Ours.Kind == RawKind.Number && (difference.Ours.Format is null or "General")
        && double.TryParse(difference.Theirs.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var theirs)
        && Math.Abs(theirs - difference.Ours.Number) <= 1e-9 * Math.Abs(difference.Ours.Number);
}
