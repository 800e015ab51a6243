using System.Security.Cryptography;
using MimeKit;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>The whole job as a user runs it, on both engines.</summary>
public sealed class DemoTests : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("demo-").FullName;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Demo_OnBothEngines_WritesTheSameMailPartsAndWordFiles_AndASecondRunChangesNothing()
    {
        var sqlite = Path.Combine(root, "sqlite");
        var postgres = Path.Combine(root, "postgres");
        await using var database = TestStore.CreateEmpty(StoreProvider.Postgres);

        string[] onPostgres = ["--Store:Provider=postgres", $"--Store:ConnectionString={database.Options.ConnectionString}"];
        Assert.Equal(0, await DemoAsync(sqlite));
        Assert.Equal(0, await DemoAsync(postgres, onPostgres));

        var made = Contents(sqlite);
        Assert.Equal(made, Contents(postgres));
        Assert.Equal(7, made.Keys.Count(name => name.EndsWith(".docx", StringComparison.Ordinal) && name.StartsWith("documents", StringComparison.Ordinal)));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(sqlite, "mail"), "*.eml"));

        foreach (var (output, settings) in new[] { (sqlite, Array.Empty<string>()), (postgres, onPostgres) })
        {
            Directory.Delete(Path.Combine(output, "mail"), recursive: true);
            Assert.Equal(0, await DemoAsync(output, settings));
            Assert.False(Directory.Exists(Path.Combine(output, "mail")) && Directory.EnumerateFiles(Path.Combine(output, "mail")).Any(), "A second run sent mail again.");
            Assert.Equal(made.Where(entry => entry.Key.StartsWith("documents", StringComparison.Ordinal)), Contents(output));
        }
    }

    /// <summary>Another place over the end of its plan's year: the year is reviewed, the weeks that waited for the new plan are closed, those of before the newest without mail.</summary>
    [Fact]
    public async Task Demo_OfAnExample_GoesOverTheYearsEnd()
    {
        var output = Path.Combine(root, "example");

        Assert.Equal(0, await Commands.RunAsync(["--Documents:Converter=/no/converter", $"--Templates:Folder={RepositoryRoot.Path("templates")}", "demo", "--example", "mong-cai-2026", "--out", output]));

        Assert.True(File.Exists(Path.Combine(output, "demo.db")), "The demo used another store than its own.");
        Assert.Equal(["2026", "2026-Q4", "2026-W50", "2026-W51", "2026-W52", "2026-W53", "2027-W01"], Directory.GetDirectories(Path.Combine(output, "documents")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("05/30 = 16,67%", await File.ReadAllTextAsync(Path.Combine(output, "documents", "2026", "thu.txt"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("\ndraft: true", await File.ReadAllTextAsync(Path.Combine(output, "config", "plans", "2027-du-thao.yml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_OfAnExampleThatDoesNotExist_IsRefused() => Assert.Equal(2, await Commands.RunAsync(["demo", "--example", "../khong-co", "--out", root]));

    private static Task<int> DemoAsync(string output, params string[] settings) =>
        Commands.RunAsync([$"--Config:Folder={RepositoryRoot.Path("config")}", $"--Templates:Folder={RepositoryRoot.Path("templates")}", .. settings, "demo", "--out", output]);

    /// <summary>Hash of every document and mail part by name; PDF files, which carry the time of their making, aside.</summary>
    private static SortedDictionary<string, string> Contents(string output)
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(Path.Combine(output, "documents"), "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".pdf", StringComparison.Ordinal)))
            contents.Add(Path.GetRelativePath(output, path), Hash(File.ReadAllBytes(path)));
        var mail = Path.Combine(output, "mail");
        foreach (var path in Directory.Exists(mail) ? Directory.GetFiles(mail, "*.eml") : [])
            foreach (var (name, content) in Parts(path))
                contents.Add($"{Path.GetFileName(path)}#{name}", Hash(content));
        return contents;
    }

    private static IEnumerable<(string Name, byte[] Content)> Parts(string path)
    {
        var message = MimeMessage.Load(path);
        yield return ("head", System.Text.Encoding.UTF8.GetBytes($"{message.MessageId}|{message.Subject}|{message.To}|{message.From}|{message.Date:O}"));
        foreach (var (part, index) in message.BodyParts.OfType<MimePart>().Select((part, index) => (part, index)))
        {
            if (part.ContentType.IsMimeType("application", "pdf")) continue;
            using var decoded = new MemoryStream();
            part.Content!.DecodeTo(decoded);
            yield return ($"{index} {part.ContentType.MimeType} {part.FileName}", decoded.ToArray());
        }
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
