using System.Diagnostics;
using System.Text;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;

namespace MongCai.Poverty.Etl.Tests.Integration.Isolation;

/// <summary><c>inspect</c> as a program: what it prints does not show that other processes read.</summary>
public sealed class InspectCommandTests
{
    private static readonly string[] Files =
    [
        "tests/samples/cases/020-xls/bao-cao-tuan.xls", "tests/samples/cases/093-ods/bao-cao-tuan.ods", "tests/samples/cases/021-xls-tcvn3/bao-cao-tuan.xls", "tests/samples/cases/099-password/bao-cao-tuan.xls",
        "tests/samples/cases/020-xls/bao-cao-tuan.xls",
    ];

    [Fact]
    public async Task SeveralFiles_AreAnsweredInTheirOrder_WithTheJsonOfOneProcess()
    {
        var (status, output) = await RunAsync(["inspect", .. Files, "--json"]);

        Assert.Equal(1, status);
        Assert.Equal(Files.Select(Json), output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task MissingFile_IsWrongUsage() => Assert.Equal((2, ""), await RunAsync(["inspect", "khong-co.xlsx", "--json"]));

    [Fact]
    public async Task ReaderCommand_IsNotShownToUsers()
    {
        var (status, output) = await RunAsync(["--help"]);

        Assert.Equal(0, status);
        Assert.Contains("inspect", output, StringComparison.Ordinal);
        Assert.DoesNotContain("reader", output, StringComparison.Ordinal);
    }

    private static string Json(string file)
    {
        using var expected = new MemoryStream();
        InspectJson.Write(expected, file, Judging.Judge().Judge(Path.GetFileName(file), File.ReadAllBytes(RepositoryRoot.Path(file))));
        return Encoding.UTF8.GetString(expected.ToArray());
    }

    private static async Task<(int Status, string Output)> RunAsync(string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "worker"), arguments)
        {
            WorkingDirectory = RepositoryRoot.Path(),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
