using Hangfire;
using Hangfire.Storage;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Jobs;
using MongCai.Poverty.Etl.Tests.Integration.Operations;
using MongCai.Poverty.Etl.Tests.Kit;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Jobs;

/// <summary>Jobs that a release has stored must be found by every later one.</summary>
[Collection(ServiceTests.Name)]
public sealed class StoredJobNamesTests
{
    public StoredJobNamesTests() => GlobalConfiguration.Configuration
        .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
        .UseRecommendedSerializerSettings()
        .UseTypeSerializer(StoredJobNames.Of)
        .UseTypeResolver(StoredJobNames.Resolve);

    /// <summary>Release 0.1. Lines are only ever added: what was stored once must load for ever.</summary>
    [Theory]
    [InlineData("scan-inbox.v1", typeof(ScanInboxJob))]
    [InlineData("relay-mail.v1", typeof(RelayMailJob))]
    [InlineData("hand-out-forms.v1", typeof(HandOutFormsJob))]
    [InlineData("close-week.v1", typeof(CloseWeekJob))]
    [InlineData("close-quarter.v1", typeof(CloseQuarterJob))]
    public void Load_StoredByAnEarlierRelease_FindsTheJob(string name, Type type)
    {
        var stored = $$"""{"t":"{{name}}","m":"RunAsync","p":["System.Threading.CancellationToken, mscorlib"],"a":[null]}""";

        var job = InvocationData.DeserializePayload(stored).DeserializeJob();

        Assert.Equal(type, job.Type);
        Assert.Equal("RunAsync", job.Method.Name);
    }

    [Fact]
    public void Store_EveryJobOfTheList_UsesANameOfItsOwn()
    {
        var jobs = Schedules.From(CalendarFile.Load(RepositoryRoot.Path("config", "calendar.yml")), new()).Select(schedule => schedule.Job);

        Assert.All(jobs, job => Assert.Matches("^[a-z-]+\\.v[0-9]+$", InvocationData.SerializeJob(job).Type));
    }

    [Fact]
    public void Store_OtherTypes_KeepTheirPlainName() =>
        Assert.Equal(typeof(Uri), StoredJobNames.Resolve(StoredJobNames.Of(typeof(Uri))));
}
