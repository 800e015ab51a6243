using System.Diagnostics;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Isolation;
using MongCai.Poverty.Etl.Tests.Integration.Pipeline;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;

namespace MongCai.Poverty.Etl.Tests.Integration.Isolation;

/// <summary>The readers as the program starts them.</summary>
public sealed class ReaderPoolTests : IDisposable
{
    private static readonly ReadersOptions Patient = new() { Processes = 2, TimeLimit = TimeSpan.FromMinutes(1) };

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Samples_ReadInProcesses_AreJudgedAsInThisProcess_InTheirOrder()
    {
        var names = SampleWorkbook.Names.Select(name => RepositoryRoot.Path("tests", "samples", name)).ToList();
        using var readers = Readers.Pool(Patient);
        var judge = Judging.Judge();

        var answers = new List<string>();
        await foreach (var (path, judged) in new InspectWorkbooks(readers).RunAsync(names, TestContext.Current.CancellationToken))
        {
            answers.Add(path);
            Assert.Equal(Members.Of(judge.Judge(Path.GetFileName(path), await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken))), Members.Of(judged));
        }

        Assert.Equal(201, names.Count);
        Assert.Equal(names, answers);
    }

    [Fact]
    public void Answer_WithEveryMemberFilled_ComesBackWhole()
    {
        Origin At(string sheet, string cell) => new(sheet, cell) { Source = new("cu.xlsx", new string('2', 64), new(2024, 12), sheet, cell) };
        var household = new Household
        {
            Code = "06751-001",
            Head = "Hoàng Thị \"Mẫu\"",
            NationalId = "022160000001",
            BirthDate = BirthDate.Of(new DateOnly(1960, 3, 12)),
            Sex = Sex.Female,
            Ethnicity = "Dao",
            Hamlet = "Khu 3",
            Members = 4,
            Status = HouseholdStatus.OtherIncrease,
            B1 = 120,
            B2 = 10,
            Deprivations = ["housing_quality"],
            Decision = "12/QĐ-UBND",
            DecisionDate = new(2024, 3, 12),
            Cause = "Ốm đau",
            Sponsor = "Hội Phụ nữ",
            Need = "Vay vốn",
            Origin = At("Biểu 02-DS", "B10"),
            Former = new(new("06748", "Vạn Ninh", WardKind.Xa, "van-ninh", new(2008, 9, 24), new(2025, 6, 30)) { Spellings = ["V. Ninh"], Successors = ["06709"], Mail = "van-ninh@mongcai.example" }, "06748-001", CodeLink.NationalId),
        };
        var support = new Support
        {
            Code = "06751-001",
            Policy = SupportPolicy.Other,
            Content = "Gạo 𠀋",
            Amount = 9_007_199_254_740_993,
            Date = new(2024, 2, 29),
            Source = "MTTQ",
            Origin = At("Biểu 03-HT", "B8"),
        };
        var accepted = new AcceptedSubmission("a.xlsx", new string('0', 64), [new("GN303", Severity.Warning, "Biểu 01-TH", "C23", "14", "…") { Ward = "06751", Household = "06751-001" }], new()
        {
            Ward = "06751",
            Week = new(2024, 13),
            Summary = new([new("closing", 28.57m, At("Biểu 01-TH", "C20")), new("reportedPercent", null, null)]),
            Households = [household],
            Supports = [support],
        });
        var rejected = new RejectedSubmission("b.xls", new string('1', 64), [new("GN001", Severity.Error, null, null, null, "…")], "06751", new ReportingWeek(2024, 1));

        // A member that is new in the model is filled here, so that it cannot be forgotten on the way.
        Assert.All(Members.Of(accepted with { Content = accepted.Content with { Summary = new([accepted.Content.Summary.Figures[0]]) } }), member => Assert.DoesNotContain(": null", member, StringComparison.Ordinal));
        Assert.Equal(Members.Of(accepted), Members.Of(Sent(accepted)));
        Assert.Equal(Members.Of(rejected), Members.Of(Sent(rejected)));
        Assert.Equal(Members.Of(rejected with { WardCode = null, ReportedWeek = null }), Members.Of(Sent(rejected with { WardCode = null, ReportedWeek = null })));
    }

    [Fact]
    public async Task WardFolder_IsOneMoreSource()
    {
        using var readers = Readers.Pool(Patient);

        var judged = await readers.JudgeAsync("a.xlsx", Written(new TestWorkbook()), "tran-phu", TestContext.Current.CancellationToken);

        Assert.Contains(judged.Findings, finding => finding.Code == "GN102");
    }

    [Fact]
    public async Task Workbook_NeedsMoreMemoryThanAllowed_IsRejected()
    {
        var workbook = new TestWorkbook();
        for (var row = 1; row <= 40_000; row++) workbook.Support.Set($"A{row + 100}", $"Dòng ghi chú dài số {row} để chiếm bộ nhớ của tiến trình đọc {new string('x', 900)}");
        var path = Written(workbook);
        using var narrow = Readers.Pool(new ReadersOptions { Processes = 1, TimeLimit = TimeSpan.FromMinutes(1), HeapMegabytes = 64 });

        var heavy = await narrow.JudgeAsync("a.xlsx", path, null, TestContext.Current.CancellationToken);
        var light = await narrow.JudgeAsync("a.xlsx", Written(new TestWorkbook()), null, TestContext.Current.CancellationToken);

        var finding = Assert.Single(heavy.Findings);
        Assert.Equal("GN005", finding.Code);
        Assert.Contains("64 MiB", finding.Message, StringComparison.Ordinal);
        Assert.IsType<AcceptedSubmission>(light);
    }

    [Fact]
    public async Task Workbook_LongerThanAllowed_IsRejectedWithTheHashOfAllBytes_AndNeverRead()
    {
        await File.WriteAllBytesAsync(folder.At("a.xlsx"), new byte[3000], TestContext.Current.CancellationToken);
        using var readers = Readers.Pool(new ReaderProgram(folder.At("nothing"), []), Patient, limits: new ReadingLimits { FileBytes = 2999 });

        var judged = await readers.JudgeAsync("a.xlsx", folder.At("a.xlsx"), null, TestContext.Current.CancellationToken);

        Assert.Equal("GN005", Assert.Single(judged.Findings).Code);
        Assert.Equal("c81ca5eda5947c7826ad046fdbdc2a25a846b835a6c34c237cc8b3afbe9ec6cc", judged.Sha256);
    }

    /// <summary>A faulty save that the service does not take must not reach the readers that start after it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Configuration_SpoiltWhileTheParentRuns_DoesNotReachItsReaders(bool isHandedOn)
    {
        LaidConfig.Lay(folder, withPlans: false);
        var settings = ConfigurationSources.Build([$"--Config:Folder={folder.Path}"]);
        using var readers = Readers.Pool(ReaderProgram.This(settings, isHandedOn ? ReaderFiles.Of(folder.Path) : null), Patient);
        foreach (var file in new[] { "wards.yml", "report.yml", "forms/bc-tuan-v1.yml" }) await File.WriteAllTextAsync(folder.At(file), "a: [", TestContext.Current.CancellationToken);

        var judging = readers.JudgeAsync("a.xlsx", Written(new TestWorkbook()), null, TestContext.Current.CancellationToken);

        if (isHandedOn) Assert.IsType<AcceptedSubmission>(await judging);
        else await Assert.ThrowsAsync<ConfigurationFaultException>(() => judging);
    }

    [Fact]
    public async Task Limits_OfTheParent_HoldInTheReaders()
    {
        using var readers = Readers.Pool(Patient, "--Reading:Sheets=2");

        var judged = await readers.JudgeAsync("a.xlsx", Written(new TestWorkbook()), null, TestContext.Current.CancellationToken);

        Assert.Equal("GN005", Assert.Single(judged.Findings).Code);
    }

    [Fact]
    public async Task Configuration_HasFaults_CallerLearnsThem()
    {
        var form = File.ReadAllText(RepositoryRoot.Path("config", "forms", "bc-tuan-v1.yml")).Replace("\nversion: 1\n", "\nversion: một\n", StringComparison.Ordinal);
        var path = folder.Write(form, "forms", "bc-tuan-v1.yml");
        using var readers = Readers.Pool(Patient, $"--Config:Folder={folder.Path}");

        var wrong = await Assert.ThrowsAsync<ConfigurationFaultException>(() => readers.JudgeAsync("a.xlsx", Written(new TestWorkbook()), null, TestContext.Current.CancellationToken));

        var fault = Assert.Single(wrong.Faults);
        Assert.Equal((path, form.Split("version: một")[0].Split('\n').Length, "version"), (fault.File, fault.Line, fault.Place));
    }

    [Theory]
    [InlineData("nothing-there")]
    [InlineData("/bin/true")]
    public async Task Program_DoesNotStart_IsAFailureOfTheSurroundings(string program)
    {
        using var readers = Readers.Pool(new ReaderProgram(program, []), Patient);

        await Assert.ThrowsAsync<PermanentException>(() => readers.JudgeAsync("a.xlsx", Written(new TestWorkbook()), null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Reader_ToldToStop_GoesOnUntilItsParentEnds()
    {
        using var reader = ReaderProcess.Start(Readers.Real(), Patient, TestContext.Current.CancellationToken);

        foreach (var signal in new[] { "-INT", "-TERM" })
            using (var kill = Process.Start("kill", [signal, $"{reader.Id}"])) kill.WaitForExit();

        var reply = reader.Do(new(ReaderTasks.Judge, ReaderMessages.Write(new JudgeOrder("a.xlsx", null)), WorkbookFile.Bytes(new TestWorkbook())), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.IsType<AcceptedSubmission>(ReaderMessages.Judged(reply.Result!.Value.Span));
    }

    [Fact]
    public void Environment_OfReaders_HoldsNoSecretOfTheService()
    {
        Environment.SetEnvironmentVariable("Secrets__Password_ForThisTest", "x");

        var start = Readers.Real().Start(256);

        Assert.False(start.Environment.ContainsKey("Secrets__Password_ForThisTest"));
        Assert.True(start.Environment.ContainsKey("PATH"));
        Assert.Equal("10000000", start.Environment["DOTNET_GCHeapHardLimit"]);
    }

    private string Written(TestWorkbook workbook)
    {
        var path = folder.At("a.xlsx");
        File.WriteAllBytes(path, WorkbookFile.Bytes(workbook));
        return path;
    }

    private static JudgedWorkbook Sent(JudgedWorkbook judged) => ReaderMessages.Judged(ReaderMessages.Write(judged));
}
