using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reading.Isolation;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Integration.Pipeline;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Operations;

/// <summary>How the service begins anew with a changed configuration.</summary>
[Collection(ServiceTests.Name)]
public sealed class ServiceChangeTests : IDisposable
{
    private static readonly RunningConfiguration Sound = RunningConfiguration.Load(RepositoryRoot.Path("config"), new(), TimeProvider.System);

    private readonly TestFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    /// <summary>A second save, faulty, lands while the service stops for the first.</summary>
    [Fact]
    public async Task Service_BeginsAnewWithWhatWasRead_WhateverLiesThereByThen()
    {
        using var config = new TestFolder();
        LaidConfig.Lay(config, withPlans: true);
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var settings = ConfigurationSources.Build([.. RunningService.Settings(store, folder), $"--Config:Folder={config.Path}"]);
        await File.WriteAllTextAsync(config.At("wards.yml"), "wards: [", Ct);

        await using var app = ServeCommand.Build(settings, services => services.AddSingleton(Sound));

        Assert.Same(Sound.City, app.Services.GetRequiredService<CityConfiguration>());
        Assert.Equal(Sound.ReaderFiles, app.Services.GetRequiredService<ReaderProgram>().Files);
    }

    [Fact]
    public async Task Next_ThatCannotBePrepared_IsTriedAgain()
    {
        var log = new CollectedLog();
        var tries = 0;

        var next = await ServiceChange.NextAsync(
            _ => Task.FromResult(Sound), _ => ++tries < 3 ? Task.FromException(new ConfigurationFaultException([])) : Task.CompletedTask, log.CreateLogger("serve"), Ct);

        Assert.Same(Sound, next);
        Assert.Equal((3, 2), (tries, log.Of(LogLevel.Error).Count));
    }

    [Fact]
    public async Task Start_WithTheDatabaseAway_IsTriedAgain()
    {
        var tries = 0;

        var started = await ServiceChange.StartAgainAsync(() => ++tries < 3 ? Task.FromException<int>(new TransientException("away")) : Task.FromResult(tries), Ct, TimeSpan.Zero);

        Assert.Equal(3, started);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ServiceChange.StartAgainAsync(() => Task.FromException<int>(new InvalidOperationException()), Ct, TimeSpan.Zero));
    }
}
