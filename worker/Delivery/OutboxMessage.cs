using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>States of a queued message.</summary>
public enum OutboxState
{
    /// <summary>Waits for its next attempt.</summary>
    Queued,

    /// <summary>Handed to the server; committed before the first byte goes out, so a crash shows.</summary>
    Sending,

    /// <summary>Taken by the server or written to the pickup folder.</summary>
    Sent,

    /// <summary>Refused for good by the server (5xx): somebody must look.</summary>
    Refused,

    /// <summary>Given up after the last attempt.</summary>
    Dead,
}

/// <summary>One message to one recipient, written in the transaction of what it reports. Sent at least once, always with the same Message-ID.</summary>
public sealed class OutboxMessage
{
    /// <summary>Characters of <see cref="LastAnswer"/> that are kept.</summary>
    internal const int LongestAnswer = 500;

    /// <summary>Key.</summary>
    public long Id { get; set; }

    /// <summary>Kind of document, see the Reporting stage; receipts and reminders have kinds of their own.</summary>
    public required string Kind { get; init; }

    /// <summary><c>2024-W13</c>, <c>2024-Q1</c>; <c>-</c> for the receipt of a file whose week is not known.</summary>
    public required string Period { get; init; }

    /// <summary>Edition of the document; of a receipt, which arrival of the file it answers.</summary>
    public required int Edition { get; init; }

    /// <summary>Address of the one recipient.</summary>
    public required string Recipient { get; init; }

    /// <summary>Fixed per (kind, period, edition, recipient) and, of a receipt, the file; unique. Without angle brackets.</summary>
    public required string MessageId { get; init; }

    /// <summary>The whole message, prepared for 7-bit transport.</summary>
    public required byte[] Content { get => Stored.Bytes; init => Stored = new() { Bytes = value }; }

    /// <summary>State.</summary>
    public OutboxState State { get; set; }

    /// <summary>Attempts begun; counted when a relay takes the message.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was queued, UTC.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>Queued: not before this moment. Sending: until this moment it belongs to the relay that took it, then another may. UTC.</summary>
    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>When it left, UTC; null before.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The server's last answer, shortened; null before the first attempt.</summary>
    public string? LastAnswer { get; set; }

    /// <summary>The row of <see cref="Content"/>, read and written with this one.</summary>
    internal OutboxContent Stored { get; private set; } = null!;
}

/// <summary>What a message says, apart from what becomes of it: a changed row is written anew as a whole, and the content is a thousand times the rest.</summary>
internal sealed class OutboxContent
{
    /// <summary>Key of the message.</summary>
    public long Id { get; init; }

    /// <summary>The whole message.</summary>
    public required byte[] Bytes { get; init; }
}

/// <summary>Table <c>outbox</c>.</summary>
internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox");
        builder.Property(message => message.Kind).HasMaxLength(40);
        builder.Property(message => message.Period).HasMaxLength(10);
        builder.Property(message => message.Recipient).HasMaxLength(254);
        builder.Property(message => message.MessageId).HasMaxLength(200);
        builder.Property(message => message.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(message => message.LastAnswer).HasMaxLength(OutboxMessage.LongestAnswer);
        builder.Ignore(message => message.Content);
        builder.HasOne(message => message.Stored).WithOne().HasForeignKey<OutboxContent>(content => content.Id);
        builder.Navigation(message => message.Stored).IsRequired().AutoInclude();
        builder.HasIndex(message => message.MessageId).IsUnique();
        builder.HasIndex(message => new { message.State, message.NextAttemptAt });
    }
}

/// <summary>Table <c>outbox_contents</c>.</summary>
internal sealed class OutboxContentMapping : IEntityTypeConfiguration<OutboxContent>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<OutboxContent> builder)
    {
        builder.ToTable("outbox_contents");
        builder.Property(content => content.Id).ValueGeneratedNever();
        builder.Property(content => content.Bytes).HasColumnName("content");
    }
}
