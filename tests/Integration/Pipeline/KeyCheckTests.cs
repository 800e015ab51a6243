using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>The keys of the stored identity numbers are never replaced in silence.</summary>
public sealed class KeyCheckTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_OfAnEmptyStore_NeedNotBeThere()
    {
        await using var city = await new SampleCity().OpenAsync();

        await city.Get<KeyCheck>().RequireAsync(Stop);

        Assert.False(File.Exists(city.Get<KeySource>().File));
    }

    [Fact]
    public async Task Keys_LostAfterTheStoreWasFilled_AreNotMadeAnew()
    {
        await using var city = await FilledAsync();
        var file = city.Get<KeySource>().File;
        await city.Get<KeyCheck>().RequireAsync(Stop);
        File.Delete(file);

        var refused = await Assert.ThrowsAsync<PermanentException>(() => city.Get<KeyCheck>().RequireAsync(Stop));

        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        Assert.Contains(await city.Get<SelfCheck>().RunAsync(Stop), line => line.State == CheckState.Broken && line.Detail == refused.Message);
    }

    [Fact]
    public async Task Keys_OfAnotherInstallation_AreRefused()
    {
        await using var city = await FilledAsync();
        var file = city.Get<KeySource>().File;
        File.Delete(file);
        city.Get<KeySource>().Open().Dispose();
        Assert.True(File.Exists(file));

        await Assert.ThrowsAsync<PermanentException>(() => city.Get<KeyCheck>().RequireAsync(Stop));
    }

    private static async Task<SampleCity> FilledAsync()
    {
        var city = await new SampleCity().OpenAsync();
        await city.IngestAsync("2024-W08", ward => ward == "hai-hoa");
        return city;
    }
}
