using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reading.Isolation;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Templates;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

/// <summary>The intake stage on a store and folders of its own, Thursday of week 14/2024, 10:00 in Vietnam: the deadline of week 13 is seven hours ahead.</summary>
internal sealed class IntakeFixture : IAsyncDisposable
{
    private static readonly Lazy<CityConfiguration> LoadedCity = new(() => CityConfiguration.Load(RepositoryRoot.Path("config"), new(), TimeProvider.System));

    public static CityConfiguration City => LoadedCity.Value;

    private static readonly Lazy<TemplateLibrary> LoadedTemplates = new(() =>
        new(RepositoryRoot.Path("templates"), Some.Area, new Dictionary<string, Type> { [DocumentKinds.Receipt] = typeof(Receipt) }));

    private readonly TestFolder folder = new();

    private IntakeFixture(TestStore store, TimeSpan quiet, DateTimeOffset now, string? mail)
    {
        Store = store;
        Time = new(now);
        Directory.CreateDirectory(folder.At("inbox"));
        Options = Microsoft.Extensions.Options.Options.Create(new InboxOptions { Folder = folder.At("inbox"), Archive = folder.At("archive"), QuietPeriod = quiet });
        Paths = new(Options);
        Share = new(store, Options, Time);
        Scanner = new(Options, Time);
        Archive = new(Options);
        Register = new(store, Archive, Paths, Time);
        Reader = new(store, store.Cipher);
        Answer = Answers(store, mail);
    }

    public IOptions<InboxOptions> Options { get; }

    public FakeTimeProvider Time { get; }

    public TestStore Store { get; }

    public InboxPaths Paths { get; }

    public InboxShare Share { get; }

    public InboxScanner Scanner { get; private set; }

    /// <summary>Another process goes on later: it remembers nothing of what this one saw.</summary>
    public void Restart(DateTimeOffset at)
    {
        Time.SetUtcNow(at);
        Scanner = new(Options, Time);
    }

    public FileArchive Archive { get; }

    public FileRegister Register { get; }

    /// <summary>The version of the program that runs.</summary>
    public ProgramVersion Program { get; set; } = new("1");

    public SubmissionStore Submissions => new(Store, Store.Cipher, Time, Program);

    public SubmissionReader Reader { get; }

    public WardAnswers Answer { get; }

    public InboxPass Pass => new(Share, Scanner, Archive, Register, new(Store, Register, Store.Cipher, Time, NullLogger<FirstArrivals>.Instance), Submissions, Answer, Paths, Program, NullLogger<InboxPass>.Instance);

    public static async Task<IntakeFixture> CreateAsync(StoreProvider engine = StoreProvider.Sqlite, TimeSpan quiet = default, DateTimeOffset? now = null, string? mail = null) =>
        new(await TestStore.CreateAsync(engine), quiet, now ?? new(2024, 4, 4, 3, 0, 0, TimeSpan.Zero), mail);

    /// <summary>Judges by the text of the file: <c>rejected…</c> is rejected, anything else accepted.</summary>
    public static async Task<JudgedWorkbook> JudgeAsync(ArchivedFile file, CancellationToken ct) =>
        (await File.ReadAllTextAsync(file.ArchivePath, ct)).StartsWith("rejected", StringComparison.Ordinal) ? Workbooks.Rejected(file.Sha256) : Workbooks.Accepted(file.Sha256);

    /// <summary>A program that fails on every file whose text begins with <c>failed</c>, until its version is 3, which judges the rest of the text.</summary>
    public async Task<JudgedWorkbook> JudgeOrFailAsync(ArchivedFile file, CancellationToken ct)
    {
        var text = await File.ReadAllTextAsync(file.ArchivePath, ct);
        if (!text.StartsWith("failed ", StringComparison.Ordinal)) return await JudgeAsync(file, ct);
        if (Program.Text != "3") return new FailedWorkbook(file.Name, file.Sha256, "Fault: System.InvalidOperationException");
        return text.Contains("rejected", StringComparison.Ordinal) ? Workbooks.Rejected(file.Sha256) : Workbooks.Accepted(file.Sha256);
    }

