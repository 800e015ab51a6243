namespace MongCai.Poverty.Etl.Forms;

/// <summary>What the cells of a column hold; one value parser per kind.</summary>
public enum ValueKind
{
    /// <summary>Running number, not read.</summary>
    Ordinal,

    /// <summary>Remarks, not read.</summary>
    Note,

    /// <summary>Household code.</summary>
    Code,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>Name of a person.</summary>
    Person,

    /// <summary>Whole number.</summary>
    Count,

    /// <summary>Whole đồng.</summary>
    Money,

    /// <summary>Percent points.</summary>
    Percent,

    /// <summary>Calendar day.</summary>
    Date,

    /// <summary>Calendar day or year.</summary>
    BirthDate,

    /// <summary>Birth date in a column that also says: male.</summary>
    BirthYearMale,

    /// <summary>Birth date in a column that also says: female.</summary>
    BirthYearFemale,

    /// <summary>CCCD.</summary>
    NationalId,

    /// <summary>Mark of an unmet indicator.</summary>
    Mark,

    /// <summary>Nam or nữ.</summary>
    Sex,

    /// <summary>Status of the household.</summary>
    Status,

    /// <summary>Policy of the support.</summary>
    Policy,

    /// <summary>Text that names the indicator of a summary line.</summary>
    Indicator,

    /// <summary>Name of a phường or xã.</summary>
    Unit,

    /// <summary>What a line counts: households or persons.</summary>
    Measure,
}
