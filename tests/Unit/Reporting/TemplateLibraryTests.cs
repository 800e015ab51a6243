using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Templates;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed class TemplateLibraryTests : IDisposable
{
    private static readonly Dictionary<string, Type> Messages = new() { [DocumentKinds.Receipt] = typeof(Receipt) };

    private readonly string folder = Directory.CreateTempSubdirectory("mcpe-templates-").FullName;

    public TemplateLibraryTests()
    {
        var shipped = Path.Combine(SampleResults.Repository, "templates");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Check_CopyOfTheShippedTemplates_HasNoFaults() => Assert.Empty(new TemplateLibrary(folder, Some.Area).Check());

    [Fact]
    public void Check_SeveralFaults_AreAllToldWithFileAndLine()
    {
        File.AppendAllText(Path.Combine(folder, "weekly-report", "body.txt"), "{{ city.percentage }}\n");
        File.WriteAllText(Path.Combine(folder, "weekly-report", "subject.txt"), "{{ if city }}");
        File.Delete(Path.Combine(folder, "quarterly-review", "body.html"));
        File.WriteAllText(Path.Combine(folder, "quarterly-review", "report.docx"), "no zip");

        var faults = new TemplateLibrary(folder, Some.Area).Check();

        Assert.Equal(
            ["quarterly-review/body.html", "quarterly-review/report.docx", "weekly-report/body.txt", "weekly-report/subject.txt"],
            faults.Select(fault => fault.File).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains("percent", faults.Single(fault => fault.File == "weekly-report/body.txt").Hint, StringComparison.Ordinal);
        Assert.StartsWith("dòng ", faults.Single(fault => fault.File == "weekly-report/body.txt").Place!, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_WithFaults_IsRefusedAndTheOtherIsNot()
    {
        File.WriteAllText(Path.Combine(folder, "weekly-report", "subject.txt"), "{{ nothing }}");
        var library = new TemplateLibrary(folder, Some.Area);

        Assert.Throws<ConfigurationFaultException>(() => library.Document(DocumentKinds.WeeklyReport));
        Assert.NotNull(library.Document(DocumentKinds.QuarterlyReview));
    }

    [Fact]
    public void Document_FaultInAPartial_RefusesEveryDocument()
    {
        File.AppendAllText(Path.Combine(folder, "_partials", "text-top.txt"), "{{ nothing }}");
        var library = new TemplateLibrary(folder, Some.Area);

        Assert.Equal("_partials/text-top.txt", Assert.Throws<ConfigurationFaultException>(() => library.Document(DocumentKinds.QuarterlyReview)).Faults.Single().File);
    }

    [Fact]
    public void Check_MessageWithAWrongNameOrWithoutABody_IsToldAndOnlyTheMessageIsRefused()
    {
        File.AppendAllText(Path.Combine(folder, "receipt", "body.txt"), "{{ verdicts }}\n");
        File.Delete(Path.Combine(folder, "receipt", "body.html"));
        var library = new TemplateLibrary(folder, Some.Area, Messages);

        Assert.Equal(["receipt/body.html", "receipt/body.txt"], library.Check().Select(fault => fault.File));
        Assert.Throws<ConfigurationFaultException>(() => library.Message(DocumentKinds.Receipt));
        Assert.NotNull(library.Document(DocumentKinds.WeeklyReport));
    }

    [Fact]
    public void Message_Shipped_IsSoundWithoutAWordFile()
    {
        var library = new TemplateLibrary(folder, Some.Area, Messages);

        Assert.Empty(library.Check());
        Assert.NotNull(library.Message(DocumentKinds.Receipt));
    }

    [Fact]
    public void Check_NoFolder_IsAFault() =>
        Assert.Equal("Không có thư mục mẫu văn bản.", new TemplateLibrary(Path.Combine(folder, "nowhere"), Some.Area).Check().Single().Problem);
}
