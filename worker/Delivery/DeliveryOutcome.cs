namespace MongCai.Poverty.Etl.Delivery;

/// <summary>What became of one attempt to send one message. A server that is away or refuses the sign-in is no outcome of a message: see <see cref="IMailBatch"/>.</summary>
/// <param name="Answer">What the server said, or what happened instead; English or the server's own words, for administrators.</param>
public abstract record DeliveryOutcome(string Answer)
{
    /// <summary>The server took responsibility, or the file is in the pickup folder.</summary>
    /// <param name="Answer">The answer.</param>
    public sealed record Sent(string Answer) : DeliveryOutcome(Answer);

    /// <summary>Refused for good (5xx): trying again changes nothing, somebody must look.</summary>
    /// <param name="Answer">The answer.</param>
    public sealed record Refused(string Answer) : DeliveryOutcome(Answer);

    /// <summary>Not taken this time (4xx, greylisting, a lost connection before the content): surely not delivered, worth trying again.</summary>
    /// <param name="Answer">The answer.</param>
    public sealed record Retry(string Answer) : DeliveryOutcome(Answer);

    /// <summary>No answer after the content began to go out: perhaps delivered. Tried again with the same Message-ID only (jstedfast/MailKit#1023).</summary>
    /// <param name="Answer">What happened.</param>
    public sealed record Unknown(string Answer) : DeliveryOutcome(Answer);
}