    public string Drop(string text, string name = "bc.xlsx", string slug = "hai-hoa") => folder.Write(text, "inbox", slug, name);

    /// <summary>Drops a workbook of tests/samples.</summary>
    public void DropSample(string sample, string name, string slug = "hai-hoa")
    {
        Directory.CreateDirectory(At(slug));
        File.Copy(RepositoryRoot.Path("tests", "samples", sample), At(slug, name), overwrite: true);
    }

    public string At(params string[] parts) => folder.At(["inbox", .. parts]);

    public IEnumerable<string> Names(params string[] parts) =>
        Directory.Exists(At(parts)) ? Directory.EnumerateFiles(At(parts)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal) : [];

    public string AnswerTo(string name, string slug = "hai-hoa") => File.ReadAllText(At(slug, InboxFolders.Answers, name + InboxFolders.TextSuffix));

    public IEnumerable<string> Archived() => Directory.EnumerateFiles(folder.At("archive"), "*", SearchOption.AllDirectories);

    /// <summary>Registers a file with some text, as a pass would.</summary>
    public async Task<ReceivedFile> ReceiveAsync(string text, string name = "bc.xlsx", string slug = "hai-hoa")
    {
        var path = Drop(text, name, slug);
        var found = new FoundFile(slug, name, path, new FileInfo(path).Length, new(File.GetLastWriteTimeUtc(path)), Time.GetUtcNow());
        return (await Register.RegisterAsync(found, await Archive.AddAsync(found, CancellationToken.None), CancellationToken.None))!;
    }

    public Task<InboxPassResult> RunAsync() => Pass.RunAsync(new(JudgeAsync, Ahead: 2), Workbooks.Terms, CancellationToken.None);

    /// <summary>A pass of a program that fails, see <see cref="JudgeOrFailAsync"/>.</summary>
    public Task<InboxPassResult> RunFailingAsync() => Pass.RunAsync(new(JudgeOrFailAsync, Ahead: 2), Workbooks.Terms, CancellationToken.None);

    /// <summary>A pass with the judge as the program has it.</summary>
    public Task<InboxPassResult> RunReallyAsync() => Pass.RunAsync(
        new(async (file, ct) => Judging.Judge().Judge(file.Name, await File.ReadAllBytesAsync(file.ArchivePath, ct)), Ahead: 2), Workbooks.Terms, CancellationToken.None);

    public async Task<WardFiling> FilingAsync(DateTimeOffset? asOf = null, ReportingWeek? week = null) =>
        (await Reader.LoadWeekAsync(week ?? Workbooks.Week, new([Workbooks.HaiHoa]), asOf, CancellationToken.None)).Single();

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

    /// <summary>One pool for all tests: starting a process takes longer than most of them. It ends with this process.</summary>
    private static readonly Lazy<WorkbookReaders> Shared = new(() => Isolation.Readers.Pool(new ReadersOptions()));

    /// <summary>The answers as the program gives them; with an address for every ward or none.</summary>
    private WardAnswers Answers(TestStore store, string? mail)
    {
        var city = LoadedCity.Value with { Register = new([.. LoadedCity.Value.Register.Wards.Select(ward => ward with { Mail = mail })]) };
        var workbooks = new CheckedWorkbooks(Shared.Value, NullLogger<CheckedWorkbooks>.Instance);
        var options = Microsoft.Extensions.Options.Options.Create(new MailOptions());
        return new(workbooks, new(LoadedTemplates.Value), new(store, new(city, options), options, Time), new(store, new(city, options), Time), Paths, city);
    }

    public async ValueTask DisposeAsync()
    {
        folder.Dispose();
        await Store.DisposeAsync();
    }
}
