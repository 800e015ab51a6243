using System.Text.Json;
using CsCheck;
using MongCai.Poverty.Etl.Forms.Blank;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Forms;
using MongCai.Poverty.Etl.Tests.Kit.Reading;

namespace MongCai.Poverty.Etl.Tests.Unit.Forms.Blank;

/// <summary>Generate → fill → read gives exactly what was filled.</summary>
public sealed class FillingTests
{
    private static readonly ReportingWeek Week = new(2024, 14);
    private static readonly Origin Nowhere = new("", "");

    [Fact]
    public void Workbook_Filled_IsReadAsItWasFilled() =>
        Gen.Select(Submissions.Of(Week.Previous), Submissions.Of(Week)).Sample(
            (last, now) =>
            {
                var judged = Judging.Judge(Filled(BlankWorkbook.Build(Judging.Form, Some.BinhNgoc, Week, Known(last)), last, now));

                Assert.DoesNotContain(judged.Findings, finding => finding.Severity == Severity.Error);
                Assert.Equal(Text(now), Text(Assert.IsType<AcceptedSubmission>(judged).Content));
            },
            iter: 40,
            print: pair => Text(pair.Item2));

    [Fact]
    public void Workbook_Untouched_RepeatsTheHouseholdsOfTheLastReport() =>
        Submissions.Of(Week.Previous).Sample(
            last =>
            {
                var judged = Judging.Judge(BlankWorkbook.Build(Judging.Form, Some.BinhNgoc, Week, Known(last)));

                Assert.DoesNotContain(judged.Findings, finding => finding.Severity == Severity.Error);
                var content = Assert.IsType<AcceptedSubmission>(judged).Content;
                Assert.Equal(Text(last.Households), Text(content.Households));
                Assert.Equal((last.Summary.Closing, last.Summary.Closing, last.Summary.ExitedToDate), (content.Summary.Opening, content.Summary.Closing, content.Summary.ExitedToDate));
            },
            iter: 40,
            print: Text);

    [Fact]
    public void Workbook_Built_DependsOnItsInputAlone() =>
        Submissions.Of(Week.Previous).Sample(
            last => BlankWorkbook.Build(Judging.Form, Some.BinhNgoc, Week, Known(last)).AsSpan()
                .SequenceEqual(BlankWorkbook.Build(Judging.Form, Some.BinhNgoc, Week, Known(last))),
            iter: 10);

    private static Prefill Known(Submission last) => Prefill.Of(BlankWorkbookTests.Week, last, BlankWorkbookTests.Baseline(last.Ward));

    private static byte[] Filled(byte[] blank, Submission last, Submission now)
    {
        using var workbook = new FilledWorkbook(blank);
        for (var line = 0; line < Math.Max(now.Households.Count, last.Households.Count); line++) Household(workbook, line, line < now.Households.Count ? now.Households[line] : null);
        for (var line = 0; line < now.Supports.Count; line++) Support(workbook, line, now.Supports[line]);
        foreach (var indicator in Judging.Form.Summary.Indicators)
        {
            workbook.Named("Biểu 01-TH", indicator.FullLabel, "Số hộ", now.Summary.Find(indicator.Key)!.Value / (indicator.Kind == Etl.Forms.ValueKind.Percent ? 100 : 1));
            if (indicator.PersonsKey is { } persons) workbook.Named("Biểu 01-TH", indicator.FullLabel, "Số nhân khẩu", now.Summary.Find(persons)!.Value);
        }

        return workbook.Save();
    }

    private static void Household(FilledWorkbook workbook, int line, Household? household)
    {
        const string sheet = "Biểu 02-DS";
        foreach (var (heading, value) in Cells(household)) workbook.Line(sheet, heading, line, value);
        foreach (var column in Judging.Form.List.Columns.Where(column => column.Kind == Etl.Forms.ValueKind.Mark))
            workbook.Line(sheet, column.Label, line, household?.Deprivations.Contains(column.Key, StringComparer.Ordinal) == true ? "x" : null);
    }

    private static (string Heading, object? Value)[] Cells(Household? household) =>
    [
        ("Mã hộ", household?.Code), ("Họ và tên chủ hộ", household?.Head), ("Số CCCD/Số định danh", household?.NationalId), ("Ngày sinh", Birth(household?.BirthDate)),
        ("Giới tính", household?.Sex switch { null => null, Sex.Male => "Nam", _ => "Nữ" }), ("Dân tộc", household?.Ethnicity), ("Thôn/Khu", household?.Hamlet),
        ("Số nhân khẩu", household?.Members), ("Tình trạng", Status(household?.Status)), ("Điểm B1", household?.B1), ("Điểm B2", household?.B2),
        ("Số quyết định", household?.Decision), ("Ngày quyết định", household?.DecisionDate), ("Nguyên nhân", household?.Cause),
        ("Đơn vị phụ trách giúp đỡ", household?.Sponsor), ("Nhu cầu hỗ trợ", household?.Need),
    ];

    private static void Support(FilledWorkbook workbook, int line, Support support)
    {
        (string, object?)[] cells =
        [
            ("Mã hộ", support.Code), ("Chính sách", Policy(support.Policy)), ("Nội dung hỗ trợ", support.Content), ("Kinh phí (đồng)", support.Amount),
            ("Ngày hỗ trợ", support.Date), ("Nguồn", support.Source),
        ];
        foreach (var (heading, value) in cells) workbook.Line("Biểu 03-HT", heading, line, value);
    }

    /// <summary>As an officer types it: before 1909 as text, because Excel's counts of those days read like years.</summary>
    private static object? Birth(BirthDate? birth) => birth?.Day is { } day ? day.Year < 1909 ? $"{day.Day}/{day.Month}/{day.Year}" : day : birth?.Year;

    private static string? Status(HouseholdStatus? status) => status switch
    {
        null => null,
        HouseholdStatus.NearPoor => "Cận nghèo",
        HouseholdStatus.Exited => "Thoát cận nghèo",
        HouseholdStatus.BecamePoor => "Trở thành hộ nghèo",
        HouseholdStatus.OtherDecrease => "Giảm khác",
        HouseholdStatus.FromPoor => "Hộ nghèo trở thành hộ cận nghèo",
        HouseholdStatus.Relapsed => "Tái cận nghèo",
        HouseholdStatus.New => "Phát sinh mới",
        _ => "Tăng khác",
    };

    private static string Policy(SupportPolicy policy) => policy switch
    {
        SupportPolicy.Health => "Y tế",
        SupportPolicy.Education => "Giáo dục",
        SupportPolicy.Housing => "Nhà ở",
        SupportPolicy.Credit => "Tín dụng ưu đãi",
        SupportPolicy.VocationalTraining => "Đào tạo nghề",
        _ => "Khác",
    };

    private static string Text(Submission submission) => JsonSerializer.Serialize(new
    {
        submission.Ward,
        Week = submission.Week.ToString(),
        Figures = submission.Summary.Figures.Select(figure => new { figure.Key, Value = (figure.Value ?? 0) / 1.00m }),
        Households = Text(submission.Households),
        Supports = submission.Supports.Select(support => support with { Origin = Nowhere }),
    });

    private static string Text(IEnumerable<Household> households) => JsonSerializer.Serialize(households.Select(household => household with { Origin = Nowhere }));
}
