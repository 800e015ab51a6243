using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>
/// Cells of the annex. What is reckoned stands as a live formula with its result, so that a viewer that reckons nothing shows it too. Texts bear Excel's text
/// format: one that begins with <c>= + - @</c> stays text, also when somebody edits the cell. Numbers have Vietnamese separators where the program lets a
/// format choose them (LibreOffice does, Excel goes by the computer's region).
/// </summary>
/// <param name="plan">Says how percentages lose digits.</param>
internal sealed class AnnexCell(PovertyPlan plan)
{
    /// <summary>What stands where nothing is known or nothing can be divided.</summary>
    public const string Nothing = VietnameseText.NoRate;

    private const string Language = "[$-42A]";

    /// <summary>Lines below a table.</summary>
    public static CellLook NoteLook { get; } = CellLook.LockedGround with { Lettering = Lettering.Italic, Wrapped = true, Format = CellLook.AsTyped };

    private static CellLook TextLook { get; } = CellLook.LockedGround with { Frame = Frame.Black, Wrapped = true, Format = CellLook.AsTyped };

    private static CellLook CenterLook { get; } = TextLook with { Side = Side.Center };

    private static CellLook CountLook { get; } = CellLook.LockedGround with { Frame = Frame.Black, Side = Side.Right, Format = Language + "#,##0_)" };

    private static CellLook DecimalLook { get; } = CountLook with { Format = Language + "#,##0.0_)" };

    private CellLook RateLook => CountLook with { Format = $"{Language}0{(plan.Decimals == 0 ? "" : "." + new string('0', plan.Decimals))}%_)" };

    /// <summary>A text.</summary>
    public static PlannedCell Text(string? text) => new(TextLook, text);

    /// <summary>A short text in the middle.</summary>
    public static PlannedCell Word(string? text) => new(CenterLook, text);

    /// <summary>A whole number.</summary>
    public static PlannedCell Count(int number) => new(CountLook, Number: number);

    /// <summary>A whole number, or a dash where it is not known.</summary>
    public static PlannedCell Count(int? number) => number is { } known ? Count(known) : new(CountLook, Nothing);

    /// <summary>A formula with a whole number as its result.</summary>
    public static PlannedCell Count(string formula, int result) => new(CountLook, Number: result, Formula: formula);

    /// <summary>A formula with one decimal; a dash where it gives none.</summary>
    public static PlannedCell Decimal(string formula, decimal? result) => result is { } known ? new(DecimalLook, Number: known, Formula: formula) : new(DecimalLook, Nothing, Formula: formula);

    /// <summary>A part of a whole as a formula over two cells, with the plan's digits and rounding.</summary>
    public PlannedCell Rate(string part, string whole, Ratio ratio)
    {
        var digits = plan.Decimals + 2;
        var formula = FormattableString.Invariant($"IF({whole}=0,\"{Nothing}\",{(plan.Rounding == RoundingRule.HalfUp ? "ROUND" : "TRUNC")}({part}/{whole},{digits}))");
        return ratio.Percent(plan.Decimals, plan.Rounding) is { } percent ? new(RateLook, Number: percent / 100, Formula: formula) : new(RateLook, Nothing, Formula: formula);
    }

    /// <summary>The same cell in bold: the row of totals.</summary>
    public static PlannedCell Strong(PlannedCell cell) => cell with { Look = cell.Look with { Lettering = Lettering.Bold } };
}
