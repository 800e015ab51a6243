using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Ledger;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Models;

namespace MongCai.Poverty.Etl.Tests.Kit.Reporting;

/// <summary>Week 13 of 2024 as the published figures and the sample quarter's truth.json give it, typed in by hand.</summary>
public static class SampleResults
{
    public static readonly ReportingWeek Week = new(2024, 13);

    private sealed record Line(string Code, string Name, bool Urban, int Baseline, bool Assumed, int Opening, int Exited, int ToDate, int OpeningPersons, int ExitedPersons, int ToDatePersons, decimal Typed)
    {
        public Line Times(int unit, int times) => new(
            $"{10000 + unit}", $"Mẫu {unit + 1:0000}", Urban, Baseline * times, false, Opening * times, Exited * times, ToDate * times, OpeningPersons * times, ExitedPersons * times, ToDatePersons * times, Typed);
    }


    private static IReadOnlyList<Line> Lines { get; } =
    [
        new("06709", "Ka Long", true, 1, true, 1, 0, 0, 6, 0, 0, 0),
        new("06712", "Trần Phú", true, 1, true, 1, 0, 0, 4, 0, 0, 0),
        new("06715", "Ninh Dương", true, 4, false, 4, 1, 1, 15, 5, 5, 25),
        new("06718", "Hòa Lạc", true, 1, true, 1, 0, 0, 6, 0, 0, 0),
        new("06721", "Trà Cổ", true, 4, false, 3, 0, 1, 9, 0, 4, 25),
        new("06724", "Hải Sơn", false, 2, true, 2, 0, 0, 10, 0, 0, 0),
        new("06727", "Bắc Sơn", false, 2, true, 2, 0, 0, 9, 0, 0, 0),
        new("06730", "Hải Đông", false, 5, false, 5, 1, 1, 18, 2, 2, 20),
        new("06733", "Hải Tiến", false, 7, false, 5, 0, 2, 21, 0, 6, 14),
        new("06736", "Hải Yên", true, 3, true, 3, 0, 0, 9, 0, 0, 0),
        new("06739", "Quảng Nghĩa", false, 3, true, 3, 0, 0, 13, 0, 0, 0),
        new("06742", "Hải Hòa", true, 7, false, 7, 1, 1, 30, 4, 4, 14.29m),
        new("06745", "Hải Xuân", false, 2, false, 1, 0, 1, 1, 0, 2, 50),
        new("06748", "Vạn Ninh", false, 6, false, 5, 0, 1, 21, 0, 6, 16),
        new("06751", "Bình Ngọc", true, 6, false, 3, 0, 3, 7, 0, 10, 50),
        new("06754", "Vĩnh Trung", false, 2, true, 2, 0, 0, 6, 0, 0, 0),
        new("06757", "Vĩnh Thực", false, 1, false, 0, 0, 1, 0, 0, 6, 100),
    ];

    public static readonly PovertyPlan Plan = new(
        "57-kh-ubnd-2024", "57/KH-UBND", new DateOnly(2024, 2, 16), new DateOnly(2023, 12, 31), 29_694, 57, 0,
        [.. Lines.Select(line => new PlanWard(line.Code, line.Baseline, line.Assumed))],
        [new Milestone(new DateOnly(2024, 6, 30), 40), new Milestone(new DateOnly(2024, 12, 31), 57)],
        RoundingRule.HalfUp, 2, 5);

    public static readonly IReadOnlyDictionary<string, string> IndicatorLabels = new Dictionary<string, string>
    {
        ["employment"] = "Việc làm",
        ["dependants"] = "Người phụ thuộc trong hộ gia đình",
        ["nutrition"] = "Dinh dưỡng",
        ["health_insurance"] = "Bảo hiểm y tế",
        ["adult_education"] = "Trình độ giáo dục của người lớn",
        ["child_schooling"] = "Tình trạng đi học của trẻ em",
        ["housing_quality"] = "Chất lượng nhà ở",
        ["housing_area"] = "Diện tích nhà ở bình quân đầu người",
        ["water"] = "Nguồn nước sinh hoạt",
        ["toilet"] = "Nhà tiêu hợp vệ sinh",
        ["telecom"] = "Sử dụng dịch vụ viễn thông",
        ["information"] = "Phương tiện phục vụ tiếp cận thông tin",
    };

    /// <summary>The week as it was: 17 of 17 in time, Hải Tiến's rate mistyped.</summary>
    public static ReconciliationResult Week13(Func<WardPosition, WardPosition>? change = null, params Finding[] more)
    {
        var wards = Lines.Select(Position).Select(change ?? (ward => ward)).ToList();
        var city = new CityPosition(Plan, wards);
        return new ReconciliationResult
        {
            Week = Week,
            Plan = Plan,
            Wards = wards,
            City = city,
            Ledger = new CityLedger([.. wards.Select(SampleLedger.Of)]),
            Milestones = [.. Plan.Milestones.Select(milestone => new MilestoneProgress(milestone, city.ExitedToDate.Households))],
            Discrepancies = [new("GN303", Severity.Warning, "Biểu 01-TH", "C23", "14", "Tỷ lệ không khớp.") { Ward = "06733" }, .. more],
            Supports =
            [
                new(SupportPolicy.Health, 1, 1, 10_000_000), new(SupportPolicy.Education, 1, 1, 5_000_000),
                new(SupportPolicy.Housing, 1, 1, 40_000_000), new(SupportPolicy.VocationalTraining, 1, 1, 20_000_000),
            ],
            Sponsors =
            [
                new("Hội Nông dân thành phố", 12, 1), new("Ủy ban MTTQ thành phố", 9, 6), new("Chi hội Phụ nữ Công an thành phố", 8, 1),
                new("Đoàn TNCS Hồ Chí Minh thành phố", 8, 0), new("Ban Quản lý dự án đầu tư xây dựng thành phố", 4, 1), new("Hội LHPN thành phố", 4, 3),
            ],
            Deprivations =
            [
                new("employment", 4), new("dependants", 1), new("nutrition", 4), new("health_insurance", 2), new("adult_education", 3), new("child_schooling", 6),
                new("housing_quality", 2), new("housing_area", 5), new("water", 5), new("toilet", 4), new("telecom", 5), new("information", 4),
            ],
            Series =
            [
                new(new(2024, 8), 2, 55), new(new(2024, 9), 6, 51), new(new(2024, 10), 7, 50), new(new(2024, 11), 9, 48), new(new(2024, 12), 9, 48), new(Week, 12, 45),
            ],
        };
    }

