namespace MongCai.Poverty.Etl.Intake;

/// <summary>A file that lies in a ward's folder and has come to rest.</summary>
/// <param name="Slug">The ward's folder.</param>
/// <param name="Name">File name.</param>
/// <param name="Path">Full path.</param>
/// <param name="Bytes">Length.</param>
/// <param name="ModifiedAt">The share's time stamp, UTC.</param>
/// <param name="SeenAt">When this process first saw it so, UTC: see <see cref="ArrivalTimes"/>.</param>
public sealed record FoundFile(string Slug, string Name, string Path, long Bytes, DateTimeOffset ModifiedAt, DateTimeOffset SeenAt)
{
    /// <summary>The last finished scan that did not see it so, UTC; null when none is known.</summary>
    public DateTimeOffset? ScannedBefore { get; init; }
}

/// <summary>A file that could not be taken in this time; the others were.</summary>
/// <param name="Slug">The ward's folder.</param>
/// <param name="Name">File name; null when the whole folder could not be read.</param>
/// <param name="Reason">What the system said (English or the system's language), for the log and the administrator.</param>
public sealed record FailedFile(string Slug, string? Name, string Reason);

/// <summary>A file whose bytes are kept.</summary>
/// <param name="Slug">The ward's folder.</param>
/// <param name="Name">Name as the ward dropped it.</param>
/// <param name="ArchivePath">Where its bytes are kept: read from here, they cannot change.</param>
/// <param name="Sha256">Hash of the bytes, 64 lower-case hexadecimal digits.</param>
public sealed record ArchivedFile(string Slug, string Name, string ArchivePath, string Sha256);

/// <summary>A file whose bytes are archived and which is registered: the artefact of this stage.</summary>
/// <param name="Id">Key in the store.</param>
/// <param name="Slug">The ward's folder.</param>
/// <param name="Name">Name as the ward dropped it.</param>
/// <param name="Path">Where the ward dropped it; it may be gone by now.</param>
/// <param name="ArchivePath">See <see cref="ArchivedFile"/>.</param>
/// <param name="Sha256">See <see cref="ArchivedFile"/>.</param>
/// <param name="Bytes">Length; may exceed what the reader takes (GN005).</param>
/// <param name="SeenAt">When it arrived, UTC.</param>
/// <param name="Arrival">1 for the first time these bytes came from this ward's folder.</param>
public sealed record ReceivedFile(long Id, string Slug, string Name, string Path, string ArchivePath, string Sha256, long Bytes, DateTimeOffset SeenAt, int Arrival)
{
    /// <summary>What is known of the moment of its arrival.</summary>
    public ArrivalTimes Times => new(SeenAt, ModifiedAt, ScannedBefore);

    /// <summary>The file's own time, UTC; null when it is not known.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The last finished scan that did not see it, UTC; null when none is known.</summary>
    public DateTimeOffset? ScannedBefore { get; init; }

    /// <summary>What of it can be judged.</summary>
    public ArchivedFile Archived => new(Slug, Name, ArchivePath, Sha256);

    /// <summary>True when it was registered this moment, so that no verdict on it can lie in the store but a rival's.</summary>
    public bool IsNew { get; init; }
}
