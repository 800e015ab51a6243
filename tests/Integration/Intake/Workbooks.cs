using CsCheck;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

/// <summary>Judged workbooks as validation would hand them over; persons are invented.</summary>
internal static class Workbooks
{
    public static readonly ReportingWeek Week = new(2024, 13);

    public static readonly Ward HaiHoa = new("06751", "Hải Hòa", WardKind.Phuong, "hai-hoa", new(2008, 9, 24), null);

    public static readonly Ward VanNinh = new("06757", "Vạn Ninh", WardKind.Xa, "van-ninh", new(2008, 9, 24), null);

    /// <summary>Thursday 17:00 of the week after, in Vietnam; no week is sealed.</summary>
    public static readonly WeekTerms Terms = new(week => new(week.Next.Monday.AddDays(3).ToDateTime(new(17, 0)), TimeSpan.FromHours(7)), _ => false, _ => true);

    public static readonly Finding Remark = new("GN303", Severity.Warning, "Biểu 01-TH", "C23", "14", "Tỷ lệ ghi là 14%, tính ra 28,57%.");

    public static readonly Finding Fault = new("GN202", Severity.Error, "Biểu 02-DS", "C7", null, "Ô C7 còn trống: hãy ghi họ tên chủ hộ.");

    public static Submission Content(int closing = 5, Ward? ward = null, ReportingWeek? week = null) => new()
    {
        Ward = (ward ?? HaiHoa).Code,
        Week = week ?? Week,
        Summary = new([
            new("closing", closing, new("Biểu 01-TH", "C18")),
            new("closingPersons", 0, null),
            new("reportedPercent", 28.57m, new("Biểu 01-TH", "C23")),
        ]),
        Households = [Household($"{(ward ?? HaiHoa).Code}-001", "022080000016"), Household($"{(ward ?? HaiHoa).Code}-002", null)],
        Supports = [new() { Code = "06751-001", Policy = SupportPolicy.VocationalTraining, Amount = 5_000_000, Date = new(2024, 3, 26), Origin = new("Biểu 03-HT", "B6") }],
    };

    public static AcceptedSubmission Accepted(string sha256, int closing = 5, Ward? ward = null, ReportingWeek? week = null) =>
        new("bc.xlsx", sha256, [Remark], Content(closing, ward, week));

    public static RejectedSubmission Rejected(string sha256, Ward? ward = null, ReportingWeek? week = null) =>
        new("bc.xlsx", sha256, [Fault], (ward ?? HaiHoa).Code, week ?? Week);

    public static readonly Gen<Submission> Any =
        from figures in Gen.Select(OneOf("closing", "exited", "reportedPercent"), Amount.Nullable(), Place.Null(), (key, value, origin) => new SummaryFigure(key, value, origin)).Array[0, 8]
        from households in AnyHousehold.Array[0, 12]
        from supports in AnySupport.Array[0, 5]
        select new Submission { Ward = HaiHoa.Code, Week = Week, Summary = new(figures), Households = households, Supports = supports };

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static Gen<string> Text => Gen.OneOf(
        OneOf("Nguyễn Thị Mẫu", "O'Chủ hộ; DROP TABLE", "", " ", "a\tb\r\nc", "\\", "%_", "=1+1", "Hộ nghèo 👪", "Ti\u00ea\u0301ng"),
        Gen.Char[' ', '\ud7ff'].Array[0, 30].Select(letters => new string(letters)));

    private static Gen<Origin> Place => Gen.Select(Text, Gen.Int[1, 50000], (sheet, row) => new Origin(sheet, $"AB{row}"));

    private static Gen<decimal> Amount => Gen.Select(Gen.Int, Gen.Int[0, 200], Gen.Int[0, 6], (low, middle, scale) => new decimal(low, middle, 0, low % 2 == 0, (byte)scale));

    private static Gen<DateOnly> Day => Gen.Int[0, 60_000].Select(days => new DateOnly(1900, 1, 1).AddDays(days));

    private static Gen<BirthDate> Birth => Gen.OneOf(Day.Select(BirthDate.Of), Gen.Int[1900, 2024].Select(BirthDate.Of));

    private static Gen<Household> AnyHousehold =>
        from code in Text
        from head in Text
        from texts in Text.Null().Array[7]
        from birth in Birth.Null()
        from sex in Gen.Enum<Sex>().Nullable()
        from members in Gen.Int[1, 30]
        from status in Gen.Enum<HouseholdStatus>()
        from points in Gen.Int[0, 400].Nullable().Array[2]
        from unmet in OneOf("employment", "health_insurance", "water").Array[0, 3]
        from decided in Day.Nullable()
        from origin in Place
        select new Household
        {
            Code = code,
            Head = head,
            NationalId = texts[0],
            BirthDate = birth,
            Sex = sex,
            Ethnicity = texts[1],
            Hamlet = texts[2],
            Members = members,
            Status = status,
            B1 = points[0],
            B2 = points[1],
            Deprivations = unmet,
            Decision = texts[3],
            DecisionDate = decided,
            Cause = texts[4],
            Sponsor = texts[5],
            Need = texts[6],
            Origin = origin,
        };

    private static Gen<Support> AnySupport =>
        from code in Text
        from policy in Gen.Enum<SupportPolicy>()
        from texts in Text.Null().Array[2]
        from amount in Gen.Long[0, long.MaxValue].Nullable()
        from day in Day.Nullable()
        from origin in Place
        select new Support { Code = code, Policy = policy, Content = texts[0], Amount = amount, Date = day, Source = texts[1], Origin = origin };

    private static Household Household(string code, string? nationalId) => new()
    {
        Code = code,
        Head = "Nguyễn Thị Mẫu",
        NationalId = nationalId,
        BirthDate = BirthDate.Of(1960),
        Members = 4,
        Status = HouseholdStatus.NearPoor,
        Deprivations = ["health_insurance", "water"],
        Sponsor = "Hội Nông dân thành phố",
        Origin = new("Biểu 02-DS", "B7"),
    };
}
