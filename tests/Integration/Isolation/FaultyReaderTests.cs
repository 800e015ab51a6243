using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reading.Isolation;
using MongCai.Poverty.Etl.Tests.Integration.Operations;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Isolation;

/// <summary>Whatever a workbook does to its reader, it gets an answer, and so do the others.</summary>
public sealed class FaultyReaderTests : IDisposable
{
    private static readonly ReadersOptions Patient = new() { Processes = 1, TimeLimit = TimeSpan.FromMinutes(1), HeapMegabytes = 64 };
    private static readonly ReadersOptions Impatient = new() { Processes = 1, TimeLimit = TimeSpan.FromSeconds(3), HeapMegabytes = 64 };

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly TestFolder folder = new();

    private string ReaderMark => folder.At("reader.pid");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("stack", "Stack overflow")]
    [InlineData("exit", "exit code 7")]
    [InlineData("throw", "System.InvalidOperationException")]
    [InlineData("noise", "Crashed")]
    [InlineData("rubbish", "no judged workbook")]
    [InlineData("other", "no judged workbook")]
    public async Task Workbook_EndsItsReader_IsAFaultOfTheProgramAndTheNextIsRead(string fault, string reason)
    {
        using var readers = Readers.Pool(Readers.Faulty(folder.Path), Patient);

        var faulty = Assert.IsType<FailedWorkbook>(await JudgeAsync(readers, fault));
        var sound = await JudgeAsync(readers, "sound");

        Assert.Empty(faulty.Findings);
        Assert.Contains(reason, faulty.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn", faulty.Reason, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fault))), faulty.Sha256);
        Assert.Equal("read", Assert.Single(sound.Findings).Message);
    }

    [Fact]
    public async Task Mark_OfAnotherWorkbook_GoesToNobodyAndItsReaderIsNotAskedAgain()
    {
        using var readers = Readers.Pool(Readers.Faulty(folder.Path), Patient);
        var before = await JudgeAsync(readers, "which-process");

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => MarkAsync(readers, "other"));

        Assert.Contains("another workbook", fault.Message, StringComparison.Ordinal);
        Assert.NotEqual(before.Findings[0].Message, (await JudgeAsync(readers, "which-process")).Findings[0].Message);
        Assert.Null(await MarkAsync(readers, "sound"));
    }

    [Fact]
    public async Task Workbook_NeedsTooMuchMemory_IsRejectedForThatAndTheNextIsRead()
    {
        using var readers = Readers.Pool(Readers.Faulty(folder.Path), Patient);

        Assert.Equal("GN005", Assert.Single((await JudgeAsync(readers, "memory")).Findings).Code);
        Assert.Equal("read", Assert.Single((await JudgeAsync(readers, "sound")).Findings).Message);
    }

    [Fact]
    public async Task Workbook_Hangs_IsRejectedAndTheNextIsRead()
    {
        using var readers = Readers.Pool(Readers.Faulty(folder.Path), Impatient);

        var hanging = Assert.Single((await JudgeAsync(readers, "hang")).Findings);

        Assert.Equal("GN005", hanging.Code);
        Assert.Contains("3 giây", hanging.Message, StringComparison.Ordinal);
        Assert.Equal("read", Assert.Single((await JudgeAsync(readers, "sound")).Findings).Message);
    }

    [Fact]
    public async Task Reader_KilledInTheMiddle_ItsWorkbookIsReadByAnother()
    {
        using var readers = Readers.Pool(Readers.Faulty(folder.Path), Patient);

        var judging = JudgeAsync(readers, "hang-once");
        await KillAsync(ReaderMark);

        Assert.Equal("read", Assert.Single((await judging).Findings).Message);
    }

    [Fact]
    public async Task Reader_KilledInTheMiddle_TheOthersAreRead()
    {
        using var readers = Readers.Pool(Readers.Faulty(folder.Path), new() { Processes = 2, TimeLimit = TimeSpan.FromMinutes(1) });

        var judging = Enumerable.Range(0, 6).Select(number => JudgeAsync(readers, number == 2 ? "hang-once" : $"sound-{number}")).ToList();
        await KillAsync(ReaderMark);

        Assert.All(await Task.WhenAll(judging), judged => Assert.Equal("read", Assert.Single(judged.Findings).Message));
    }

    [Fact]
    public async Task Reader_Idle_IsUsedAgain_AndReplacedWhenItDied()
    {
        using var readers = Readers.Pool(Readers.Faulty(folder.Path), Patient);

        var first = await JudgeAsync(readers, "which-process");
        var second = await JudgeAsync(readers, "which-process");
        using (var idle = Process.GetProcessById(int.Parse(second.Findings[0].Message, CultureInfo.InvariantCulture)))
        {
            idle.Kill();
            await idle.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(first.Findings[0].Message, second.Findings[0].Message);
        Assert.NotEqual(second.Findings[0].Message, (await JudgeAsync(readers, "which-process")).Findings[0].Message);
    }

    [Fact]
    public async Task Caller_NoLongerWaits_ReaderIsEnded()
    {
        using var readers = Readers.Pool(Readers.Faulty(folder.Path), Patient);
        using var enough = new CancellationTokenSource();

        var judging = readers.JudgeAsync("hang-marked.xlsx", Workbook("hang-marked"), null, enough.Token);
        var reader = await WhenMarkedAsync(ReaderMark);
        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => judging);
        await WhenGoneAsync(reader);
    }

    [Theory]
    [InlineData("hang-marked")]
    [InlineData("mark")]
    public async Task Parent_Killed_LeavesNoReader(string name)
    {
        var start = new ProcessStartInfo(Readers.FaultyProgram, ["parent", folder.Path, Workbook(name)]);
        using var parent = Process.Start(start)!;
        var reader = await WhenMarkedAsync(ReaderMark);

        parent.Kill();

        await WhenGoneAsync(reader);
    }

    [Fact]
    public async Task Pool_Disposed_LeavesNoReader()
    {
        int reader;
        using (var readers = Readers.Pool(Readers.Faulty(folder.Path), Patient))
            reader = int.Parse((await JudgeAsync(readers, "which-process")).Findings[0].Message, CultureInfo.InvariantCulture);

        await WhenGoneAsync(reader);
    }

    [Fact]
    public async Task Fault_Logged_SaysNothingOfTheContent()
    {
        using var log = new CollectedLog();
        using var readers = Readers.Pool(Readers.Faulty(folder.Path), Patient, log.CreateLogger<WorkbookReaders>());

        await JudgeAsync(readers, "throw");
        await JudgeAsync(readers, "stack");

        Assert.Contains(log.Of(LogLevel.Warning), line => line.Contains("InvalidOperationException", StringComparison.Ordinal) && line.Contains("Faults.Judge", StringComparison.Ordinal));
        Assert.Contains(log.Of(LogLevel.Warning), line => line.Contains("Stack overflow", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Of(LogLevel.Warning), line => line.Contains("Nguyễn", StringComparison.Ordinal));
    }

    private Task<JudgedWorkbook> JudgeAsync(WorkbookReaders readers, string name) => readers.JudgeAsync($"{name}.xlsx", Workbook(name), null, TestContext.Current.CancellationToken);

    private Task<byte[]?> MarkAsync(WorkbookReaders readers, string name) =>
        readers.MarkAsync(Workbook(name), [], new(null, null, $"{name}.xlsx", "", DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);

    private string Workbook(string name)
    {
        File.WriteAllText(folder.At($"{name}.xlsx"), name);
        return folder.At($"{name}.xlsx");
    }

    private static async Task KillAsync(string mark)
    {
        using var reader = Process.GetProcessById(await WhenMarkedAsync(mark));
        reader.Kill();
    }

    private static async Task<int> WhenMarkedAsync(string mark)
    {
        using var patience = new CancellationTokenSource(Longest);
        while (!File.Exists(mark)) await Task.Delay(20, patience.Token);
        return int.Parse(await File.ReadAllTextAsync(mark, patience.Token), CultureInfo.InvariantCulture);
    }

    /// <summary>A process that waits for its parent to take note of its end has ended too.</summary>
    private static async Task WhenGoneAsync(int process)
    {
        using var patience = new CancellationTokenSource(Longest);
        while (IsThere(process)) await Task.Delay(20, patience.Token);
    }

    private static bool IsThere(int process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/status").Contains("State:\tZ", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }
}
