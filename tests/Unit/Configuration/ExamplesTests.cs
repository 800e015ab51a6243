using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Annex;
using MongCai.Poverty.Etl.Reporting.Checking;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reminders;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Reporting.Templates;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Unit.Configuration;

/// <summary>Every folder of config/examples is a whole configuration of another place: it loads, and the documents speak of that place alone.</summary>
public sealed class ExamplesTests
{
    private const string Plan = "vi-du-2026.yml";

    private static readonly ReportingWeek Week = new(2026, 13);

    public static TheoryData<string> Folders => [.. Directory.EnumerateDirectories(RepositoryRoot.Path("config", "examples")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_IsAWholeConfiguration(string name)
    {
        var city = Load(name);

        Assert.All(city.Plans.Newest!.Wards, ward => Assert.True(ward.Assumed));
        Assert.Equal(city.Register.In(Week).Count, city.Plans.Newest!.Wards.Count);
        Assert.True(File.Exists(RepositoryRoot.Path("config", "examples", name, "appsettings.json")));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void WeeklyForm_IsTheOneOfTheProgram(string name) => Assert.Equal(
        File.ReadAllText(RepositoryRoot.Path("config", "forms", "bc-tuan-v1.yml")), File.ReadAllText(RepositoryRoot.Path("config", "examples", name, "forms", "bc-tuan-v1.yml")));

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Documents_SpeakOfTheAreaOnly(string name)
    {
        var city = Load(name);

        var text = Without(city.Register.Wards, await TextsAsync(city));

        Assert.Contains(Sentences.Beginning(city.Register.Area.Whole), text, StringComparison.Ordinal);
        Assert.Contains(city.Register.Area.Units, text, StringComparison.Ordinal);
        Assert.DoesNotContain("thành phố", text, StringComparison.OrdinalIgnoreCase);
        if (!city.Register.Area.Name.Contains("Móng Cái", StringComparison.Ordinal)) Assert.DoesNotContain("Móng Cái", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Province_HasEveryKindOfUnitButTheOneWhoseCodeIsInDoubt()
    {
        var wards = Load("tinh-quang-ninh-2026").Register.In(Week);

        Assert.Equal((30, 21, 2), (wards.Count(ward => ward.Kind == WardKind.Phuong), wards.Count(ward => ward.Kind == WardKind.Xa), wards.Count(ward => ward.Kind == WardKind.DacKhu)));
        Assert.Equal("Đặc khu Cô Tô", wards.Single(ward => ward.Code == "07192").FullName);
    }

    [Fact]
    public void Configuration_IsNotMixedWithItsExamples()
    {
        var city = CityConfiguration.Load(RepositoryRoot.Path("config"), new(), TimeProvider.System);

        Assert.Equal(Some.Area, city.Register.Area);
        Assert.Equal(23, city.Register.Wards.Count);
        Assert.Equal(2024, city.Plans.Newest!.Year);
    }

    private static CityConfiguration Load(string name) => CityConfiguration.Load(RepositoryRoot.Path("config", "examples", name), new(), TimeProvider.System);

    private static async Task<string> TextsAsync(CityConfiguration city)
    {
        var (plan, indicators) = (city.Plans.Newest!, city.IndicatorLabels);
        var filings = ExampleFilings.Of(city.Register.In(Week), plan, Week, [.. indicators.Keys]);
        var result = WeekReconciliation.Reconcile(new(Week, plan, city.Register, filings, []));
        ReportSettings Settings(string kind) => new(city.Headings[kind], Week.Sunday.AddDays(5), indicators);
        var weekly = WeeklyReportModel.Build(result, Settings(DocumentKinds.WeeklyReport), 1);
        var deadline = city.Calendar.DeadlineOf(Week);
        IDocumentModel[] models =
        [
            weekly,
            QuarterlyReviewModel.Build(PeriodReconciliation.Reconcile(Week.Quarter, null, result, [result]), Settings(DocumentKinds.QuarterlyReview), 1),
            ReminderModel.Build(new Reminder(Week, 1, deadline.AddHours(-9), deadline, plan, filings), Settings(DocumentKinds.ReminderLetter), officeCopy: true),
        ];
        var area = city.Register.Area;
        var renderer = new ReportRenderer(new TemplateLibrary(RepositoryRoot.Path("templates"), area), new ChartRenderer(new DocumentsOptions()), new(plan.Rounding, area), NullLogger<ReportRenderer>.Instance);
        var all = new StringBuilder();
        foreach (var model in models) Append(all, await renderer.RenderAsync(model, TestContext.Current.CancellationToken));
        var annex = WorkbookPassages.Read(ExcelAnnex.Build(weekly, result, area).Content).SelectMany(sheet => sheet.Rows.Select(row => row.Text).Prepend(sheet.Name));
        return all.AppendJoin('\n', annex).AppendJoin('\n', Receipt.Build(area, new(null, Week, "a.xlsx", new('0', 64), deadline), [], null).Next).AppendJoin('\n', result.Discrepancies.Select(finding => finding.Message)).ToString();
    }

    private static void Append(StringBuilder all, RenderedReport report) => all
        .AppendLine(report.Subject).AppendLine(report.Html).AppendLine(report.Text)
        .AppendJoin('\n', WordPassages.Read(report.Attachments[0].Content).Select(passage => passage.Text)).AppendLine();

    /// <summary>Texts are wrapped, also within a name.</summary>
    private static string Without(IEnumerable<Ward> wards, string text) => wards.Aggregate(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), (rest, ward) => rest.Replace(ward.Name, "", StringComparison.Ordinal));
}
