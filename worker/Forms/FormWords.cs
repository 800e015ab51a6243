namespace MongCai.Poverty.Etl.Forms;

/// <summary>The fixed words of the form as text keys, except marks, which may be signs.</summary>
public sealed record FormWords
{
    /// <summary>Signs and words that mark an unmet indicator, lower case.</summary>
    public required IReadOnlySet<string> Marks { get; init; }

    /// <summary>Signs and words that say there is none.</summary>
    public required IReadOnlySet<string> NoMarks { get; init; }

    /// <summary>Words for the sex.</summary>
    public required IReadOnlyDictionary<string, Sex> Sexes { get; init; }

    /// <summary>Words for the status of a household.</summary>
    public required IReadOnlyDictionary<string, HouseholdStatus> Statuses { get; init; }

    /// <summary>Words for the policy of a support.</summary>
    public required IReadOnlyDictionary<string, SupportPolicy> Policies { get; init; }

    /// <summary>First way of saying each status, in the order of the file: the drop-down list of the blank workbook.</summary>
    public required IReadOnlyList<string> StatusChoices { get; init; }

    /// <summary>First way of saying each policy.</summary>
    public required IReadOnlyList<string> PolicyChoices { get; init; }

    /// <summary>First way of saying each sex.</summary>
    public required IReadOnlyList<string> SexChoices { get; init; }

    /// <summary>The mark that the blank workbook offers.</summary>
    public required string MarkChoice { get; init; }

    /// <summary>Words that begin a line of totals.</summary>
    public required IReadOnlySet<string> Totals { get; init; }

    /// <summary>Words of the signature block.</summary>
    public required IReadOnlySet<string> Signatures { get; init; }
}
