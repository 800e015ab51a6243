namespace MongCai.Poverty.Etl.Model;

/// <summary>The surroundings failed (database, share, mail server, converter): exit status 3. What is retried and what is not is said by the type.</summary>
public abstract class SurroundingsException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="message">Vietnamese, one clear sentence: what failed, what state the data is in, what to do.</param>
    /// <param name="inner">The cause.</param>
    protected SurroundingsException(string message, Exception? inner) : base(message, inner)
    {
    }

    /// <summary>True when the same call may succeed later without anyone changing anything.</summary>
    public abstract bool MayRetry { get; }
}

/// <summary>A failure that passes: a share that is away, a busy database, a mail server that answers 4xx.</summary>
public sealed class TransientException(string message, Exception? inner = null) : SurroundingsException(message, inner)
{
    /// <inheritdoc/>
    public override bool MayRetry => true;
}

/// <summary>A failure that somebody must mend first: a refused password, a missing folder, a broken template.</summary>
public sealed class PermanentException(string message, Exception? inner = null) : SurroundingsException(message, inner)
{
    /// <inheritdoc/>
    public override bool MayRetry => false;
}

/// <summary>The request itself cannot be carried out: exit status 2.</summary>
/// <param name="message">Vietnamese: what was asked, why it cannot be, what to do.</param>
public sealed class UsageException(string message) : Exception(message);

/// <summary>Wrong usage or configuration: exit status 2. Holds every fault found, not only the first.</summary>
public sealed class ConfigurationFaultException(IReadOnlyList<ConfigurationFault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>All faults, in the order of the files.</summary>
    public IReadOnlyList<ConfigurationFault> Faults { get; } = faults;
}

/// <summary>One fault in the configuration.</summary>
/// <param name="File">File, or name of the setting.</param>
/// <param name="Place">Path of keys (<c>milestones[1].date</c>), or where else in it; null when the whole file is meant.</param>
/// <param name="Problem">Vietnamese: what is wrong.</param>
/// <param name="Hint">Vietnamese: what to do.</param>
public sealed record ConfigurationFault(string File, string? Place, string Problem, string Hint)
{
    /// <summary>Line of the file, from 1; null when the file has no lines or the whole file is meant.</summary>
    public int? Line { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{File}{(Line is null ? "" : $" dòng {Line}")}{(Place is null ? "" : $" [{Place}]")}: {Problem} Gợi ý: {Hint}";
}
