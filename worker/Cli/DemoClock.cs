namespace MongCai.Poverty.Etl.Cli;

/// <summary>The demo's clock: stands still at the moment it was set to, so that a demo of 2024 comes out the same on any day.</summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTimeOffset now = new(2024, 2, 19, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Sets the clock; it never goes back within a run.</summary>
    public void Set(DateTimeOffset moment) => now = moment.ToUniversalTime() > now ? moment.ToUniversalTime() : now;
}
