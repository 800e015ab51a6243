using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Jobs;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Tests.Integration.Operations;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Jobs;

/// <summary>What becomes of a run that fails, decided by the filters with which the service runs.</summary>
[Collection(ServiceTests.Name)]
public sealed class RetryTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly ServiceProvider services;
    private readonly JobStorage storage;

    public RetryTests()
    {
        var settings = ConfigurationSources.Build([$"--Store:ConnectionString=Data Source={folder.At("etl.db")}"]);
        services = new ServiceCollection().AddEtl(settings).AddScheduledJobs().BuildServiceProvider();
        storage = services.GetRequiredService<JobStorage>();
    }

    public static TheoryData<Exception, string> ClosingFailures => new()
    {
        { new TransientException("Thư mục dùng chung không trả lời."), ScheduledState.StateName },
        { new SqliteException("database is locked", 5), ScheduledState.StateName },
        { new PermanentException("Mẫu báo cáo bị hỏng."), FailedState.StateName },
        { new InvalidOperationException("A fault of the program."), FailedState.StateName },
    };

    public static TheoryData<Exception, string> FrequentFailures => new()
    {
        { new TransientException("Thư mục dùng chung không trả lời."), DeletedState.StateName },
        { new PermanentException("Máy chủ thư từ chối mật khẩu."), FailedState.StateName },
        { new InvalidOperationException("A fault of the program."), FailedState.StateName },
    };

    public void Dispose()
    {
        services.Dispose();
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(ClosingFailures))]
    public void Closing_Failed_IsRetriedOnlyWhenItMayPass(Exception fault, string state)
    {
        Assert.Equal(state, Fail(Run<CloseWeekJob>(job => job.RunAsync(CancellationToken.None)), fault));
        Assert.Equal(state, Fail(Run<CloseQuarterJob>(job => job.RunAsync(CancellationToken.None)), fault));
    }

    [Theory]
    [MemberData(nameof(FrequentFailures))]
    public void Frequent_Failed_IsLeftToTheNextRun(Exception fault, string state)
    {
        Assert.Equal(state, Fail(Run<ScanInboxJob>(job => job.RunAsync(CancellationToken.None)), fault));
        Assert.Equal(state, Fail(Run<RelayMailJob>(job => job.RunAsync(CancellationToken.None)), fault));
    }

    [Fact]
    public void Closing_FailedFourTimes_IsGivenUp()
    {
        var id = Run<CloseWeekJob>(job => job.RunAsync(CancellationToken.None));

        var states = Enumerable.Range(0, 4).Select(_ => Fail(id, new TransientException("Máy chủ thư bận."))).ToList();

        Assert.Equal([ScheduledState.StateName, ScheduledState.StateName, ScheduledState.StateName, FailedState.StateName], states);
    }

    [Fact]
    public void Closing_FirstRetry_ComesAfterAMinute()
    {
        var id = Run<CloseWeekJob>(job => job.RunAsync(CancellationToken.None));

        Fail(id, new TransientException("Máy chủ thư bận."));

        var data = storage.GetReadOnlyConnection().GetStateData(id).Data;
        var delay = JobHelper.DeserializeDateTime(data["EnqueueAt"]) - JobHelper.DeserializeDateTime(data["ScheduledAt"]);
        Assert.InRange(delay, TimeSpan.FromSeconds(55), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Failed_Run_ExpiresAfterThirtyDays()
    {
        var id = Run<CloseWeekJob>(job => job.RunAsync(CancellationToken.None));

        Fail(id, new PermanentException("Mẫu báo cáo bị hỏng."));

        var details = storage.GetMonitoringApi().JobDetails(id);
        Assert.Equal(30, Math.Round((details.ExpireAt!.Value - details.History[0].CreatedAt).TotalDays));
    }

    [Fact]
    public void Failed_ByTheStore_IsShownInOurWords()
    {
        var id = Run<CloseWeekJob>(job => job.RunAsync(CancellationToken.None));

        Fail(id, new SqliteException("no such table: weeks", 1));

        Assert.Contains("migrate", storage.GetReadOnlyConnection().GetStateData(id).Data["ExceptionMessage"], StringComparison.Ordinal);
    }

    [Fact]
    public void Enqueued_Run_CarriesNoCulture()
    {
        var id = Run<CloseWeekJob>(job => job.RunAsync(CancellationToken.None));

        Assert.Null(storage.GetReadOnlyConnection().GetJobParameter(id, "CurrentCulture"));
        Assert.Null(storage.GetReadOnlyConnection().GetJobParameter(id, "CurrentUICulture"));
    }

    private string Run<TJob>(System.Linq.Expressions.Expression<Func<TJob, Task>> call) =>
        services.GetRequiredService<IBackgroundJobClientV2>().Create(Job.FromExpression(call), new EnqueuedState(Queues.Report));

    private string Fail(string id, Exception fault)
    {
        var changer = new BackgroundJobStateChanger(services.GetRequiredService<IJobFilterProvider>());
        using var connection = storage.GetConnection();
        return changer.ChangeState(new StateChangeContext(storage, connection, id, new FailedState(fault))).Name;
    }
}
