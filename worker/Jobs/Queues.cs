namespace MongCai.Poverty.Etl.Jobs;

/// <summary>Queues of the jobs. PostgreSQL serves them in alphabetical order whatever order the server names, hence the letters: answers to wards come first.</summary>
public static class Queues
{
    /// <summary>Reading what wards dropped.</summary>
    public const string Ingest = "a-ingest";

    /// <summary>Closing weeks and quarters.</summary>
    public const string Report = "b-report";

    /// <summary>Sending mail.</summary>
    public const string Mail = "c-mail";

    /// <summary>All of them, in the order of service.</summary>
    public static IReadOnlyList<string> All { get; } = [Ingest, Report, Mail];
}
