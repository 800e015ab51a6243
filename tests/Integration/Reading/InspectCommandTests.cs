using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Integration.Reading;

/// <summary>The command as people and scripts call it.</summary>
public sealed class InspectCommandTests
{
    private static readonly string Clean = RepositoryRoot.Path("tests", "samples", "cases", "001-clean", "bao-cao-tuan.xlsx");
    private static readonly string Refused = RepositoryRoot.Path("tests", "samples", "cases", "086-zero-bytes", "bao-cao-tuan.xlsx");

    [Fact]
    public void Files_AllAccepted_GiveStatusZero() => Assert.Equal(0, Invoke(Clean, "--json"));

    [Fact]
    public void Files_OneRefused_GiveStatusOne() => Assert.Equal(1, Invoke(Clean, Refused));

    [Fact]
    public void Files_OneMissing_IsWrongUsage() => Assert.Equal(2, Invoke(Clean, "khong-co.xlsx"));

    [Fact]
    public async Task Json_OfSeveralFiles_IsOneLineEachInTheOrderGiven()
    {
        var (status, output) = await RunAsync("inspect", "--json", Refused, Clean);

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1, status);
        Assert.Equal([Refused, Clean], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("file").GetString()));
        Assert.Equal(["rejected", "accepted"], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("verdict").GetString()));
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(lines[0]).RootElement.GetProperty("submission").ValueKind);
        Assert.Contains("Đỗ Quang Mạnh", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_OfARefusedFile_SaysWhyInVietnamese()
    {
        var (status, output) = await RunAsync("inspect", Refused);

        Assert.Equal(1, status);
        Assert.Contains("bị từ chối", output, StringComparison.Ordinal);
        Assert.Contains("Lỗi GN004", output, StringComparison.Ordinal);
    }

    private static int Invoke(params string[] arguments) => new RootCommand { InspectCommand.Create(new CommandHost([$"--Config:Folder={RepositoryRoot.Path("config")}"])) }.Parse(["inspect", .. arguments]).Invoke();

    private static async Task<(int Status, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = RepositoryRoot.Folder, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        foreach (var argument in arguments.Prepend(typeof(InspectCommand).Assembly.Location)) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
