using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>How the service passes from one configuration to the next: nothing of the next ends it, neither before the old one is stopped nor after.</summary>
internal static class ServiceChange
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>Waits for a configuration with which the service can begin anew; one that cannot be prepared leaves the old one at work, and is tried again.</summary>
    /// <param name="changed">Waits for the next change, not without a pause.</param>
    /// <param name="prepare">Does all that can be done of the start while the old one works.</param>
    /// <param name="log">Log.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<RunningConfiguration> NextAsync(
        Func<CancellationToken, Task<RunningConfiguration>> changed, Func<RunningConfiguration, Task> prepare, ILogger log, CancellationToken ct)
    {
        while (true)
        {
            var next = await changed(ct);
            try
            {
                await prepare(next);
                return next;
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                log.LogError(fault, "The service cannot begin anew with the changed configuration yet; it works on with the old one and tries again.");
            }
        }
    }

    /// <summary>Starts the service after the old one was stopped, however long the database, or another program on its address, keeps it waiting.</summary>
    /// <param name="start">Starts it.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="pause">Between two tries; null for the usual one.</param>
    public static async Task<T> StartAgainAsync<T>(Func<Task<T>> start, CancellationToken ct, TimeSpan? pause = null)
    {
        while (true)
        {
            try
            {
                return await start();
            }
            catch (Exception fault) when (StoreFailure.Find(fault) is { } away)
            {
                await Console.Error.WriteLineAsync($"{away.Message} Dịch vụ tự thử lại sau ít giây.");
            }

            await Task.Delay(pause ?? Pause, ct);
        }
    }
}
