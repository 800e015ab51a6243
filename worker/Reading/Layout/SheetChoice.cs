using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>A sheet that answers to a part of the form.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="IsFilled">True when it holds lines or figures; a blank copy is nobody's rival.</param>
/// <param name="IsComplete">True when no required column is missing.</param>
/// <param name="IsNamed">True when it bears the form's own name.</param>
/// <param name="Score">How many of the form's texts were found.</param>
internal sealed record SheetClaim(SheetGrid Sheet, bool IsFilled, bool IsComplete, bool IsNamed, int Score);

/// <summary>Chooses between the sheets that answer to one part of the form: what the ward sees counts, its name and completeness only after that.</summary>
internal static class SheetChoice
{
    /// <summary>The sheet to be read; null when there is none.</summary>
    /// <param name="claims">Sheets in the order of the workbook.</param>
    /// <param name="rivals">Takes the other ones that hold something.</param>
    public static SheetClaim? Take(IReadOnlyCollection<SheetClaim> claims, List<RivalSheet> rivals)
    {
        var best = claims.OrderBy(claim => claim.Sheet.IsHidden).ThenByDescending(claim => claim.IsFilled).ThenByDescending(claim => claim.IsComplete)
            .ThenByDescending(claim => claim.IsNamed).ThenByDescending(claim => claim.Score).FirstOrDefault();
        rivals.AddRange(claims.Where(claim => claim != best && claim.IsFilled).Select(claim => new RivalSheet(claim.Sheet.Name, best!.Sheet.Name, claim.Sheet.IsHidden && !best.Sheet.IsHidden)));
        return best;
    }
}