    /// <summary>The same week of an invented province: the wards again and again under other names, each with so many times their figures.</summary>
    /// <param name="units">How many.</param>
    /// <param name="times">By what every figure is multiplied.</param>
    public static ReconciliationResult Province(int units, int times)
    {
        var wards = Enumerable.Range(0, units).Select(unit => Position(Lines[unit % Lines.Count].Times(unit, times))).ToList();
        var whole = wards.Sum(ward => ward.Baseline);
        var plan = Plan with
        {
            TotalHouseholds = whole * 20,
            NearPoorHouseholds = whole,
            Wards = [.. wards.Select(ward => new PlanWard(ward.Ward.Code, ward.Baseline, false))],
            Milestones = [new Milestone(new DateOnly(2024, 6, 30), whole * 2 / 3), new Milestone(new DateOnly(2024, 12, 31), whole)],
        };
        var city = new CityPosition(plan, wards);
        return Week13() with
        {
            Plan = plan,
            Wards = wards,
            City = city,
            Ledger = new CityLedger([.. wards.Select(SampleLedger.Of)]),
            Milestones = [.. plan.Milestones.Select(milestone => new MilestoneProgress(milestone, city.ExitedToDate.Households))],
            Discrepancies = [.. wards.Select(ward => new Finding("GN206", Severity.Warning, "Biểu 02-DS", "D8", "1", "Số định danh.") { Ward = ward.Ward.Code, Household = "10000-001" })],
            Deprivations = [.. Week13().Deprivations.Select(total => total with { Households = total.Households * units * times / Lines.Count })],
            Supports = [.. Week13().Supports.Select(total => total with { Households = units * times, Lines = units * times, Amount = total.Amount * units })],
            Series = [.. Week13().Series.Select(total => total with { ExitedToDate = total.ExitedToDate * units * times / Lines.Count })],
        };
    }

    /// <summary>The first quarter: the six weeks' movements and support added up.</summary>
    public static PeriodResult Quarter1() => new(
        new Period(PeriodKind.Quarter, 2024, 1),
        Week13(),
        Balance.EndingAt(Week13().City.Closing, key => key == FigureKey.Exited ? new(12, 45) : default),
        [
            new(SupportPolicy.Health, 2, 2, 20_000_000), new(SupportPolicy.Education, 5, 5, 53_000_000), new(SupportPolicy.Housing, 11, 11, 268_000_000),
            new(SupportPolicy.Credit, 4, 4, 68_000_000), new(SupportPolicy.VocationalTraining, 8, 8, 193_000_000), new(SupportPolicy.Other, 6, 6, 235_000_000),
        ],
        [.. Enumerable.Range(8, 6).Select(number => new ReportingWeek(2024, number))]);

    /// <summary>A ward that did not report: last week's figures are carried over.</summary>
    public static WardPosition CarriedOver(WardPosition ward, FilingState state) => ward with
    {
        State = state,
        Source = Filed(ward.Ward.Code, Week.Previous),
        Balance = Balance.Still(ward.Balance.Opening),
        ExitedToDate = new(ward.ExitedToDate.Households - ward.Balance[FigureKey.Exited].Households, ward.ExitedToDate.Persons - ward.Balance[FigureKey.Exited].Persons),
        ReportedPercent = null,
    };

    /// <summary>Settings with the repository's own headings.</summary>
    public static ReportSettings Settings(string kind) =>
        new(ReportHeadingsFile.Load(Path.Combine(Repository, "config", "report.yml"))[kind], new DateOnly(2024, 4, 5), IndicatorLabels);

    /// <summary>Folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    private static WardPosition Position(Line line) => new()
    {
        Ward = new Ward(line.Code, line.Name, line.Urban ? WardKind.Phuong : WardKind.Xa, line.Code, new DateOnly(2008, 9, 24), null),
        State = FilingState.Accepted,
        Source = Filed(line.Code, Week),
        Baseline = line.Baseline,
        BaselineAssumed = line.Assumed,
        Balance = Balance.EndingAt(new(line.Opening - line.Exited, line.OpeningPersons - line.ExitedPersons), key => key == FigureKey.Exited ? new(line.Exited, line.ExitedPersons) : default),
        ExitedToDate = new(line.ToDate, line.ToDatePersons),
        ReportedPercent = line.Typed,
    };

    private static FiledSubmission Filed(string ward, ReportingWeek week) => new(
        1, 1, "bao-cao.xlsx", new string('0', 64), new DateTimeOffset(2024, 4, 1, 1, 0, 0, TimeSpan.Zero),
        new Submission { Ward = ward, Week = week, Summary = new Summary([]), Households = [], Supports = [] }, []);

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MongCai.Poverty.Etl.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
