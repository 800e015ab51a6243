using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>The keys of an .xls workbook that is encrypted with RC4 ([MS-OFFCRYPTO] 2.3.5 and 2.3.6).</summary>
internal sealed class Rc4Key
{
    private readonly byte[] hash;
    private readonly bool isPlain;
    private readonly int keyBytes;

    private Rc4Key(byte[] hash, bool isPlain, int keyBytes) => (this.hash, this.isPlain, this.keyBytes) = (hash, isPlain, keyBytes);

    /// <summary>The keys that a password gives; null when it is the wrong one, or the file is encrypted in another way.</summary>
    /// <param name="filePass">Content of the FILEPASS record.</param>
    /// <param name="password">Password, UTF-16.</param>
    public static Rc4Key? Of(ReadOnlySpan<byte> filePass, byte[] password)
    {
        if (filePass.Length < 54 || BinaryPrimitives.ReadUInt16LittleEndian(filePass) != 1) return null;
        var info = filePass[2..];
        return BinaryPrimitives.ReadUInt16LittleEndian(info) == 1 ? Plain(info[4..], password) : WithHeader(info, password);
    }

    /// <summary>Fills a pad with the key stream of a block.</summary>
    public void Fill(byte[] pad, int block)
    {
        Array.Clear(pad);
        Apply(Key(block), pad);
    }

    private static Rc4Key? Plain(ReadOnlySpan<byte> verifier, byte[] password)
    {
        var (salt, begin) = (verifier[..16].ToArray(), Hash(HashAlgorithmName.MD5, password)[..5]);
        var key = new Rc4Key(Hash(HashAlgorithmName.MD5, [.. Enumerable.Repeat((byte[])[.. begin, .. salt], 16).SelectMany(part => part)])[..5], isPlain: true, 16);
        var clear = verifier.Slice(16, 32).ToArray();
        Apply(key.Key(0), clear);
        return Hash(HashAlgorithmName.MD5, clear[..16]).AsSpan().SequenceEqual(clear.AsSpan(16)) ? key : null;
    }

    private static Rc4Key? WithHeader(ReadOnlySpan<byte> info, byte[] password)
    {
        var header = BinaryPrimitives.ReadInt32LittleEndian(info[8..]);
        if (header < 24 || header > info.Length - 72 || BinaryPrimitives.ReadInt32LittleEndian(info[20..]) != 0x6801) return null;
        var bits = BinaryPrimitives.ReadInt32LittleEndian(info[28..]);
        var verifier = info[(12 + header)..];
        var key = new Rc4Key(Hash(HashAlgorithmName.SHA1, [.. verifier.Slice(4, 16), .. password]), isPlain: false, bits is 0 or < 40 or > 128 ? 5 : bits / 8);
        byte[] clear = [.. verifier.Slice(20, 16), .. verifier.Slice(40, 20)];
        Apply(key.Key(0), clear);
        return Hash(HashAlgorithmName.SHA1, clear[..16]).AsSpan().SequenceEqual(clear.AsSpan(16)) ? key : null;
    }

    private static byte[] Hash(HashAlgorithmName algorithm, byte[] content) => CryptographicOperations.HashData(algorithm, content);

    private byte[] Key(int block)
    {
        byte[] whole = [.. hash, .. BitConverter.GetBytes(block)];
        if (isPlain) return Hash(HashAlgorithmName.MD5, whole);
        var key = Hash(HashAlgorithmName.SHA1, whole)[..keyBytes];
        return keyBytes == 5 ? [.. key, .. new byte[11]] : key;
    }

    private static void Apply(byte[] key, byte[] content)
    {
        var state = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
        }

        for (int at = 0, i = 0, j = 0; at < content.Length; at++)
        {
            i = (i + 1) & 255;
            j = (j + state[i]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
            content[at] ^= state[(state[i] + state[j]) & 255];
        }
    }
}
