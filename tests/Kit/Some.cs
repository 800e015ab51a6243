using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Kit;

/// <summary>A small shared cast for tests. Persons are invented; identity numbers stay in the serial range 000000–000999.</summary>
public static class Some
{
    public static readonly DateOnly CityFounded = new(2008, 9, 24);

    /// <summary>The area of config/report.yml.</summary>
    public static readonly Area Area = new("thành phố", "Móng Cái", "xã, phường") { Within = "Quảng Ninh" };

    public static readonly Ward BinhNgoc = new("06751", "Bình Ngọc", WardKind.Phuong, "binh-ngoc", CityFounded, null);

    public static readonly Ward VanNinh = new("06748", "Vạn Ninh", WardKind.Xa, "van-ninh", CityFounded, null);

    public static readonly Ward HaiTien = new("06733", "Hải Tiến", WardKind.Xa, "hai-tien", CityFounded, null);

    public static readonly ReportingWeek Week13 = new(2024, 13);

    private static readonly string[] Paired =
    [
        "totalHouseholds", "poorHouseholds", "opening", "exited", "becamePoor", "otherDecrease",
        "fromPoor", "relapsed", "new", "otherIncrease", "closing", "exitedToDate",
    ];

    /// <summary>A household that is near-poor unless told otherwise.</summary>
    public static Household Household(Ward ward, int number, HouseholdStatus status = HouseholdStatus.NearPoor, int members = 4) => new()
    {
        Code = $"{ward.Code}-{number:000}",
        Head = $"Nguyễn Văn Mẫu {number}",
        NationalId = $"022070{int.Parse(ward.Code, System.Globalization.CultureInfo.InvariantCulture) % 100 * 10 + number:000000}",
        Members = members,
        Status = status,
        Deprivations = ["health_insurance"],
        Sponsor = "Hội Nông dân thành phố",
        Origin = new("Biểu 02-DS", $"B{9 + number}"),
    };

    /// <summary>A summary whose figures are 0 but for those given; persons are named like households with "Persons".</summary>
    public static Summary Summary(params (string Key, decimal? Value)[] figures)
    {
        var given = figures.ToDictionary(figure => figure.Key, figure => figure.Value);
        var keys = Paired.SelectMany(key => new[] { key, PersonsOf(key) }).Append("baseline").Append("reportedPercent");
        return new([.. keys.Select((key, index) => new SummaryFigure(key, given.TryGetValue(key, out var value) ? value : 0, new("Biểu 01-TH", $"C{9 + index}")))]);
    }

    /// <summary>A submission that agrees with itself: figures follow from the households.</summary>
    public static Submission Submission(Ward ward, ReportingWeek week, int baseline, int exitedThisWeek, params Household[] households)
    {
        var closing = households.Where(household => household.Status.IsOnList()).ToList();
        var exited = households.Where(household => household.Status == HouseholdStatus.Exited).ToList();
        return new()
        {
            Ward = ward.Code,
            Week = week,
            Summary = Summary(
                ("totalHouseholds", 1000),
                ("totalPersons", 3600),
                ("opening", closing.Count + exitedThisWeek),
                ("openingPersons", closing.Sum(household => household.Members) + (exitedThisWeek * 4)),
                ("exited", exitedThisWeek),
                ("exitedPersons", exitedThisWeek * 4),
                ("closing", closing.Count),
                ("closingPersons", closing.Sum(household => household.Members)),
                ("exitedToDate", exited.Count),
                ("exitedToDatePersons", exited.Sum(household => household.Members)),
                ("baseline", baseline)),
            Households = households,
            Supports = [],
        };
    }

    private static string PersonsOf(string key) => key switch
    {
        "totalHouseholds" => "totalPersons",
        "poorHouseholds" => "poorPersons",
        _ => key + "Persons",
    };
}
