using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using MongCai.Poverty.Etl.Reporting.Word;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Word;

public sealed class WordTemplateTests
{
    private sealed record Ward(string Name);

    private sealed record Model(string Name, bool Late, IReadOnlyList<Ward> Wards, IReadOnlyList<Ward> None);

    private static readonly Model Sample = new("<b>&\"", false, [new("Ka Long"), new("Hải Hòa")], []);
    private static readonly Shape.Record Shape = (Shape.Record)MongCai.Poverty.Etl.Reporting.Templates.Scripts.Shape.Of(typeof(Model));

    [Theory]
    [InlineData("{{ name }}")]
    [InlineData("{{ na|me }}")]
    [InlineData("{|{ name }|}")]
    [InlineData("{{| |n|a|m|e| |}}")]
    public void Render_TagSplitOverRuns_IsHealed(string cut) =>
        Assert.Equal("Xin chào <b>&\" nhé", Text(Render(Paragraph("Xin chào " + cut + " nhé"))));

    [Fact]
    public void Render_HealedTag_KeepsTheFormattingOfTheRunItBeginsIn()
    {
        var paragraph = new Paragraph(
            new Run(new Text("a ") { Space = SpaceProcessingModeValues.Preserve }),
            new Run(new RunProperties(new Bold()), new Text("{{ na")),
            new Run(new RunProperties(new Italic()), new Text("me }} z")));

        var runs = Render(paragraph).Descendants(Ooxml.Run).Select(run => (run.Value, Bold: run.Descendants(Ooxml.W + "b").Any(), Italic: run.Descendants(Ooxml.W + "i").Any()));

        Assert.Equal([("a ", false, false), ("<b>&\"", true, false), (" z", false, true)], runs);
    }

    [Theory]
    [InlineData("{{ if name == “x” }}a{{ else }}b{{ end }}")]
    [InlineData("{{ if name == ‘x’ }}a{{ else }}b{{ end }}")]
    [InlineData("{{\u00A0if name == \"x\"\u00A0}}a{{ else }}b{{ end }}")]
    public void Render_CurlyQuotesAndNoBreakBlanks_AreStraightenedInsideTags(string text) => Assert.Equal("b", Text(Render(Paragraph(text))));

    /// <summary>Spell-check marks, bookmarks, comments and revision marks that an editor leaves inside a tag.</summary>
    [Theory]
    [InlineData("<w:proofErr w:type=\"spellStart\"/>", "<w:proofErr w:type=\"spellEnd\"/>")]
    [InlineData("<w:bookmarkStart w:id=\"1\" w:name=\"a\"/>", "<w:bookmarkEnd w:id=\"1\"/>")]
    [InlineData("<w:hyperlink w:anchor=\"a\">", "</w:hyperlink>")]
    [InlineData("<w:ins w:id=\"2\" w:author=\"a\">", "</w:ins>")]
    [InlineData("<w:smartTag w:element=\"place\">", "</w:smartTag>")]
    public void Render_TagWithAnEditorsMarksInside_IsHealed(string before, string after)
    {
        const string w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        var paragraph = new Paragraph($"<w:p {w}><w:r><w:t>Xin chào {{{{ na</w:t></w:r>{before}<w:r><w:t>me }}}}</w:t></w:r>{after}<w:r><w:t xml:space=\"preserve\"> nhé</w:t></w:r></w:p>");

        Assert.Equal("Xin chào <b>&\" nhé", Text(Render(paragraph)));
    }

    /// <summary>So LibreOffice saves a condition at the end of a section: the section ends in the paragraph of the last tag.</summary>
    [Theory]
    [InlineData("{{ if !late }}", "a")]
    [InlineData("{{ if late }}", "")]
    public void Render_TagInTheLastParagraphOfASection_KeepsTheSection(string condition, string shown)
    {
        var last = new Paragraph(new ParagraphProperties(new SectionProperties()), new Run(new Text("{{ end }}")));

        var body = Render(Paragraph(condition), Paragraph("a"), last, Paragraph("b"));

        Assert.Equal(shown + "b", Text(body));
        Assert.Single(body.Descendants(Ooxml.W + "sectPr"));
    }

