namespace MongCai.Poverty.Etl.Cli;

/// <summary>Exit statuses of the contract.</summary>
internal static class ExitStatus
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, but something was refused or is missing.</summary>
    public const int Incomplete = 1;

    /// <summary>Wrong usage or configuration.</summary>
    public const int Usage = 2;

    /// <summary>The surroundings failed (database, share, mail server), or a workbook brought the program itself to a fault.</summary>
    public const int Surroundings = 3;
}
