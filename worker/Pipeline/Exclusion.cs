using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>One process at a time works on a thing. The lease is renewed while the work goes on, so that a killed process blocks for a minute at most.</summary>
public sealed class Exclusion(ClaimTable claims, TimeProvider time)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly string owner = $"{Environment.MachineName}:{Environment.ProcessId}:{time.GetTimestamp()}";

    private int runs;

    /// <summary>Runs the work when nobody else does.</summary>
    /// <param name="kind">Kind of work.</param>
    /// <param name="key">What is worked on.</param>
    /// <param name="work">The work; its token ends when the claim is lost.</param>
    /// <param name="busy">The answer when somebody else holds the claim.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<T> RunAsync<T>(string kind, string key, Func<CancellationToken, Task<T>> work, T busy, CancellationToken ct)
    {
        var holder = $"{owner}:{Interlocked.Increment(ref runs)}";
        if (!await claims.TryTakeAsync(kind, key, holder, Lease, ct)) return busy;
        using var held = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var ended = new CancellationTokenSource();
        var renewal = RenewAsync(kind, key, holder, held, ended.Token);
        try
        {
            return await work(held.Token);
        }
        catch (DbUpdateException raced) when (StoreFailure.IsDuplicate(raced))
        {
            return busy; // Another process did the same in spite of the claim; its unique key decided.
        }
        finally
        {
            await ended.CancelAsync();
            await renewal;
            await claims.ReleaseAsync(kind, key, holder, CancellationToken.None);
        }
    }

    /// <summary>Keeps the claim; a store that does not answer is asked again until the lease has run out, then the work is stopped.</summary>
    private async Task RenewAsync(string kind, string key, string holder, CancellationTokenSource held, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Lease / 6);
        var renewed = Environment.TickCount64;
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                if (await TryRenewAsync(kind, key, holder, ended) is { } kept)
                {
                    if (!kept) await held.CancelAsync();
                    renewed = Environment.TickCount64;
                }
                else if (Environment.TickCount64 - renewed > Lease.TotalMilliseconds)
                {
                    await held.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The work is done.
        }
    }

    /// <summary>Null when the store did not answer.</summary>
    private async Task<bool?> TryRenewAsync(string kind, string key, string holder, CancellationToken ended)
    {
        try
        {
            return await claims.RenewAsync(kind, key, holder, Lease, ended);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && StoreFailure.Find(fault) is { MayRetry: true })
        {
            return null;
        }
    }
}
