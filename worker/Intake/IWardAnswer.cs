namespace MongCai.Poverty.Etl.Intake;

/// <summary>Answers a ward. What an answer looks like is decided by stages that come later, so a pass over the inbox only asks for it.</summary>
public interface IWardAnswer
{
    /// <summary>Answers a verdict; answering the same one again, even at the same time, leaves one answer.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="ct">Ends the work; the next pass answers then.</param>
    /// <exception cref="IOException">The ward's folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The ward's folder may not be written.</exception>
    Task WriteAsync(StoredVerdict verdict, CancellationToken ct);

    /// <summary>Writes an answer that still lies in the ward's folder anew, because the verdict counts no more; nothing is sent.</summary>
    /// <param name="verdict">The verdict as it stands now.</param>
    /// <param name="ct">Ends the work; the next pass answers then.</param>
    /// <exception cref="IOException">The ward's folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The ward's folder may not be written.</exception>
    Task RenewAsync(StoredVerdict verdict, CancellationToken ct);
}
