using System.Security.Cryptography;
using System.Text;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>Identity numbers at rest: AES-256-GCM ciphertext, and an HMAC-SHA256 by which equal numbers are found without reading them.</summary>
public sealed class PersonalDataCipher : IDisposable
{
    private const byte Form = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + NonceLength + TagLength;

    private readonly AesGcm aes;
    private readonly byte[] matching;

    /// <summary>Takes the keys, 32 bytes each.</summary>
    /// <exception cref="ArgumentException">A key of another length.</exception>
    public PersonalDataCipher(byte[] encryption, byte[] matching)
    {
        if (encryption.Length != KeysOptions.Length || matching.Length != KeysOptions.Length)
            throw new ArgumentException($"Keys are {KeysOptions.Length} bytes long.");
        aes = new(encryption, TagLength);
        this.matching = matching;
    }

    /// <summary>Ciphertext: one byte for its form, nonce, tag, encrypted UTF-8. Twice the same number gives different bytes.</summary>
    public byte[] Encrypt(string number)
    {
        var plain = Encoding.UTF8.GetBytes(number);
        var stored = new byte[HeaderLength + plain.Length];
        stored[0] = Form;
        RandomNumberGenerator.Fill(stored.AsSpan(1, NonceLength));
        aes.Encrypt(stored.AsSpan(1, NonceLength), plain, stored.AsSpan(HeaderLength), stored.AsSpan(1 + NonceLength, TagLength));
        return stored;
    }

    /// <summary>The number that was encrypted.</summary>
    /// <exception cref="PermanentException">The bytes were encrypted with another key, or changed since.</exception>
    public string Decrypt(byte[] stored)
    {
        if (stored.Length < HeaderLength || stored[0] != Form) throw Unreadable(null);
        var plain = new byte[stored.Length - HeaderLength];
        try
        {
            aes.Decrypt(stored.AsSpan(1, NonceLength), stored.AsSpan(HeaderLength), stored.AsSpan(1 + NonceLength, TagLength), plain);
        }
        catch (AuthenticationTagMismatchException mismatch)
        {
            throw Unreadable(mismatch);
        }

        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>32 bytes, equal for equal numbers.</summary>
    public byte[] Match(string number) => HMACSHA256.HashData(matching, Encoding.UTF8.GetBytes(number));

    /// <inheritdoc/>
    public void Dispose() => aes.Dispose();

    private static PermanentException Unreadable(Exception? cause) =>
        new("Không giải mã được số CCCD trong cơ sở dữ liệu: khóa đang dùng không phải khóa đã mã hóa. Hãy đặt lại Keys__Encryption và Keys__Matching, hoặc đặt lại tệp khóa cũ; dữ liệu vẫn còn nguyên.", cause);
}
