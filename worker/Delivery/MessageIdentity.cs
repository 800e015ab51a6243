using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>The Message-ID that a document has for a recipient, always the same, so that a second copy after a crash or time-out can be recognised.</summary>
internal static class MessageIdentity
{
    /// <summary><c>weekly-report.2024-W13.1.3f2a91c07b5d@mongcai.example</c>, without angle brackets.</summary>
    /// <param name="kind">Kind of document.</param>
    /// <param name="period">Week or quarter.</param>
    /// <param name="edition">Edition.</param>
    /// <param name="address">The recipient; only a hash of it is shown.</param>
    /// <param name="about">The one thing it speaks of, only a hash of it is shown; null for a report on the whole.</param>
    /// <param name="domain">Domain of the sender.</param>
    public static string Of(string kind, string period, int edition, string address, string? about, string domain) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}.{period}.{edition}.{Hash(MailAddress.Key(address), 12)}{(about is null ? "" : "." + Hash(about, 16))}@{domain}");

    /// <summary>The part before the @: fit for a file name.</summary>
    public static string LocalPart(string messageId) => messageId[..messageId.LastIndexOf('@')];

    /// <summary>A MIME boundary: fixed for the message and the part, and never found in encoded text because of its <c>=_</c>.</summary>
    public static string Boundary(string messageId, string part) => $"=_{part}_{Hash(messageId, 24)}";

    private static string Hash(string text, int digits) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..digits];
}
