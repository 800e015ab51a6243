using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Forms.Blank;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Forms;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;

namespace MongCai.Poverty.Etl.Tests.Unit.Forms.Blank;

public sealed class BlankWorkbookTests
{
    internal static readonly ReportingWeek Week = new(2024, 14);

    internal static readonly PovertyPlan Plan = PlanFiles.Load(RepositoryRoot.Path("config", "plans", "57-kh-ubnd-2024.yml"), Judging.Wards);

    internal static KnownFigure? Baseline(string ward) => Plan.For(ward) is { } planned ? new(planned.Baseline, $"Kế hoạch {Plan.Number}") : null;

    [Fact]
    public void Workbook_Built_IsValidForExcel()
    {
        Assert.Empty(PackageContent.Faults(Blank(Known)));
        Assert.Empty(PackageContent.Faults(Blank(Prefill.Nothing)));
    }

    [Fact]
    public void Workbook_BuiltTwice_HasTheSameBytes() => Assert.Equal(Blank(Known), Blank(Known));

    [Fact]
    public void Sheets_AreThoseOfTheForm_AndTheHiddenOneIsOutOfReach()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Blank(Known)), isEditable: false);

        Assert.Equal(
            [("Biểu 01-TH", false), ("Biểu 02-DS", false), ("Biểu 03-HT", false), ("Hướng dẫn", false), ("_meta", true)],
            document.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => (sheet.Name!.Value!, sheet.State?.Value == SheetStateValues.VeryHidden)));
    }

    [Fact]
    public void Workbook_Untouched_RepeatsWhatIsKnown_WithoutAnyFinding()
    {
        var judged = Judging.Judge(Blank(Known));

        Assert.Empty(judged.Findings);
        var content = Assert.IsType<AcceptedSubmission>(judged).Content;
        Assert.Equal(("06751", new ReportingWeek(2024, 14)), (content.Ward, content.Week));
        Assert.Equal(["06751-001", "06751-002", "06751-003", "06751-004", "06751-005", "06751-006"], content.Households.Select(household => household.Code));
        Assert.Equal((4, 12, 4, 12), (content.Summary.Opening, content.Summary.Count("openingPersons"), content.Summary.Closing, content.Summary.Count("closingPersons")));
        Assert.Equal((0, 2, 5, 6, 33.33m), (content.Summary.Exited, content.Summary.ExitedToDate, content.Summary.Count("exitedToDatePersons"), content.Summary.Baseline, content.Summary.ReportedPercent));
        Assert.Equal((980, 3528), (content.Summary.TotalHouseholds, content.Summary.Count("totalPersons")));
    }

    [Fact]
    public void Workbook_OfAWardOfWhichNothingIsKnown_AsksForExactlyWhatMustBeGiven()
    {
        var judged = Judging.Judge(Blank(Prefill.Nothing));

        Assert.Equal(["GN202 Biểu 01-TH!C9", "GN202 Biểu 01-TH!D9", "GN202 Biểu 01-TH!C21"], judged.Findings.Select(Judging.Place));
        Assert.Equal(("06751", new ReportingWeek(2024, 14)), (judged.Ward, judged.Week));
    }

    [Fact]
    public void Workbook_WithAllSheetsRenamed_IsReadTheSame()
    {
        using var workbook = new FilledWorkbook(Blank(Known));
        foreach (var (sheet, name) in new[] { ("Biểu 01-TH", "Sheet1"), ("Biểu 02-DS", "Sheet2"), ("Biểu 03-HT", "Sheet3"), ("Hướng dẫn", "Sheet4") }) workbook.Rename(sheet, name);

        Assert.Empty(Judging.Judge(workbook.Save()).Findings);
    }

    [Fact]
    public void Prefill_WithoutASubmission_KnowsTheBaselineOfThePlanAlone()
    {
        var known = Prefill.Of(Week, null, Baseline("06751"));

        Assert.Empty(known.Households);
        Assert.Equal([("baseline", 6m, "Kế hoạch 57/KH-UBND")], known.Figures.Select(figure => (figure.Key, figure.Value.Value, figure.Value.Source)));
    }

    [Fact]
    public void Prefill_OfAWardThatThePlanDoesNotName_KnowsNoBaseline() => Assert.Empty(Prefill.Of(Week, null, Baseline("00001")).Figures);

    [Fact]
    public void FileName_NamesFormWeekAndWard() =>
        Assert.Equal("BC-TUAN-2024-W14-binh-ngoc.xlsx", BlankWorkbook.FileName(Judging.Form, Some.BinhNgoc, new(2024, 14)));

    private static Prefill Known => Prefill.Of(Week, Judging.Accepted(_ => { }), Baseline("06751"));

    private static byte[] Blank(Prefill known) => BlankWorkbook.Build(Judging.Form, Some.BinhNgoc, new(2024, 14), known);
}
