using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Templates;
using MongCai.Poverty.Etl.Tests.Kit;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

/// <summary>A template becomes bad while the installation has worked before.</summary>
public sealed class TemplateSourceTests : IDisposable
{
    private readonly TemplateCopy templates = new();

    public void Dispose() => templates.Dispose();

    [Theory]
    [InlineData("{{ head.number }}", "{{ head.numbr }}")]
    [InlineData("{{ head.number }}", "{{ if city }}")]
    [InlineData("<w:body>", "<w:body><w:p>")]
    public void Open_TemplateTurnedBad_UsesTheLastGoodEditionAndTellsTheFaults(string from, string to)
    {
        Assert.Empty(Source().Open().Replaces);
        templates.Replace("weekly-report/report.docx", from, to);

        var library = Source().Open();

        Assert.Empty(library.Check());
        Assert.NotNull(library.Document(DocumentKinds.WeeklyReport));
        Assert.Equal("weekly-report/report.docx", Assert.Single(library.Replaces.Select(fault => fault.File).Distinct()));
    }

    [Fact]
    public void Open_NewSoundTemplates_BecomeTheLastGoodEdition()
    {
        Source().Open();
        templates.Replace("weekly-report/subject.txt", "{{ city.fraction }}", "mới {{ city.fraction }}");
        Source().Open();
        File.WriteAllText(templates.PathOf("weekly-report/subject.txt"), "{{ nothing }}");

        var subject = Source().Open().Document(DocumentKinds.WeeklyReport).Subject;

        Assert.Contains("mới", subject.Template.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_BadTemplateAndNoGoodEdition_IsRefusedWhenAskedFor()
    {
        File.WriteAllText(templates.PathOf("weekly-report/subject.txt"), "{{ nothing }}");

        var library = Source().Open();

        Assert.NotEmpty(library.Check());
        Assert.Empty(library.Replaces);
        Assert.Throws<ConfigurationFaultException>(() => library.Document(DocumentKinds.WeeklyReport));
    }

    [Fact]
    public void Open_GoodEditionWasTouched_IsNotUsed()
    {
        Source().Open();
        var kept = Directory.EnumerateFiles(templates.LastGood, "subject.txt", SearchOption.AllDirectories).First();
        File.AppendAllText(kept, "x");
        File.WriteAllText(templates.PathOf("weekly-report/subject.txt"), "{{ nothing }}");

        Assert.NotEmpty(Source().Open().Check());
    }

    private TemplateSource Source() => new(templates.Folder, templates.LastGood, new Dictionary<string, Type>(), Some.Area, NullLogger<TemplateSource>.Instance);
}
