using System.Diagnostics;
using System.Text;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

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
    public async Task ProgramFailsOnOneOfSeveral_TheOthersAreJudged()
    {
        using var folder = new TestFolder();
        using var readers = Readers.Pool(Readers.Faulty(folder.Path), new() { Processes = 2, TimeLimit = TimeSpan.FromMinutes(1) });
        string[] files = [folder.Write("1", "sound-1.xlsx"), folder.Write("2", "throw.xlsx"), folder.Write("3", "exit.xlsx"), folder.Write("4", "sound-2.xlsx")];

        var judged = new List<JudgedWorkbook>();
        await foreach (var (_, one) in new InspectWorkbooks(readers).RunAsync(files, TestContext.Current.CancellationToken)) judged.Add(one);

        Assert.Equal([1, 3, 3, 1], judged.Select(InspectCommand.Status));
        using var json = new MemoryStream();
        InspectJson.Write(json, "throw.xlsx", judged[1]);
        // The hash of "2".
        Assert.Equal(
            """{"file":"throw.xlsx","sha256":"d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35","verdict":"failed","submission":null,"findings":[]}""",
            Encoding.UTF8.GetString(json.ToArray()));
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