    [Fact]
    public void Render_CurlyQuotesOutsideTags_Stay() => Assert.Equal("“a”", Text(Render(Paragraph("“a”"))));

    [Fact]
    public void Render_LoopOverParagraphs_RepeatsThemAndLeavesNoTrace() =>
        Assert.Equal(["- Ka Long", "- Hải Hòa", "."], Paragraphs(Render(Paragraph("{{ for w in wards }}"), Paragraph("- {{ w.name }}"), Paragraph("{{ end }}"), Paragraph("."))));

    [Fact]
    public void Render_LoopOverRows_RepeatsThemAndLeavesNoTrace()
    {
        var table = Table(["Tên", "Số"], ["{{ for w in wards }}", ""], ["{{ w.name }}", "{{ for.index + 1 }}"], ["", "{{ end }}"]);

        Assert.Equal(["TênSố", "Ka Long1", "Hải Hòa2"], Render(table, Paragraph("")).Descendants(Ooxml.Row).Select(row => row.Value));
    }

    [Fact]
    public void Render_LoopWithinAParagraph_StaysInIt() =>
        Assert.Equal(["Ka Long, Hải Hòa."], Paragraphs(Render(Paragraph("{{ for w in wards }}{{ w.name }}{{ if !for.last }}, {{ end }}{{ end }}."))));

    [Fact]
    public void Render_ConditionThatIsFalse_LeavesItsParagraphsOut() =>
        Assert.Equal(["b"], Paragraphs(Render(Paragraph("{{ if late }}"), Paragraph("a"), Paragraph("{{ else }}"), Paragraph("b"), Paragraph("{{ end }}"))));

    [Fact]
    public void Render_CellLeftEmpty_GetsTheParagraphWordNeeds()
    {
        var table = Table(["x"]);
        table.Descendants<TableCell>().Single().Append(Paragraph("{{ if late }}"), Paragraph("a"), Paragraph("{{ end }}"));
        table.Descendants<Paragraph>().First().Remove();

        Assert.Single(Render(table, Paragraph("")).Descendants(Ooxml.Cell).Single().Elements(Ooxml.Paragraph));
    }

    [Fact]
    public void Render_TableLeftWithoutRows_IsTakenOut() =>
        Assert.Empty(Render(Table(["{{ for w in none }}"], ["{{ w.name }}"], ["{{ end }}"]), Paragraph("")).Descendants(Ooxml.Table));

    [Fact]
    public void Render_LineBreakInAValue_BecomesALineBreak()
    {
        var body = Render(Sample with { Name = "một\nhai" }, Paragraph("{{ name }}"));

        Assert.Single(body.Descendants(Ooxml.W + "br"));
        Assert.Equal("mộthai", Text(body));
    }

    [Fact]
    public void Render_Twice_GivesTheSameBytes()
    {
        var docx = Docx(Paragraph("{{ name }}"));

        Assert.Equal(Bytes(docx, Sample), Bytes(docx, Sample));
    }

