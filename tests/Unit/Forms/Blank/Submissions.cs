using CsCheck;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;

namespace MongCai.Poverty.Etl.Tests.Unit.Forms.Blank;

/// <summary>Random submissions of phường Bình Ngọc that contain no error.</summary>
internal static class Submissions
{
    private static readonly Origin Nowhere = new("", "");

    /// <summary>Words that wards write, and some that a careless writer would spoil.</summary>
    private static readonly string[] Said =
    [
        "Nguyễn", "Thị", "Đặng", "Ơn", "tổ 3", "khu 5:", "=SUM(A1)", "+84", "-", "@nhà", "12/QĐ-UBND", "3/4", "<b>", "&amp;", "\"quà\"", "_x0041_", "007", "1.500", "Tổng cộng", "Người lập biểu", "ố",
    ];

    private static readonly string[] Indicators = [.. Judging.Form.List.Columns.Where(column => column.Kind == Etl.Forms.ValueKind.Mark).Select(column => column.Key)];

    /// <summary>Lines whose persons are refused when they are fewer than the households.</summary>
    private static readonly string[] NeverFewerPersons = ["totalHouseholds", "opening"];

    private static Gen<string> Word => Gen.Int[0, Said.Length - 1].Select(index => Said[index]);

    private static Gen<string> Text => Gen.Select(Word, Word, Gen.Bool, (first, second, alone) => alone ? first : $"{first} {second}");

    /// <summary>What may stand for a head of household: any text of two letters or more.</summary>
    private static Gen<string> Name => Text.Where(text => text.Count(char.IsLetter) >= 2);

    private static Gen<T?> Maybe<T>(Gen<T> value) where T : class => Gen.Select(value, Gen.Bool, (given, said) => said ? given : null);

    private static Gen<T?> MaybeValue<T>(Gen<T> value) where T : struct => Gen.Select(value, Gen.Bool, (given, said) => said ? given : (T?)null);

    /// <summary>Days of the same year: a movement of the year before is not counted (GN312).</summary>
    private static Gen<DateOnly> DayUntil(DateOnly last) => Gen.Int[0, last.DayOfYear - 1].Select(back => last.AddDays(-back));

    private static Gen<BirthDate> Birth => Gen.Select(Gen.Int[1900, 2023], Gen.Int[0, 364], Gen.Bool, (year, day, whole) => whole ? BirthDate.Of(new DateOnly(year, 1, 1).AddDays(day)) : BirthDate.Of(year));

    private static Gen<IReadOnlyList<string>> Deprivations =>
        Gen.Bool.Array[Indicators.Length].Select(marks => (IReadOnlyList<string>)[.. Indicators.Where((_, index) => marks[index])]);

    private static Gen<Household> Household(DateOnly last) =>
        from person in Gen.Select(Name, Maybe(Birth), MaybeValue(Gen.Enum<Sex>()), Maybe(Text), Maybe(Text), Gen.Bool)
        from state in Gen.Select(Gen.Int[1, 30], Gen.Enum<HouseholdStatus>(), MaybeValue(Gen.Int[0, 400]), MaybeValue(Gen.Int[0, 12]), Deprivations)
        from rest in Gen.Select(Maybe(Text), MaybeValue(DayUntil(last)), Maybe(Text), Maybe(Text), Maybe(Text))
        select new Household
        {
            Code = "",
            Head = person.Item1,
            BirthDate = person.Item2,
            Sex = person.Item3,
            Ethnicity = person.Item4,
            Hamlet = person.Item5,
            NationalId = person.Item6 ? "" : null,
            Members = state.Item1,
            Status = state.Item2,
            B1 = state.Item3,
            B2 = state.Item4 * 10,
            Deprivations = state.Item5,
            Decision = rest.Item1,
            DecisionDate = rest.Item2,
            Cause = rest.Item3,
            Sponsor = rest.Item4,
            Need = rest.Item5,
            Origin = Nowhere,
        };

    private static Gen<Support> Support(DateOnly last) =>
        from code in Gen.Int[1, 15]
        from policy in Gen.Enum<SupportPolicy>()
        from rest in Gen.Select(Maybe(Text), MaybeValue(Gen.Long[0, 1_000_000_000_000]), MaybeValue(DayUntil(last)), Maybe(Text))
        select new Support { Code = Code(code), Policy = policy, Content = rest.Item1, Amount = rest.Item2, Date = rest.Item3, Source = rest.Item4, Origin = Nowhere };

    /// <summary>A submission of a week: up to 12 households and 8 supports, with figures that agree with the list.</summary>
    public static Gen<Submission> Of(ReportingWeek week) =>
        from households in Household(week.Sunday).Array[0, 12]
        from supports in Support(week.Sunday).Array[0, 8]
        from figures in Gen.Int[0, 5000].Array[Judging.Form.Summary.Indicators.Count * 2]
        let listed = households.Select(Numbered).ToList()
        select new Submission { Ward = Some.BinhNgoc.Code, Week = week, Summary = Summary(week, listed, figures), Households = listed, Supports = supports };

    private static string Code(int number) => $"06751-{number:000}";

    private static Household Numbered(Household household, int index) =>
        household with { Code = Code(index + 1), NationalId = household.NationalId is null ? null : NationalId(household, index + 1) };

    private static string NationalId(Household household, int number)
    {
        var year = household.BirthDate?.Year ?? 1970;
        return $"022{((year / 100) - 19) * 2 + (household.Sex == Sex.Female ? 1 : 0)}{year % 100:00}{number:000000}";
    }

    private static Summary Summary(ReportingWeek week, List<Household> households, int[] figures)
    {
        var on = households.Where(household => household.Status.IsOnList()).ToList();
        var exited = households.Where(household => household.Status == HouseholdStatus.Exited).ToList();
        var now = exited.Where(household => household.DecisionDate is { } day && week.Contains(day)).ToList();
        var counted = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["closing"] = on.Count,
            ["closingPersons"] = on.Sum(household => household.Members),
            ["exited"] = now.Count,
            ["exitedPersons"] = now.Sum(household => household.Members),
            ["exitedToDate"] = exited.Count,
            ["exitedToDatePersons"] = exited.Sum(household => household.Members),
        };
        var indicators = Judging.Form.Summary.Indicators;
        int Households(int line) => counted.GetValueOrDefault(indicators[line].Key, figures[2 * line]);
        return new(
        [
            .. indicators.Select((indicator, line) => new SummaryFigure(indicator.Key, indicator.Key == "reportedPercent" ? Households(line) / 50m : Households(line), null)),
            .. indicators.Select((indicator, line) => indicator.PersonsKey is { } persons ? new SummaryFigure(persons, counted.GetValueOrDefault(persons, figures[(2 * line) + 1] + (NeverFewerPersons.Contains(indicator.Key) ? Households(line) : 0)), null) : null).OfType<SummaryFigure>(),
        ]);
    }
}
