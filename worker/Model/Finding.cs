namespace MongCai.Poverty.Etl.Model;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Told to the ward; nothing is wrong.</summary>
    Info,

    /// <summary>The workbook is accepted with a remark.</summary>
    Warning,

    /// <summary>The workbook is rejected as a whole.</summary>
    Error,
}

/// <summary>One thing found in a workbook or between workbooks. Bad data is this value, never an exception.</summary>
/// <param name="Code"><c>GN001</c> to <c>GN410</c>; a code never changes its meaning.</param>
/// <param name="Severity">Weight, fixed per code by the catalogue.</param>
/// <param name="Sheet">Sheet name as the ward wrote it; null when the whole file or a ward is meant.</param>
/// <param name="Cell">Excel's address (<c>C23</c>); null when a sheet, file or ward is meant.</param>
/// <param name="Found">What stands there, shortened; null when nothing stands there. Never a whole identity number.</param>
/// <param name="Message">Vietnamese: what was found, where, what to do.</param>
public sealed record Finding(string Code, Severity Severity, string? Sheet, string? Cell, string? Found, string Message)
{
    /// <summary>Code of the ward (GN4xx); null when the finding stands inside one workbook, whose ward is known, or concerns the city.</summary>
    public string? Ward { get; init; }

    /// <summary>Household code the finding is about; null when none is.</summary>
    public string? Household { get; init; }
}
