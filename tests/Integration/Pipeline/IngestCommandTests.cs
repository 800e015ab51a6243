using System.Text;
using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Integration.Operations;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>The command <c>ingest</c> as an administrator runs it.</summary>
public sealed class IngestCommandTests
{
    [Fact]
    public async Task Ingest_OldFileAfterANewerOne_IsNotAcceptedAndTheWardIsTold()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        using var folder = new TestFolder();
        var corrected = new TestWorkbook();
        corrected.Support.Set("F8", 25_000_000);
        var (first, second) = (WorkbookFile.Bytes(new TestWorkbook()), WorkbookFile.Bytes(corrected));

        Assert.Equal(0, await IngestAsync(first));
        Assert.Equal(0, await IngestAsync(second));
        Assert.Equal(1, await IngestAsync(first));
        var receipt = await File.ReadAllTextAsync(folder.At("inbox", "binh-ngoc", InboxFolders.Answers, "bc.xlsx" + InboxFolders.TextSuffix), TestContext.Current.CancellationToken);
        Assert.StartsWith("TỆP CŨ, KHÔNG ĐƯỢC TÍNH: đã có bản mới hơn – báo cáo", receipt, StringComparison.Ordinal);

        Task<int> IngestAsync(byte[] workbook)
        {
            Directory.CreateDirectory(folder.At("inbox", "binh-ngoc"));
            File.WriteAllBytes(folder.At("inbox", "binh-ngoc", "bc.xlsx"), workbook);
            return Commands.RunAsync([.. RunningService.Settings(store, folder), "ingest", "--inbox", folder.At("inbox")]);
        }
    }

    /// <summary>The benchmark of ingestion in small: what it counts is right, whatever it takes.</summary>
    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Ingest_GeneratedCity_StoresEveryHouseholdOnceAndSendsNoWorkbookBack(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        using var folder = new TestFolder();
        var city = GeneratedCity.Write(folder.Path, units: 17, households: 20);

        Assert.Equal(0, await Commands.RunAsync([.. RunningService.Settings(store, folder), $"--Config:Folder={folder.At("config")}", "ingest", "--inbox", folder.At("inbox")]));

        await using var db = store.CreateDbContext();
        Assert.Equal(17, await db.Set<SubmissionRow>().CountAsync(row => row.Verdict == Verdict.Accepted && row.SupersededBy == null, TestContext.Current.CancellationToken));
        Assert.Equal(city.Households, await db.Set<HouseholdRow>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(city.Households, (await db.Set<HouseholdRow>().Select(row => row.NationalIdMatch).ToListAsync(TestContext.Current.CancellationToken)).Select(Convert.ToHexString!).Distinct().Count());
        Assert.All(await db.Set<FindingRow>().ToListAsync(TestContext.Current.CancellationToken), row => Assert.Equal("GN105", row.Code));
        Assert.Equal(17, Directory.GetFiles(folder.At("inbox"), "*" + InboxFolders.PageSuffix, SearchOption.AllDirectories).Length);
        Assert.Empty(Directory.GetFiles(folder.At("inbox"), "*(đã kiểm tra)*", SearchOption.AllDirectories));
    }

    /// <summary>A closing works for one unit and for more units than a page lists.</summary>
    [Theory]
    [InlineData(StoreProvider.Sqlite, 1)]
    [InlineData(StoreProvider.Sqlite, 41)]
    [InlineData(StoreProvider.Postgres, 41)]
    public async Task Close_GeneratedCity_IssuesTheWeek(StoreProvider engine, int units)
    {
        await using var store = await TestStore.CreateAsync(engine);
        using var folder = new TestFolder();
        GeneratedCity.Write(folder.Path, units, households: 3);
        string[] settings = [.. RunningService.Settings(store, folder), $"--Config:Folder={folder.At("config")}"];

        Assert.Equal(0, await Commands.RunAsync([.. settings, "ingest", "--inbox", folder.At("inbox")]));
        Assert.Equal(0, await Commands.RunAsync([.. settings, "close", "2024-W13"]));

        await using var db = store.CreateDbContext();
        var text = Encoding.UTF8.GetString((await db.Set<DocumentRow>().SingleAsync(row => row.FileName == "thu.txt", TestContext.Current.CancellationToken)).Bytes);
        Assert.Contains($"{(units < 10 ? "0" : "")}{units}/{units} xã, phường đã nộp báo cáo", text, StringComparison.Ordinal);
        Assert.Equal(units > 40, text.Contains(" đơn vị khác ", StringComparison.Ordinal));
    }
}
