using System.Collections.Concurrent;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>
/// Lets a job run once at a time in this process and turns the next one away without waiting, so that a slow pass does not fill the workers.
/// It saves work and protects nothing: what must not happen twice is claimed in the store, also against other processes.
/// </summary>
public sealed class RunGate(ILogger<RunGate> logger)
{
    private readonly ConcurrentDictionary<string, bool> running = new(StringComparer.Ordinal);

    /// <summary>Runs the work unless it is running already.</summary>
    /// <param name="name">Id of the schedule.</param>
    /// <param name="work">The work.</param>
    /// <returns>False when it was turned away.</returns>
    public async Task<bool> RunAloneAsync(string name, Func<Task> work)
    {
        if (!running.TryAdd(name, true))
        {
            logger.LogInformation("{Job} is still running; this run is skipped", name);
            return false;
        }

        try
        {
            await work();
            return true;
        }
        finally
        {
            running.TryRemove(name, out _);
        }
    }
}
