using MongCai.Poverty.Etl.Jobs;

namespace MongCai.Poverty.Etl.Operations.Health;

/// <summary>What a supervisor asks. Anonymous, hence one word and nothing else.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps <c>/health/live</c> (the process answers) and <c>/health/ready</c> (database, Hangfire's store and inbox answer; 503 when one does not).</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        endpoints.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(JobStorageCheck.Ready) }).AllowAnonymous();
    }
}
