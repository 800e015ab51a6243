using System.ComponentModel.DataAnnotations;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>Keys for identity numbers at rest (section <c>Keys</c>); from the environment: <c>Keys__Encryption</c>, <c>Keys__Matching</c>.</summary>
public sealed class KeysOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Keys";

    /// <summary>Bytes of either key.</summary>
    public const int Length = 32;

    /// <summary>Key of the encryption (AES-256-GCM): 32 bytes as base64.</summary>
    /// <value>Default null: the store makes its own key file.</value>
    public string? Encryption { get; set; }

    /// <summary>Key of the value by which equal numbers are found (HMAC-SHA256): 32 bytes as base64.</summary>
    /// <value>Default null: as <see cref="Encryption"/>.</value>
    public string? Matching { get; set; }

    /// <summary>The key file that is made and used when no keys are set; readable by its owner alone.</summary>
    /// <value>Default null: beside the database on SQLite (<c>var/etl.db.keys</c>), <c>var/etl.keys</c> on PostgreSQL.</value>
    public string? File { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Encryption is null != Matching is null)
            yield return new("Keys:Encryption và Keys:Matching phải được đặt cùng nhau.", [nameof(Encryption), nameof(Matching)]);
        if (Encryption is not null && !IsKey(Encryption)) yield return Malformed(nameof(Encryption));
        if (Matching is not null && !IsKey(Matching)) yield return Malformed(nameof(Matching));
    }

    private static bool IsKey(string text) => Convert.TryFromBase64String(text, new byte[Math.Max(Length, text.Length)], out var length) && length == Length;

    private static ValidationResult Malformed(string name) =>
        new($"Keys:{name} phải là 32 byte viết dạng base64 (tạo bằng: openssl rand -base64 32).", [name]);
}
