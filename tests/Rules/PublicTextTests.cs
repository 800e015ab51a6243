using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>What is published names no real person, mailbox or private place.</summary>
public sealed partial class PublicTextTests
{
    private static readonly string[] Folders = ["config", "docs", "templates", "tests", "worker", ".ci"];

    private static readonly string[] RootFiles = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "docker-compose.yml", "dev.sh"];

    private static readonly string[] TextEndings = [".cs", ".cshtml", ".css", ".csproj", ".html", ".json", ".md", ".sh", ".txt", ".yml", ".yaml", ".example", "Dockerfile", "/run"];

    /// <summary>Written by tools or given from outside: samples have their own persons, lock files hold hashes.</summary>
    private static readonly string[] NotRead = ["tests/samples/", "packages.lock.json", "tests/Rules/PublicTextTests.cs"];

    /// <summary>The serial of an invented CCCD stays below, so that no number in the project can be a living person's.</summary>
    private const int HighestInventedSerial = 999;

    private static IEnumerable<(string Path, string Text)> Texts =>
        Folders.SelectMany(RepositoryFile.All).Concat(RootFiles.Where(file => File.Exists(RepositoryRoot.Path(file))))
            .Where(path => TextEndings.Any(end => path.EndsWith(end, StringComparison.Ordinal)) && !NotRead.Any(part => path.Contains(part, StringComparison.Ordinal)))
            .Select(path => (path, File.ReadAllText(RepositoryRoot.Path(path))));

    [Fact]
    public void Texts_NameNoRegistryHost() =>
        Rule.Holds("No host of a package or image registry: where packages come from is set where the program is built.", Places(RegistryHosts));

    [Fact]
    public void Texts_HaveOnlyReservedMailAddresses() =>
        Rule.Holds("Mail addresses end in a reserved domain: example.com, example.org, example.net, .example, .test, .invalid or localhost.", Places(ForeignAddresses));

    [Fact]
    public void Texts_HaveOnlyInventedIdentityNumbers() =>
        Rule.Holds("A number of 12 digits ends in 000000 to 000999: nobody's CCCD.", Places(PossibleIdentityNumbers));

    [Fact]
    public void Texts_AreFound() => Assert.Contains(Texts, text => text.Path == "config/wards.yml");

    [Theory]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk:10.0", 1)]
    [InlineData("image: ghcr.io/a/b", 1)]
    [InlineData("image: postgres:17", 0)]
    public void Rule_RegistryHost_IsFound(string text, int broken) => Assert.Equal(broken, RegistryHosts(text).Count());

    [Theory]
    [InlineData("to: ubnd@mongcai.gov.vn", 1)]
    [InlineData("to: an@notexample.com", 1)]
    [InlineData("to: an@example.com, binh@phuong.example, chi@mail.test, dung@x.invalid", 0)]
    [InlineData("to: root@localhost", 0)]
    public void Rule_MailAddress_IsFoundUnlessReserved(string text, int broken) => Assert.Equal(broken, ForeignAddresses(text).Count());

    [Theory]
    [InlineData("022160000999", 0)]
    [InlineData("022160001000", 1)]
    [InlineData("số 022160123456.", 1)]
    [InlineData("0221601234567 12345678901 a022160123456", 0)]
    public void Rule_IdentityNumber_IsFoundUnlessInvented(string text, int broken) => Assert.Equal(broken, PossibleIdentityNumbers(text).Count());

    private static IEnumerable<string> Places(Func<string, IEnumerable<string>> find) =>
        from text in Texts
        from line in text.Text.Split('\n').Select((content, index) => (content, number: index + 1))
        from found in find(line.content)
        select $"{text.Path}:{line.number}: {found}";

    private static IEnumerable<string> RegistryHosts(string text) => Matches(RegistryHost(), text);

    private static IEnumerable<string> ForeignAddresses(string text) =>
        Matches(MailAddress(), text).Where(address => !ReservedDomain().IsMatch(address));

    private static IEnumerable<string> PossibleIdentityNumbers(string text) =>
        Matches(TwelveDigits(), text).Where(number => int.Parse(number[6..], CultureInfo.InvariantCulture) > HighestInventedSerial);

    private static IEnumerable<string> Matches(Regex pattern, string text) => pattern.Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"(?i)\b(mcr\.microsoft\.com|docker\.io|ghcr\.io|gcr\.io|quay\.io|registry\.[\w.-]+|(api|www)\.nuget\.org|pypi\.org|registry\.npmjs\.org|deb\.debian\.org|[\w-]+\.azurecr\.io|[\w-]+\.pkg\.dev)\b")]
    private static partial Regex RegistryHost();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,}\b")]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"[@.](example\.(com|org|net)|example|test|invalid|localhost)$")]
    private static partial Regex ReservedDomain();

    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9]{12}(?![0-9A-Za-z])")]
    private static partial Regex TwelveDigits();
}
