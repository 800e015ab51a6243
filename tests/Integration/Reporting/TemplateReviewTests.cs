using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Reporting.Word;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Integration.Pipeline;
using MongCai.Poverty.Etl.Tests.Kit;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Reporting;

/// <summary>Templates as a clerk leaves them, on an installation with its store.</summary>
public sealed class TemplateReviewTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mcpe-review-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Templates => Path.Combine(folder, "templates");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Review_ShippedTemplates_RunEveryKindOfDocumentWithoutARemark()
    {
        await using var city = await new SampleCity().OpenAsync();

        var result = await city.Get<TemplateReview>().RunAsync(folder, null, Stop);

        Assert.Empty(result.Remarks);
        Assert.Equal(DocumentKinds.Official.Select(kind => (kind.Name, (string?)"số liệu ví dụ")), result.Tried);
        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    [Theory]
    [InlineData("{{ city.remaining }} hộ", "{{ city.remainder }} hộ", "remainder")]
    [InlineData("{{ city.remaining }} hộ", "{{ if city.remaining }} hộ", "chưa được đóng")]
    [InlineData("{{ city.remaining }} hộ", "46 hộ", "được gõ thẳng vào mẫu")]
    public async Task Review_BadWordTemplate_TellsThePlaceAndWritesACommentThatOpens(string from, string to, string told)
    {
        Spoil("weekly-report", from, to);
        await using var city = await new SampleCity(templates: Templates).OpenAsync();

        var result = await city.Get<TemplateReview>().RunAsync(Path.Combine(folder, "out"), null, Stop);

        var remark = result.Remarks.First(remark => remark.File == "weekly-report/report.docx");
        Assert.Contains(told, remark.Problem, StringComparison.Ordinal);
        Assert.StartsWith("đoạn \"Đến hết ngày", remark.Place!, StringComparison.Ordinal);
        var copy = await File.ReadAllBytesAsync(Assert.Single(result.Copies), Stop);
        Assert.Empty(WordValidation.Errors(copy, Stop));
        Assert.Contains("Kiểm tra mẫu", Encoding.UTF8.GetString(ZipPackage.Read(copy)["word/comments.xml"]), StringComparison.Ordinal);
        using var converter = new PdfConverter(new DocumentsOptions(), NullLogger<PdfConverter>.Instance);
        Assert.SkipWhen(converter.Program is null && Environment.GetEnvironmentVariable("CI") != "true", "No LibreOffice: apt-get install libreoffice-writer-nogui");
        Assert.NotNull((await converter.ConvertAsync([copy], Stop))[0]);
    }

    [Fact]
    public async Task Close_TemplateStatesAFigureOfItsOwn_StoresNothingAndSendsNothing()
    {
        Spoil("weekly-report", "{{ city.remaining }} hộ", "46 hộ");
        await using var city = await new SampleCity(templates: Templates).OpenAsync();
        await city.IngestAsync("2024-W08");

        var refused = await Assert.ThrowsAsync<PermanentException>(() => city.CloseAsync("2024-W08"));

        Assert.Contains("BC-tuan-2024-W08.docx, đoạn \"Đến hết ngày", refused.Message, StringComparison.Ordinal);
        await using var db = await city.Get<IDbContextFactory<EtlDbContext>>().CreateDbContextAsync(Stop);
        Assert.Empty(await db.Set<DocumentRow>().ToListAsync(Stop));
        Assert.Empty(await db.Set<Etl.Delivery.OutboxMessage>().Where(row => row.Kind == DocumentKinds.WeeklyReport).ToListAsync(Stop));
    }

    private void Spoil(string kind, string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.Path("templates"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Templates, Path.GetRelativePath(RepositoryRoot.Path("templates"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var path = Path.Combine(Templates, kind, "report.docx");
        var package = ZipPackage.Read(File.ReadAllBytes(path));
        var xml = Encoding.UTF8.GetString(package["word/document.xml"]);
        Assert.Contains(from, xml, StringComparison.Ordinal);
        package["word/document.xml"] = Encoding.UTF8.GetBytes(xml.Replace(from, to, StringComparison.Ordinal));
        File.WriteAllBytes(path, package.Write());
    }
}
