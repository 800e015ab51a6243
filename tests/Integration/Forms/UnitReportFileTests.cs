using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Integration.Operations;
using MongCai.Poverty.Etl.Tests.Kit.Forms;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Forms;

/// <summary>A file of Mẫu 7.3 on the ways that any workbook takes: through a reader process with the configuration of the project.</summary>
public sealed class UnitReportFileTests : IDisposable
{
    private readonly TestFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Inspect_RecognisesTheForm_AndTellsItsFigures()
    {
        await File.WriteAllBytesAsync(folder.At("mau-7-3.xlsx"), Report, Ct);
        await using var services = new CommandHost([$"--Config:Folder={Kit.RepositoryRoot.Path("config")}"]).OpenReaders();
        using var output = new MemoryStream();

        await foreach (var (file, judged) in services.GetRequiredService<InspectWorkbooks>().RunAsync([folder.At("mau-7-3.xlsx")], Ct)) InspectJson.Write(output, file, judged);

        using var json = JsonDocument.Parse(output.ToArray());
        Assert.Equal("accepted", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("2024-Q1", json.RootElement.GetProperty("unitReport").GetProperty("period").GetString());
        Assert.Equal(["06751", "06748"], json.RootElement.GetProperty("unitReport").GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("ward").GetString()!));
        Assert.Equal(["GN302"], json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()!));
    }

    [Fact]
    public async Task Inbox_AnswersThatItIsNoWeeklyReport()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        Directory.CreateDirectory(folder.At("inbox", "binh-ngoc"));
        await File.WriteAllBytesAsync(folder.At("inbox", "binh-ngoc", "mau-7-3.xlsx"), Report, Ct);
        await using var services = new ServiceCollection().AddEtl(ConfigurationSources.Build([.. RunningService.Settings(store, folder), "--Inbox:QuietPeriod=00:00:00"])).BuildServiceProvider();

        var result = await services.GetRequiredService<IngestInbox>().RunAsync(Ct);

        var file = Assert.Single(result.Files);
        Assert.Equal((false, 1, null), (file.IsAccepted, file.Errors, file.Version));
        var answer = await File.ReadAllTextAsync(Directory.EnumerateFiles(folder.At("inbox", "binh-ngoc", "tra-lai"), "*.txt").Single(), Ct);
        Assert.Contains("là biểu MAU-7.3", answer, StringComparison.Ordinal);
    }

    private static byte[] Report => new UnitWorkbook().Unit("Phường Bình Ngọc", 6, 3, 0, 3).Unit("Xã Vạn Ninh", 6, 1, 0, 4).Bytes();
}
