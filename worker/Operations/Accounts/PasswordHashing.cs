using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MongCai.Poverty.Etl.Operations.Accounts;

/// <summary>Hashes and compares passwords with ASP.NET Core Identity's hasher.</summary>
public sealed class PasswordHashing
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512; the OWASP recommendation of 2023 is 210,000.</summary>
    private const int Rounds = 210_000;

    private static readonly object Anybody = new();
    private readonly PasswordHasher<object> hasher;
    private readonly Lazy<string> nobody;

    /// <summary>Creates the hasher.</summary>
    public PasswordHashing() : this(Rounds)
    {
    }

    /// <summary>Creates a hasher that takes less time, for tests.</summary>
    internal PasswordHashing(int rounds)
    {
        hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = rounds }));
        nobody = new(() => Hash(NewStamp()));
    }

    /// <summary>A new random text of 32 characters.</summary>
    public static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The hash to store.</summary>
    public string Hash(string password) => hasher.HashPassword(Anybody, password);

    /// <summary>Whether the password belongs to the hash.</summary>
    /// <param name="hash">The stored hash; null for an account that does not exist: takes as long as a wrong password and is false.</param>
    /// <param name="password">What was typed.</param>
    public bool Verify(string? hash, string password) =>
        hasher.VerifyHashedPassword(Anybody, hash ?? nobody.Value, password) != PasswordVerificationResult.Failed && hash is not null;
}
