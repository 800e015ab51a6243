using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

/// <summary>The intake stage on a store and folders of its own, Thursday of week 14/2024, 10:00 in Vietnam: the deadline of week 13 is seven hours ahead.</summary>
internal sealed class IntakeFixture : IAsyncDisposable
{
    private readonly TestFolder folder = new();

    private IntakeFixture(TestStore store, TimeSpan quiet, DateTimeOffset now)
    {
        Store = store;
        Time = new(now);
        Directory.CreateDirectory(folder.At("inbox"));
        var options = Options.Create(new InboxOptions { Folder = folder.At("inbox"), Archive = folder.At("archive"), QuietPeriod = quiet });
        Paths = new(options);
        Scanner = new(options, Time);
        Archive = new(options);
        Register = new(store, Archive, Paths, Time);
        Submissions = new(store, store.Cipher, Time);
        Reader = new(store, store.Cipher);
        Answer = new(Paths);
    }

    public FakeTimeProvider Time { get; }

    public TestStore Store { get; }

    public InboxPaths Paths { get; }

    public InboxScanner Scanner { get; }

    public FileArchive Archive { get; }

    public FileRegister Register { get; }

    public SubmissionStore Submissions { get; }

    public SubmissionReader Reader { get; }

    public WardAnswer Answer { get; }

    public InboxPass Pass => new(Scanner, Archive, Register, Submissions, Answer, Paths, NullLogger<InboxPass>.Instance);

    public static async Task<IntakeFixture> CreateAsync(StoreProvider engine = StoreProvider.Sqlite, TimeSpan quiet = default, DateTimeOffset? now = null) =>
        new(await TestStore.CreateAsync(engine), quiet, now ?? new(2024, 4, 4, 3, 0, 0, TimeSpan.Zero));

    /// <summary>Judges by the text of the file: <c>rejected…</c> is rejected, anything else accepted.</summary>
    public static async Task<JudgedWorkbook> JudgeAsync(ReceivedFile file, CancellationToken ct) =>
        (await File.ReadAllTextAsync(file.ArchivePath, ct)).StartsWith("rejected", StringComparison.Ordinal) ? Workbooks.Rejected(file.Sha256) : Workbooks.Accepted(file.Sha256);

    public string Drop(string text, string name = "bc.xlsx", string slug = "hai-hoa") => folder.Write(text, "inbox", slug, name);

    public string At(params string[] parts) => folder.At(["inbox", .. parts]);

    public IEnumerable<string> Names(params string[] parts) =>
        Directory.Exists(At(parts)) ? Directory.EnumerateFiles(At(parts)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal) : [];

    public string AnswerTo(string name, string slug = "hai-hoa") => File.ReadAllText(At(slug, InboxFolders.Answers, name + InboxFolders.AnswerSuffix));

    public IEnumerable<string> Archived() => Directory.EnumerateFiles(folder.At("archive"), "*", SearchOption.AllDirectories);

    /// <summary>Registers a file with some text, as a pass would.</summary>
    public async Task<ReceivedFile> ReceiveAsync(string text, string name = "bc.xlsx", string slug = "hai-hoa")
    {
        var path = Drop(text, name, slug);
        var found = new FoundFile(slug, name, path, new FileInfo(path).Length, new(File.GetLastWriteTimeUtc(path)), Time.GetUtcNow());
        return await Register.RegisterAsync(found, await Archive.AddAsync(found, CancellationToken.None), CancellationToken.None);
    }

    public Task<InboxPassResult> RunAsync() => Pass.RunAsync(JudgeAsync, Workbooks.Terms, null, CancellationToken.None);

    public async Task<WardFiling> FilingAsync(DateTimeOffset? asOf = null, ReportingWeek? week = null) =>
        (await Reader.LoadWeekAsync(week ?? Workbooks.Week, [Workbooks.HaiHoa], asOf, new(2024, 1, 1), CancellationToken.None)).Single();

    public async Task<(FilingState State, int? Version, int Rejections)> StateAsync()
    {
        var filing = await FilingAsync();
        return (filing.State, filing.Current?.Version, filing.Rejections);
    }

    public async Task<List<TRow>> RowsAsync<TRow>() where TRow : class
    {
        await using var db = Store.CreateDbContext();
        return await db.Set<TRow>().AsNoTracking().ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        folder.Dispose();
        await Store.DisposeAsync();
    }
}
