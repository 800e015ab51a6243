using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>For jobs that come every few minutes: runs that succeeded tell nothing after a while.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepSucceededRunsAttribute : JobFilterAttribute, IApplyStateFilter
{
    /// <summary>Hours to keep them.</summary>
    public int Hours { get; set; } = 24;

    /// <inheritdoc/>
    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (context.NewState is SucceededState) context.JobExpirationTimeout = TimeSpan.FromHours(Hours);
    }

    /// <inheritdoc/>
    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }
}
