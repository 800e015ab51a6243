using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>Another place is configuration: no text of the program or of its templates names this one.</summary>
public sealed partial class PlaceTests
{
    private const string Sentence = "A text for people names the area by a value of config/report.yml (area), never by name or level.";

    /// <summary>Pages for developers and administrators may tell of the city that the program was made for.</summary>
    private static readonly string[] Documents = [".md", ".png"];

    [Fact]
    public void Code_NamesThePlaceByAValue() =>
        Rule.Holds(Sentence, SourceFile.Worker.SelectMany(file => Named(file.Path, Tokens(file))));

    [Fact]
    public void TextFiles_NameThePlaceByAValue() =>
        Rule.Holds(Sentence, Others.Where(path => !path.EndsWith(".docx", StringComparison.Ordinal)).SelectMany(path => Named(path, File.ReadLines(RepositoryRoot.Path(path)))));

    [Fact]
    public void WordTemplates_NameThePlaceByAValue()
    {
        var templates = Others.Where(path => path.EndsWith(".docx", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(templates);
        Rule.Holds(Sentence, templates.SelectMany(path => Named(path, Paragraphs(File.ReadAllBytes(RepositoryRoot.Path(path))))));
    }

    [Theory]
    [InlineData("var text = \"Toàn thành phố\";", 1)]
    [InlineData("var text = $\"THÀNH PHỐ {name}\";", 1)]
    [InlineData("var text = \"Mo\u0301ng Ca\u0301i\";", 1)]
    [InlineData("/// <summary><c>Toàn thành phố</c>.</summary>\nvar text = area.Whole; // Móng Cái", 0)]
    public void Rule_NameInALiteral_IsFound(string code, int broken) => Assert.Equal(broken, Named("a.cs", Tokens(new("a.cs", code))).Count());

    private static IEnumerable<string> Others =>
        RepositoryFile.All("worker").Concat(RepositoryFile.All("templates")).Where(path => !path.EndsWith(".cs", StringComparison.Ordinal) && !Documents.Any(end => path.EndsWith(end, StringComparison.Ordinal)));

    private static IEnumerable<string> Tokens(SourceFile file) => file.Syntax.DescendantTokens().Select(token => token.Text);

    /// <summary>Whole paragraphs: an editor may split a word over runs.</summary>
    private static IEnumerable<string> Paragraphs(byte[] docx)
    {
        using var package = new ZipArchive(new MemoryStream(docx));
        foreach (var part in package.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var stream = part.Open();
            var root = XDocument.Load(stream).Root!;
            foreach (var paragraph in root.DescendantsAndSelf().Where(element => element.Name.LocalName is "p" or "title" or "subject" or "description" or "creator"))
                yield return string.Concat(paragraph.DescendantNodes().OfType<XText>().Select(text => text.Value));
        }
    }

    private static IEnumerable<string> Named(string path, IEnumerable<string> texts) =>
        from text in texts
        where Place().IsMatch(text.Normalize(NormalizationForm.FormC))
        select $"{path}: {text.Trim()}";

    [GeneratedRegex("móng cái|thành phố", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
