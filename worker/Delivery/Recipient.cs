namespace MongCai.Poverty.Etl.Delivery;

/// <summary>What a recipient is to the programme; decides what may be shown to it.</summary>
public enum RecipientRole
{
    /// <summary>Steering committee and leaders of the city: totals only.</summary>
    Leader,

    /// <summary>The programme's office: totals, and the list of households with masked identity numbers.</summary>
    Office,

    /// <summary>Keeps the service running: totals only.</summary>
    Administrator,

    /// <summary>A ward: its own households only.</summary>
    Ward,
}

/// <summary>One who gets documents: an office or a post, never a person by name.</summary>
/// <param name="Name">Name of the office or post, Vietnamese: shown in the To line.</param>
/// <param name="Address">Address, one per recipient.</param>
/// <param name="Role">What it is to the programme.</param>
/// <param name="Kinds">Kinds of documents it gets.</param>
public sealed record Recipient(string Name, string Address, RecipientRole Role, IReadOnlyList<string> Kinds)
{
    /// <summary>Code of the ward whose households it may see; null for every role but <see cref="RecipientRole.Ward"/>.</summary>
    public string? Ward { get; init; }
}

/// <summary>All recipients of config/recipients.yml.</summary>
/// <param name="All">In the order of the file, which is the order of rank.</param>
public sealed record RecipientRegister(IReadOnlyList<Recipient> All)
{
    /// <summary>Those who get a kind of document, in the order of the file.</summary>
    public IReadOnlyList<Recipient> For(string kind) => [.. All.Where(recipient => recipient.Kinds.Contains(kind))];
}
