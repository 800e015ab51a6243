using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Reporting.Templates;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

/// <summary>A document with a model of its own, beside the reports.</summary>
public sealed class DocumentModelTests : IDisposable
{
    private const string Kind = "note";

    private readonly string folder = Directory.CreateTempSubdirectory("mcpe-templates-").FullName;

    private sealed record Note(string Kind, string Period, int Edition, HeadFigures Head, string Greeting) : IDocumentModel
    {
        string IDocumentModel.About => "06751";

        string IDocumentModel.FileName => "note";
    }

    public DocumentModelTests()
    {
        Write("_partials/needs-city.txt", "{{ city.percent }}");
        Write("_partials/common.txt", "{{ head.summary }}");
        Write($"{Kind}/subject.txt", "{{ period }}");
        Write($"{Kind}/body.html", "<p>{{ pictures.progress ? \"chart\" : \"no chart\" }}</p>");
        Write($"{Kind}/body.txt", "{{ include \"_partials/common.txt\" }}: {{ greeting }}");
        File.WriteAllBytes(Path.Combine(folder, Kind, "report.docx"), Word("{{ greeting }} {{ head.number }}"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Check_NamesOfTheModelAndAPartialThatFitsIt_HaveNoFaults() => Assert.Empty(Library(withReports: true).Check());

    [Fact]
    public void Check_PartialThatNamesWhatTheModelHasNot_IsToldWhereItIsIncluded()
    {
        Write($"{Kind}/body.txt", "{{ include \"_partials/needs-city.txt\" }}");

        var fault = Assert.Single(Library(withReports: true).Check());

        Assert.Equal($"{Kind}/body.txt", fault.File);
        Assert.Contains("needs-city.txt", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PartialThatFitsNoModel_IsAFaultOfThePartial() =>
        Assert.Equal("_partials/needs-city.txt", Assert.Single(Library(withReports: false).Check()).File);

    [Fact]
    public async Task Render_ModelOfAnotherType_ShowsItsOwnNamesAndNoChart()
    {
        File.Delete(Path.Combine(folder, "_partials", "needs-city.txt"));
        var head = SampleReports.Weekly().Head;

        var rendered = await new ReportRenderer(Library(withReports: false), new ChartRenderer(new DocumentsOptions()), new(RoundingRule.HalfUp, Some.Area), NullLogger<ReportRenderer>.Instance)
            .RenderAsync(new Note(Kind, "2024-W13", 1, head, "Xin chào"), TestContext.Current.CancellationToken);

        Assert.Equal((Kind, "2024-W13", "2024-W13", "<p>no chart</p>", "06751"), (rendered.Kind, rendered.Period, rendered.Subject, rendered.Html.Trim(), rendered.About));
        Assert.Contains("Xin chào", rendered.Text, StringComparison.Ordinal);
        Assert.Contains("\"greeting\": \"Xin chào\"", rendered.ModelJson, StringComparison.Ordinal);
        Assert.Equal("note.docx", Assert.Single(rendered.Attachments).FileName);
        Assert.Empty(rendered.Pictures);
    }

    [Fact]
    public void FileName_OfReports_SaysPeriodAndCorrection()
    {
        Assert.Equal("BC-tuan-2024-W13", ((IDocumentModel)SampleReports.Weekly()).FileName);
        Assert.Equal("BC-tuan-2024-W13-dc1", ((IDocumentModel)SampleReports.Weekly(edition: 2)).FileName);
        Assert.Equal("BC-quy-2024-Q1", ((IDocumentModel)SampleReports.Quarterly()).FileName);
    }

    [Fact]
    public void Find_UnknownKind_IsAnError() => Assert.Throws<ArgumentException>(() => DocumentKinds.Find("weekly"));

    private TemplateLibrary Library(bool withReports)
    {
        DocumentKind note = new(Kind, typeof(Note), "NOTE-");
        if (!withReports) return new(folder, Some.Area, kinds: [note]);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, Kind)).ToList()) CopyPlain(file);
        return new(folder, Some.Area, kinds: [note, new("plain", typeof(ReportModel), "PLAIN-")]);
    }

    /// <summary>A second document, of a report's model, whose templates name nothing that the note lacks.</summary>
    private void CopyPlain(string file)
    {
        var copy = Path.Combine(folder, "plain", Path.GetFileName(file));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        if (file.EndsWith(".docx", StringComparison.Ordinal)) File.WriteAllBytes(copy, Word("{{ head.number }}"));
        else File.WriteAllText(copy, "{{ period }}");
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static byte[] Word(string text)
    {
        using var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
            word.AddMainDocumentPart().Document = new Document(new Body(new Paragraph(new Run(new Text(text)))));
        return stream.ToArray();
    }
}
