using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Mail;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>
/// The weekly report to many recipients, from the outbox of each engine to Debian's Exim with STARTTLS and sign-in: the command <c>mail</c> as a process of its own.
/// Goals: 100 messages a second, memory flat, one connection. The server counts; it syncs each message to the disk before it answers. The floor is the same transport without outbox.
/// </summary>
internal static class MailBenchmark
{
    public static async Task<int> RunAsync(int messages)
    {
        await FloorAsync(messages);
        foreach (var engine in Enum.GetValues<StoreProvider>()) await RunAsync(engine, messages);
        return 0;
    }

    private static async Task FloorAsync(int messages)
    {
        await using var exim = await EximServer.StartAsync(CancellationToken.None);
        await using var batch = new SmtpTransport(Microsoft.Extensions.Options.Options.Create(Options(exim))).Begin();
        List<OutboxMessage> queued = [.. SampleReports.LargeMessages(messages)];
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        foreach (var message in queued) await batch.SendAsync(message, CancellationToken.None);
        var took = Environment.CpuUsage.TotalTime - processor;
        Tell($"floor, without outbox: {messages / watch.Elapsed.TotalSeconds:0} messages/s, processor {took.TotalMilliseconds / messages:0.00} ms a message; the server took {exim.Taken().Count}");
    }

    private static async Task RunAsync(StoreProvider engine, int messages)
    {
        using var folder = new TestFolder();
        await using var exim = await EximServer.StartAsync(CancellationToken.None);
        await using var store = await TestStore.CreateAsync(engine);
        var queueing = Stopwatch.StartNew();
        var bytes = await QueueAsync(store, messages);
        Tell($"{engine}: {messages} messages of {bytes / messages / 1024} KiB queued in {queueing.Elapsed.TotalSeconds:0.00} s");
        var connections = exim.Connections;
        var measure = await ProcessMeasure.RunWorkerAsync(folder.Path, isQuiet: false, [.. Settings(exim, store, folder), "mail"]);
        var (taken, process) = (exim.Taken(), measure.Members[0]);
        Tell($"  {messages / measure.Wall.TotalSeconds:0} messages/s with the start of the command ({measure.Wall.TotalSeconds:0.00} s), {await RateAsync(store):0} between the first and the last");
        Tell($"  processor {process.Processor.TotalMilliseconds / messages:0.00} ms a message, memory at most {process.PeakBytes / 1048576} MiB, by thirds of its time {process.Thirds} MiB");
        Tell($"  the server took {taken.Count} messages, {taken.Distinct(StringComparer.Ordinal).Count()} different ones, over {exim.Connections - connections} connections");
        if (measure.ExitCode != 0 || taken.Count != messages) throw new InvalidOperationException($"mail ended with {measure.ExitCode}; the server took {taken.Count} of {messages}.");
    }

    private static async Task<long> QueueAsync(TestStore store, int messages)
    {
        var bytes = 0L;
        await using var db = store.CreateDbContext();
        foreach (var message in SampleReports.LargeMessages(messages))
        {
            await Outbox.EnqueueAsync(db, message, CancellationToken.None);
            bytes += message.Content.Length;
        }

        await db.SaveChangesAsync();
        return bytes;
    }

    /// <summary>Messages a second by what the relay wrote down, its start left out.</summary>
    private static async Task<double> RateAsync(TestStore store)
    {
        await using var db = store.CreateDbContext();
        var sent = await db.Set<OutboxMessage>().Where(message => message.State == OutboxState.Sent).Select(message => message.SentAt!.Value).ToListAsync();
        return (sent.Count - 1) / (sent.Max() - sent.Min()).TotalSeconds;
    }

    private static MailOptions Options(EximServer exim) => new()
    {
        Transport = MailOptions.Smtp,
        Host = "localhost",
        Port = exim.Port,
        User = EximServer.User,
        Password = EximServer.Password,
        CaFile = exim.Authority.CaFile,
        CheckCertificateRevocation = false,
    };

    private static string[] Settings(EximServer exim, TestStore store, TestFolder folder) =>
    [
        $"--Config:Folder={RepositoryRoot.Path("config")}", $"--Templates:Folder={RepositoryRoot.Path("templates")}", $"--Inbox:Folder={folder.At("inbox")}", $"--Keys:File={folder.At("keys")}",
        $"--Store:Provider={store.Options.Provider}", $"--Store:ConnectionString={store.Options.ConnectionString}",
        "--Mail:Transport=smtp", "--Mail:Host=localhost", $"--Mail:Port={exim.Port}", "--Mail:Security=starttls", $"--Mail:User={EximServer.User}", $"--Mail:Password={EximServer.Password}",
        $"--Mail:CaFile={exim.Authority.CaFile}", "--Mail:CheckCertificateRevocation=false", "--Mail:AllowedDomains:0=mongcai.example",
    ];

    private static void Tell(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
