using MongCai.Poverty.Etl.Tests.Kit.Mail;

namespace MongCai.Poverty.Etl.Tests.Integration.Delivery;

/// <summary>A clock that stands at the week's closing until it is moved.</summary>
public sealed class SetClock : TimeProvider
{
    /// <summary>Now.</summary>
    public DateTimeOffset Now { get; set; } = SampleReports.Friday;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