    [Fact]
    public void Render_PropertiesOfTheTemplatesEditor_AreReplaced()
    {
        var package = ZipPackage.Read(Bytes(Docx(Paragraph("a")), Sample));
        var core = Encoding.UTF8.GetString(package["docProps/core.xml"]);

        Assert.Contains("Cơ quan", core, StringComparison.Ordinal);
        Assert.Contains("2024-04-05T00:00:00Z", core, StringComparison.Ordinal);
        Assert.DoesNotContain("Người soạn mẫu", core, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Thẻ {{ không có }}.", "Tên: {{ name")]
    [InlineData("Không có tên \"nmae\".", "Tên: {{ nmae }}")]
    [InlineData("Thẻ \"if late\" chưa được đóng bằng end ở cùng chỗ (cùng đoạn, cùng ô hoặc cùng bảng).", "Tên: {{ if late }}")]
    [InlineData("Thẻ \"end\" không có thẻ for hoặc if mở trước nó ở cùng chỗ.", "Tên: {{ end }}")]
    public void Read_Mistake_IsReportedWithItsParagraph(string problem, string text)
    {
        WordTemplate.Read("t.docx", Docx(Paragraph("Trước"), Paragraph(text)), Shape, out var faults);

        var fault = Assert.Single(faults);
        Assert.Equal((problem, $"đoạn \"{text}\""), (fault.Problem, fault.Place));
    }

    [Fact]
    public void Read_BlockThatLeavesItsCell_IsReported()
    {
        WordTemplate.Read("t.docx", Docx(Table(["a {{ if late }}", "b {{ end }}"]), Paragraph("")), Shape, out var faults);

        Assert.Equal(2, faults.Count);
    }

    [Fact]
    public void Read_NoWordDocument_IsReported()
    {
        Assert.Null(WordTemplate.Read("t.docx", Encoding.UTF8.GetBytes("<xml/>"), Shape, out var faults));
        Assert.Equal("Không phải tệp Word (.docx) đọc được.", Assert.Single(faults).Problem);
    }

    [Fact]
    public void Render_ModelThatDoesNotFit_NamesTheParagraph()
    {
        var template = WordTemplate.Read("t.docx", Docx(Paragraph("Trước"), Paragraph("Thứ tám: {{ wards[7].name }}")), Shape, out _)!;

        var error = Assert.Throws<PermanentException>(() => Render(template, Sample));

        Assert.Contains("đoạn \"Thứ tám: {{ wards[7].name }}\"", error.Message, StringComparison.Ordinal);
    }

    private static XElement Render(params OpenXmlElement[] body) => Render(Sample, body);

    private static XElement Render(Model model, params OpenXmlElement[] body) =>
        Ooxml.Read(ZipPackage.Read(Bytes(Docx(body), model))["word/document.xml"]).Root!.Element(Ooxml.W + "body")!;

    private static byte[] Bytes(byte[] docx, Model model)
    {
        var template = WordTemplate.Read("t.docx", docx, Shape, out var faults);
        Assert.Empty(faults);
        return Render(template!, model);
    }

    private static byte[] Render(WordTemplate template, Model model) => template.Render(
        ModelScript.Script(ModelScript.Json(model)), [], new WordProperties("Tiêu đề", "Cơ quan", new DateOnly(2024, 4, 5)), RenderLimits.Default, TestContext.Current.CancellationToken);

    private static string Text(XElement body) => string.Concat(body.Descendants(Ooxml.Text).Select(text => text.Value));

    private static IEnumerable<string> Paragraphs(XElement body) => body.Elements(Ooxml.Paragraph).Select(paragraph => paragraph.Value);

    /// <summary>A bar in the text begins a new run.</summary>
    private static Paragraph Paragraph(string text) =>
        new(text.Split('|').Select(part => new Run(new Text(part) { Space = SpaceProcessingModeValues.Preserve })));

    private static Table Table(params string[][] rows) => new(
        [new TableProperties(), new TableGrid(rows[0].Select(_ => new GridColumn())), .. rows.Select(row => new TableRow(row.Select(text => new TableCell(Paragraph(text)))))]);

    private static byte[] Docx(params OpenXmlElement[] body)
    {
        using var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            word.AddMainDocumentPart().Document = new Document(new Body(body.Select(element => element.CloneNode(deep: true))));
            word.AddCoreFilePropertiesPart();
            using var core = new StreamWriter(word.CoreFilePropertiesPart!.GetStream(FileMode.Create));
            core.Write("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>Người soạn mẫu</dc:creator></cp:coreProperties>");
        }

        return stream.ToArray();
    }
}
