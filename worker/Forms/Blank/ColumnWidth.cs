namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>How wide columns are: by what they hold, texts by their heading.</summary>
internal static class ColumnWidth
{
    private const double Upright = 4.6;
    private const double NarrowestText = 11;
    private const double WidestText = 22;

    /// <summary>Width in digits of the usual font.</summary>
    public static double Of(ColumnForm column) => column.Kind switch
    {
        _ when column.Group is not null => Upright,
        ValueKind.Ordinal => 5,
        ValueKind.Code => 12,
        ValueKind.Person => 23,
        ValueKind.NationalId => 15,
        ValueKind.Date or ValueKind.BirthDate => 12,
        ValueKind.Sex => 7,
        ValueKind.Count when column.Label.Length > 6 => 11,
        ValueKind.Count => 7,
        ValueKind.Money => 17,
        ValueKind.Status or ValueKind.Policy => 18,
        ValueKind.Indicator => 64,
        _ => Math.Clamp(column.Label.Length + 2, NarrowestText, WidestText),
    };
}
