using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongCai.Poverty.Etl.Operations.Accounts;

/// <summary>What an account may do.</summary>
public enum AccountRole
{
    /// <summary>Sees everything, changes nothing.</summary>
    Reader,

    /// <summary>Also reruns, resends, closes and reopens.</summary>
    Administrator,
}

/// <summary>Someone who may sign in to the pages for administrators.</summary>
public sealed class Account
{
    /// <summary>Key.</summary>
    public long Id { get; init; }

    /// <summary>Name to sign in with, see <see cref="AccountRules.NameOf"/>; unique.</summary>
    public required string Name { get; init; }

    /// <summary>Salted hash of the password, in ASP.NET Core Identity's form (PBKDF2).</summary>
    public required string PasswordHash { get; set; }

    /// <summary>What it may do.</summary>
    public required AccountRole Role { get; set; }

    /// <summary>Attempts to sign in since the last one that succeeded.</summary>
    public int FailedCount { get; set; }

    /// <summary>Locked until this moment, UTC; null when it is not.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Random text that changes with the password: sessions that carry another one are over.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Table <c>users</c>.</summary>
public sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("users");
        builder.Property(account => account.Name).HasMaxLength(AccountRules.LongestName);
        builder.Property(account => account.PasswordHash).HasMaxLength(200);
        builder.Property(account => account.Role).HasConversion<string>().HasMaxLength(15);
        builder.Property(account => account.SecurityStamp).HasMaxLength(40);
        builder.HasIndex(account => account.Name).IsUnique();
    }
}
