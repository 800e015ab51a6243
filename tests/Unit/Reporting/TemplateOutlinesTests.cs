using MongCai.Poverty.Etl.Reporting.Templates;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed class TemplateOutlinesTests : IDisposable
{
    private readonly TemplateCopy templates = new();

    public void Dispose() => templates.Dispose();

    [Fact]
    public void Stale_ShippedTemplates_AreNone()
    {
        var stale = TemplateOutlines.Stale(Path.Combine(SampleResults.Repository, "templates")).ToList();

        Assert.True(stale.Count == 0, $"Run: dotnet run --project worker -- templates outline\n{string.Join('\n', stale)}");
    }

    [Theory]
    [InlineData("{{ city.remaining }} hộ", "{{ city.exited }} hộ")]
    [InlineData("BÁO CÁO", "THÔNG BÁO")]
    [InlineData("<w:jc w:val=\"center\"", "<w:jc w:val=\"right\"")]
    [InlineData("w:orient=\"landscape\"", "")]
    public void Stale_TemplateChanged_IsToldUntilTheOutlineIsWritten(string from, string to)
    {
        TemplateOutlines.Write(templates.Folder);
        templates.Replace("weekly-report/report.docx", from, to);

        Assert.Equal("weekly-report/report.outline.txt", Assert.Single(TemplateOutlines.Stale(templates.Folder)).File);
        Assert.Single(TemplateOutlines.Write(templates.Folder));
        Assert.Empty(TemplateOutlines.Stale(templates.Folder));
    }

    [Fact]
    public void Write_SaysTablesPagesAndTags()
    {
        var outline = File.ReadAllText(templates.PathOf("weekly-report/report.outline.txt"));

        Assert.Contains("| [center] {{ ward.row }} |", outline, StringComparison.Ordinal);
        Assert.Contains("[phần: 297 × 210 mm ngang", outline, StringComparison.Ordinal);
        Assert.Contains("## header1", outline, StringComparison.Ordinal);
        Assert.Contains("[hình {{ pictures.progress }}]", outline, StringComparison.Ordinal);
    }
}
