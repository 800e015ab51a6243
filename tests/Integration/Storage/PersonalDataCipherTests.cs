using Microsoft.Extensions.DependencyInjection;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Storage;

public sealed class PersonalDataCipherTests
{
    private const string Number = "022080000016";

    [Fact]
    public void Decrypt_OfEncrypted_IsTheNumber()
    {
        using var cipher = Cipher(1);

        Assert.Equal(Number, cipher.Decrypt(cipher.Encrypt(Number)));
        Assert.NotEqual(cipher.Encrypt(Number), cipher.Encrypt(Number));
    }

    [Fact]
    public void Decrypt_WithAnotherKeyOrChangedByte_IsPermanentFailure()
    {
        using var cipher = Cipher(1);
        using var other = Cipher(2);
        var stored = cipher.Encrypt(Number);

        Assert.Throws<PermanentException>(() => other.Decrypt(stored));
        stored[^1] ^= 1;
        var failure = Assert.Throws<PermanentException>(() => cipher.Decrypt(stored));
        Assert.DoesNotContain(Number, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Match_DependsOnNumberAndKey()
    {
        using var cipher = Cipher(1);
        using var other = Cipher(2);

        Assert.Equal(cipher.Match(Number), cipher.Match(Number));
        Assert.NotEqual(cipher.Match(Number), cipher.Match("022080000017"));
        Assert.NotEqual(cipher.Match(Number), other.Match(Number));
    }

    [Fact]
    public void KeyFile_WithoutKeys_IsMadeOnceForItsOwnerAlone()
    {
        using var folder = new TestFolder();
        var file = folder.At("etl.db.keys");

        var stored = Registered(folder).Encrypt(Number);

        Assert.Equal(Number, Registered(folder).Decrypt(stored));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void KeyFile_Broken_IsPermanentFailure()
    {
        using var folder = new TestFolder();
        folder.Write("not a key\n", "etl.db.keys");

        Assert.Throws<PermanentException>(() => Registered(folder));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", true)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", null, false)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", false)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "no base64", false)]
    public void KeysOptions_AreValid_WhenBothHave32Bytes(string? encryption, string? matching, bool valid)
    {
        var options = new KeysOptions { Encryption = encryption, Matching = matching };

        Assert.Equal(valid, !options.Validate(new(options)).Any());
    }

    private static PersonalDataCipher Cipher(byte seed) =>
        new([.. Enumerable.Repeat(seed, KeysOptions.Length)], [.. Enumerable.Repeat((byte)(seed + 100), KeysOptions.Length)]);

    private static PersonalDataCipher Registered(TestFolder folder)
    {
        var services = new ServiceCollection().AddLogging().AddStore();
        services.Configure<StoreOptions>(options => options.ConnectionString = $"Data Source={folder.At("etl.db")}");
        return services.BuildServiceProvider().GetRequiredService<PersonalDataCipher>();
    }
}
