using Hangfire.States;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>Looks at a run that failed before its retry is decided: failures of the store get our own words and type, and the run expires like all others.</summary>
public sealed class FailedRuns : IElectStateFilter
{
    /// <inheritdoc/>
    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is FailedState failed and not ExpiringFailedState)
            context.CandidateState = new ExpiringFailedState(Failure(failed.Exception)) { Reason = failed.Reason };
    }

    private static Exception Failure(Exception fault) => fault is SurroundingsException ? fault : StoreFailure.Find(fault) ?? fault;
}

/// <summary>A failed run that expires. Hangfire keeps failed runs for ever, and thousands of them make its dashboard slow; only the state itself can say otherwise.</summary>
internal sealed class ExpiringFailedState(Exception fault) : FailedState(fault), IState
{
    bool IState.IsFinal => true;
}
