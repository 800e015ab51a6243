using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>How the cells of a form look, beside what every table of ours has.</summary>
internal static class FormLook
{
    private const string LockedFill = "FFF2F2F2";
    private const string ReckonedFill = "FFFFF8E1";

    /// <summary>Blank ground around the table that may be written to.</summary>
    public static CellLook Ground { get; } = CellLook.LockedGround with { Open = true };

    public static CellLook Strong { get; } = CellLook.LockedGround with { Lettering = Lettering.Bold, Side = Side.Center };

    public static CellLook NarrowHeading { get; } = CellLook.Heading with { Upright = true };

    /// <summary>A text of the form inside the table.</summary>
    public static CellLook Label { get; } = CellLook.LockedGround with { Frame = Frame.Black, Wrapped = true, Fill = LockedFill };

    /// <summary>A number of the form inside the table.</summary>
    public static CellLook LabelNumber { get; } = Label with { Side = Side.Center };

    /// <summary>A cell to be filled in.</summary>
    /// <param name="kind">What it holds.</param>
    public static CellLook Input(ValueKind kind) => CellLook.LockedGround with { Open = true, Frame = Frame.Black, Wrapped = true, Format = FormatOf(kind), Side = SideOf(kind) };

    /// <summary>A cell that reckons by itself and may still be overwritten.</summary>
    public static CellLook Reckoned(ValueKind kind) => Input(kind) with { Fill = ReckonedFill };

    private static string? FormatOf(ValueKind kind) => kind switch
    {
        // "_)" leaves room between the digits and the border.
        ValueKind.Count or ValueKind.Money => "#,##0_)",
        // Without the sign a rate below 1 could mean two things (GN208).
        ValueKind.Percent => "0.00%_)",
        ValueKind.Date => CellDay.Format,
        // A year alone must not be shown as a day of 1905.
        ValueKind.BirthDate or ValueKind.BirthYearMale or ValueKind.BirthYearFemale => "[<3000]0;dd/mm/yyyy",
        ValueKind.Ordinal => "0",
        _ => CellLook.AsTyped,
    };

    private static Side SideOf(ValueKind kind) => kind switch
    {
        ValueKind.Ordinal or ValueKind.Code or ValueKind.NationalId or ValueKind.Date or ValueKind.BirthDate or ValueKind.BirthYearMale or ValueKind.BirthYearFemale
            or ValueKind.Mark or ValueKind.Sex => Side.Center,
        ValueKind.Count or ValueKind.Money or ValueKind.Percent => Side.Right,
        _ => Side.Left,
    };
}
