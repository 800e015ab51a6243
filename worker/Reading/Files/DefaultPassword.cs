using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Opens what Excel opens without asking: workbooks encrypted with the password that it tries by itself ([MS-OFFCRYPTO] 2.3; such files come from "protect the workbook").</summary>
internal static class DefaultPassword
{
    private const int BlockLength = 1024;
    private const int SegmentLength = 4096;
    private const int MostRounds = 1_000_000;

    private static readonly byte[] Password = Encoding.Unicode.GetBytes("VelvetSweatshop");
    private static readonly byte[] InputKey = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
    private static readonly byte[] HashKey = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
    private static readonly byte[] SecretKey = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];

    /// <summary>The package inside an encrypted .xlsx.</summary>
    /// <returns>Null when another password protects it, or a cipher that is not AES.</returns>
    /// <exception cref="InvalidDataException">Damaged.</exception>
    public static byte[]? Open(byte[] package, byte[] info, ReadingLimits limits)
    {
        if (info.Length < 8 || package.Length < 8) throw new InvalidDataException("encryption information cut off");
        var length = BinaryPrimitives.ReadInt64LittleEndian(package);
        if (length < 0 || length > package.Length - 8) throw new InvalidDataException("encrypted package cut off");
        if (length > limits.FileBytes) throw new UnreadableException(Troubles.TooLong(length, limits));
        var content = package[8..];
        var opened = BinaryPrimitives.ReadUInt16LittleEndian(info.AsSpan(2)) == 2 ? Standard(content, info) : Agile(content, info);
        if (opened is null) return null;
        return opened.Length >= length ? opened[..(int)length] : throw new InvalidDataException("encrypted package cut off");
    }

    /// <summary>A workbook stream of .xls, every record in the clear.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="filePass">Content of its FILEPASS record.</param>
    /// <returns>Null when another password protects it, or another way than RC4.</returns>
    public static byte[]? Open(byte[] stream, ReadOnlyMemory<byte> filePass) => Rc4Key.Of(filePass.Span, Password) is { } key ? Decrypt(stream, key) : null;

    /// <summary>Records keep their headers; the key changes every 1,024 bytes of the stream ([MS-XLS] 2.2.10).</summary>
    private static byte[] Decrypt(byte[] stream, Rc4Key key)
    {
        var clear = (byte[])stream.Clone();
        var pad = new byte[BlockLength];
        var (padOf, records) = (-1, new BiffRecords(stream));
        while (records.Next())
        {
            var from = records.Offset + 4 + (records.Type switch { 0x0809 or 0x002F or 0x00E1 or 0x0194 or 0x0195 or 0x0138 or 0x0160 => records.Content.Length, 0x0085 => 4, _ => 0 });
            for (var at = from; at < records.Offset + 4 + records.Content.Length; at++)
            {
                if (padOf != at / BlockLength) key.Fill(pad, padOf = at / BlockLength);
                clear[at] ^= pad[at % BlockLength];
            }
        }

        return clear;
    }

    /// <summary>[MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9: AES in single blocks, SHA-1.</summary>
    private static byte[]? Standard(byte[] content, byte[] info)
    {
        var header = BinaryPrimitives.ReadInt32LittleEndian(Part(info, 8, 4));
        var verifier = 12 + header;
        var keyBytes = BinaryPrimitives.ReadInt32LittleEndian(Part(info, 12 + 16, 4)) / 8;
        if (BinaryPrimitives.ReadInt32LittleEndian(Part(info, 12 + 8, 4)) is not (0x660E or 0x660F or 0x6610) || keyBytes is not (16 or 24 or 32)) return null;
        var hash = Spin(HashAlgorithmName.SHA1, Part(info, verifier + 4, 16).ToArray(), 50_000);
        hash = Sha1([.. hash, 0, 0, 0, 0]);
        byte[] key = [.. Sha1(Padded(hash, 0x36)), .. Sha1(Padded(hash, 0x5C))];
        using var aes = Aes.Create();
        aes.Key = key[..keyBytes];
        var input = aes.DecryptEcb(Part(info, verifier + 20, 16), PaddingMode.None);
        var expected = aes.DecryptEcb(Part(info, verifier + 40, 32), PaddingMode.None);
        return Sha1(input).AsSpan().SequenceEqual(expected.AsSpan(0, SHA1.HashSizeInBytes)) ? aes.DecryptEcb(content.AsSpan(0, content.Length / 16 * 16), PaddingMode.None) : null;
    }

    private static byte[] Sha1(byte[] content) => CryptographicOperations.HashData(HashAlgorithmName.SHA1, content);

    private static byte[] Padded(byte[] hash, byte pad)
    {
        var block = Enumerable.Repeat(pad, 64).ToArray();
        for (var i = 0; i < hash.Length; i++) block[i] ^= hash[i];
        return block;
    }

    /// <summary>[MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15: described in XML, AES in chains of 4,096 bytes.</summary>
    private static byte[]? Agile(byte[] content, byte[] info)
    {
        var description = new XmlDocument { XmlResolver = null };
        using (var xml = PackageXml.Open(info.AsMemory(8))) description.Load(xml);
        if (description.SelectSingleNode("//*[local-name()='keyData']") is not XmlElement data || description.SelectSingleNode("//*[local-name()='encryptedKey']") is not XmlElement own) return null;
        if (AgileCipher.Of(data) is not { } ofData || AgileCipher.Of(own) is not { } ofKey || !int.TryParse(own.GetAttribute("spinCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) || rounds is < 0 or > MostRounds) return null;
        var hash = Spin(ofKey.Hash, ofKey.Salt, rounds);
        var input = ofKey.Decrypt(Bytes(own, "encryptedVerifierHashInput"), ofKey.KeyOf([.. hash, .. InputKey]), ofKey.Salt);
        var expected = ofKey.Decrypt(Bytes(own, "encryptedVerifierHashValue"), ofKey.KeyOf([.. hash, .. HashKey]), ofKey.Salt);
        var found = CryptographicOperations.HashData(ofKey.Hash, input);
        if (expected.Length < found.Length || !found.AsSpan().SequenceEqual(expected.AsSpan(0, found.Length))) return null;
        var secret = ofKey.Decrypt(Bytes(own, "encryptedKeyValue"), ofKey.KeyOf([.. hash, .. SecretKey]), ofKey.Salt);
        if (secret.Length < ofData.KeyBytes) throw new InvalidDataException("encryption information cut off");
        secret = secret[..ofData.KeyBytes];
        return [.. Enumerable.Range(0, (content.Length + SegmentLength - 1) / SegmentLength).SelectMany(segment => ofData.Decrypt(
            content[(segment * SegmentLength)..Math.Min(content.Length, (segment + 1) * SegmentLength)], secret, CryptographicOperations.HashData(ofData.Hash, [.. ofData.Salt, .. BitConverter.GetBytes(segment)])))];
    }

    private static byte[] Bytes(XmlElement element, string name) => AgileCipher.Bytes(element.GetAttribute(name));

    private static byte[] Spin(HashAlgorithmName algorithm, byte[] salt, int rounds)
    {
        var hash = CryptographicOperations.HashData(algorithm, [.. salt, .. Password]);
        var next = new byte[4 + hash.Length];
        for (var round = 0; round < rounds; round++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(next, round);
            hash.CopyTo(next, 4);
            CryptographicOperations.HashData(algorithm, next, hash);
        }

        return hash;
    }

    private static ReadOnlySpan<byte> Part(byte[] bytes, int offset, int length) => offset >= 0 && offset <= bytes.Length - length ? bytes.AsSpan(offset, length) : throw new InvalidDataException("encryption information cut off");
}

/// <summary>How agile encryption describes a cipher.</summary>
/// <param name="Hash">Hash.</param>
/// <param name="Salt">Salt.</param>
/// <param name="KeyBytes">Length of the key.</param>
internal sealed record AgileCipher(HashAlgorithmName Hash, byte[] Salt, int KeyBytes)
{
    private const int BlockBytes = 16;
    private const byte Pad = 0x36;

    /// <summary>The cipher that an element describes; null for one that is not AES in chained blocks.</summary>
    public static AgileCipher? Of(XmlElement element)
    {
        HashAlgorithmName? hash = element.GetAttribute("hashAlgorithm") switch { "SHA1" => HashAlgorithmName.SHA1, "SHA256" => HashAlgorithmName.SHA256, "SHA384" => HashAlgorithmName.SHA384, "SHA512" => HashAlgorithmName.SHA512, _ => null };
        var isKnown = element.GetAttribute("cipherAlgorithm") == "AES" && element.GetAttribute("cipherChaining") == "ChainingModeCBC" && element.GetAttribute("blockSize") == "16";
        return hash is { } name && isKnown && element.GetAttribute("keyBits") is "128" or "192" or "256" ? new(name, Bytes(element.GetAttribute("saltValue")), int.Parse(element.GetAttribute("keyBits"), CultureInfo.InvariantCulture) / 8) : null;
    }

    /// <summary>Bytes as base64.</summary>
    /// <exception cref="InvalidDataException">They are none.</exception>
    public static byte[] Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : throw new InvalidDataException("encryption information damaged");
    }

    /// <summary>The key that comes of a hash.</summary>
    public byte[] KeyOf(byte[] hashed) => Fit(CryptographicOperations.HashData(Hash, hashed), KeyBytes);

    /// <summary>Decrypts whole blocks.</summary>
    /// <exception cref="InvalidDataException">Blocks are cut.</exception>
    public byte[] Decrypt(byte[] content, byte[] key, byte[] start)
    {
        if (content.Length % BlockBytes != 0 || key.Length != KeyBytes) throw new InvalidDataException("encrypted blocks cut off");
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.DecryptCbc(content, Fit(start, BlockBytes), PaddingMode.None);
    }

    private static byte[] Fit(byte[] bytes, int length) => [.. bytes.Take(length), .. Enumerable.Repeat(Pad, Math.Max(0, length - bytes.Length))];
}
