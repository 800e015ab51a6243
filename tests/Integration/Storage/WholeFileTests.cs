using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Storage;

/// <summary>A file is there whole, with the rights it should have, or not at all.</summary>
public sealed class WholeFileTests : IDisposable
{
    private const string Tracer = "/usr/bin/strace";
    private static readonly string Report = RepositoryRoot.Path("tests", "samples", "cases", "001-clean", "bao-cao-tuan.xlsx");

    private readonly TestFolder folder = new();

    [Theory]
    [InlineData(FileCare.Document, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead)]
    [InlineData(FileCare.Record, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead)]
    [InlineData(FileCare.Secret, UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    public async Task Rights_AreThoseOfTheCare(FileCare care, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) return;

        await WholeFile.WriteAsync(folder.At("new", "a.bin"), "một"u8.ToArray(), care, Cancelled);

        Assert.Equal(mode, File.GetUnixFileMode(folder.At("new", "a.bin")));
    }

    [Fact]
    public async Task File_IsReplacedWhole()
    {
        await WholeFile.WriteAsync(folder.At("a.txt"), "dài hơn"u8.ToArray(), FileCare.Shared, Cancelled);
        await WholeFile.WriteAsync(folder.At("a.txt"), "mới"u8.ToArray(), FileCare.Record, Cancelled);

        Assert.Equal("mới", await File.ReadAllTextAsync(folder.At("a.txt"), Cancelled));
        Assert.Equal([folder.At("a.txt")], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void File_ThatLiesThere_IsKept()
    {
        Assert.True(WholeFile.Write(folder.At("a.txt"), "cũ"u8, FileCare.Secret, overwrite: false));
        Assert.False(WholeFile.Write(folder.At("a.txt"), "mới"u8, FileCare.Secret, overwrite: false));
        Assert.Equal("cũ", File.ReadAllText(folder.At("a.txt")));
        Assert.True(WholeFile.Write(folder.At("a.txt"), "mới"u8, FileCare.Secret, overwrite: true));
        Assert.Equal("mới", File.ReadAllText(folder.At("a.txt")));
    }

    [Fact]
    public async Task Fault_WhileWriting_LeavesNothing()
    {
        await File.WriteAllTextAsync(folder.At("a.txt"), "cũ", Cancelled);

        await Assert.ThrowsAsync<IOException>(() => WholeFile.WriteAsync(folder.Path, FileCare.Record, async draft =>
        {
            await draft.WriteAsync("một nửa"u8.ToArray(), Cancelled);
            throw new IOException("gone");
        }));

        Assert.Equal("cũ", await File.ReadAllTextAsync(folder.At("a.txt"), Cancelled));
        Assert.Equal([folder.At("a.txt")], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Writers_AtOnce_LeaveOneWholeFile()
    {
        var texts = Enumerable.Range(0, 20).Select(number => new string((char)('a' + number), 50_000)).ToList();

        await Task.WhenAll(texts.Select(text => Task.Run(() => WholeFile.WriteAsync(folder.At("a.txt"), Encoding.ASCII.GetBytes(text), FileCare.Record, Cancelled))));

        Assert.Contains(await File.ReadAllTextAsync(folder.At("a.txt"), Cancelled), texts);
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    /// <summary>The disk tells that it did not keep the bytes: .NET 10 would not have noticed. Runs on PostgreSQL, whose own files this process does not sync.</summary>
    [Fact]
    public async Task Disk_ThatDoesNotKeep_ArchivesNothing()
    {
        Assert.SkipUnless(File.Exists(Tracer) || Environment.GetEnvironmentVariable("CI") == "true", "strace is not installed: apt-get install strace");
        await using var store = await TestStore.CreateAsync(StoreProvider.Postgres);
        var dropped = folder.At("inbox", "hai-yen", "bao-cao.xlsx");
        Directory.CreateDirectory(Path.GetDirectoryName(dropped)!);
        File.Copy(Report, dropped);
        KeyFileAt(folder.At("keys"));

        var failing = await IngestAsync(store, Tracer, "-f", "-qq", "-o", folder.At("trace"), "-e", "trace=fsync", "-e", "inject=fsync:error=EIO", "dotnet");
        var (archived, registered) = (Archived(), await RegisteredAsync(store));
        var sound = await IngestAsync(store, "dotnet");

        Assert.NotEqual(0, failing);
        Assert.Contains("EIO (Input/output error) (INJECTED)", await File.ReadAllTextAsync(folder.At("trace"), Cancelled), StringComparison.Ordinal);
        Assert.Equal((0, 0), (archived, registered));
        Assert.Equal(1, sound is 0 or 1 ? Archived() : -1);
        Assert.Equal(1, await RegisteredAsync(store));
    }

    public void Dispose() => folder.Dispose();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static void KeyFileAt(string path) => File.WriteAllLines(path, [Convert.ToBase64String(new byte[32]), Convert.ToBase64String([.. Enumerable.Repeat((byte)1, 32)])]);

    private int Archived() => Directory.Exists(folder.At("archive")) ? Directory.GetFiles(folder.At("archive"), "*", SearchOption.AllDirectories).Length : 0;

    private static async Task<int> RegisteredAsync(TestStore store)
    {
        await using var db = store.CreateDbContext();
        return await db.Set<FileRow>().CountAsync(Cancelled);
    }

    private async Task<int> IngestAsync(TestStore store, params string[] command)
    {
        var start = new ProcessStartInfo(command[0]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RepositoryRoot.Folder };
        foreach (var word in command.Skip(1).Append(typeof(InspectCommand).Assembly.Location).Append("ingest")) start.ArgumentList.Add(word);
        foreach (var (name, value) in new[]
        {
            ("Store__Provider", "postgres"), ("Store__ConnectionString", store.Options.ConnectionString), ("Keys__File", folder.At("keys")), ("Inbox__Folder", folder.At("inbox")),
            ("Inbox__Archive", folder.At("archive")), ("Inbox__QuietPeriod", "00:00:00"),
        }) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Cancelled), process.StandardError.ReadToEndAsync(Cancelled));
        await process.WaitForExitAsync(Cancelled);
        return process.ExitCode;
    }
}
