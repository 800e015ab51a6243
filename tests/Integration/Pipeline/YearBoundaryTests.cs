using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Forms;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>
/// The six units after 1/7/2025 from 2025-W50 to 2026-W03, on the forms that are handed out. 16 near-poor households of four persons on 31/12/2024; in 2025 four leave
/// (10/9, 12/11, 24/12, 30/12), in January 2026 two (2/1, 7/1) and one comes (14/1). So 12 on 31/12/2025, 11 at the end of W03.
/// </summary>
public sealed class YearBoundaryTests
{
    private static readonly ReportingWeek[] Weeks = [new(2025, 50), new(2025, 51), new(2025, 52), new(2026, 1), new(2026, 2), new(2026, 3)];

    private static readonly (string Ward, int Then, int Now)[] Baselines = [("06709", 3, 2), ("06712", 5, 3), ("06724", 2, 2), ("06733", 2, 1), ("06736", 2, 2), ("06757", 2, 2)];

    private static readonly (string Household, string Status, DateOnly Day)[] Movements =
    [
        ("06712-001", "Thoát cận nghèo", new(2025, 9, 10)), ("06709-001", "Thoát cận nghèo", new(2025, 11, 12)), ("06733-001", "Thoát cận nghèo", new(2025, 12, 24)),
        ("06712-002", "Thoát cận nghèo", new(2025, 12, 30)), ("06709-002", "Thoát cận nghèo", new(2026, 1, 2)), ("06733-002", "Thoát cận nghèo", new(2026, 1, 7)), ("06712-006", "Phát sinh mới", new(2026, 1, 14)),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="engine">The store.</param>
    /// <param name="planned">The week, of those reported, in whose course the plan of 2026 is laid in; 6 is after all of them, three weeks late.</param>
    [Theory]
    [InlineData(StoreProvider.Sqlite, 4)]
    [InlineData(StoreProvider.Postgres, 4)]
    [InlineData(StoreProvider.Sqlite, 6)]
    [InlineData(StoreProvider.Postgres, 6)]
    public async Task Year_Ends_AndTheWorkGoesOn(StoreProvider engine, int planned)
    {
        using var config = new TestFolder();
        Lay(config, 2025);
        await using var store = await TestStore.CreateAsync(engine);
        await using (var before = await new SampleCity(store.Options, config.Path).OpenAsync())
        {
            foreach (var week in Weeks[..planned]) await WeekAsync(before, week);
            await Assert_WaitsAsync(before, planned);
            if (planned < Weeks.Length) await DraftAsync(before);
        }

        if (planned == Weeks.Length) Lay(config, 2026);
        await using var city = await new SampleCity(store.Options, config.Path).OpenAsync();
        foreach (var week in Weeks[planned..]) await WeekAsync(city, week);
        city.Set(city.Calendar.CloseOf(Weeks[^1]).AddHours(1));
        await CloseAsync(city);

        await Assert_CountedAsync(city);
        await Assert_TheYearAsync(city);
    }

    private static async Task WeekAsync(SampleCity city, ReportingWeek week)
    {
        Directory.CreateDirectory(city.Folders.Inbox);
        city.Set(city.Calendar.At(week.Next.Monday, new(7, 0)));
        Assert.Equal(6, (await city.Get<HandOutForms>().RunAsync(Stop)).Written.Count);
        var forms = (await city.Get<WardForms>().MakeAsync(week, city.Get<CityConfiguration>().Register.In(week), Stop)).ToList();
        foreach (var form in forms)
        {
            var folder = Directory.CreateDirectory(Path.Combine(city.Folders.Inbox, form.Ward.Slug)).FullName;
            await File.WriteAllBytesAsync(Path.Combine(folder, form.FileName), Filled(form, week), Stop);
        }

        city.Set(city.Calendar.DeadlineOf(week).AddHours(-7));
        var result = await city.Get<IngestInbox>().RunAsync(Stop);
        Assert.Equal(6, result.Files.Count);
        Assert.All(result.Files, file => Assert.True(file is { IsAccepted: true, Warnings: 0 }, $"{file.Name}: {file.Errors} errors, {file.Warnings} warnings"));
        city.Set(city.Calendar.CloseOf(week).AddMinutes(1));
        await CloseAsync(city);
    }

    private static async Task CloseAsync(SampleCity city)
    {
        await foreach (var result in city.Get<CloseDue>().WeeksAsync(Stop)) Assert.Equal(6, result.Submitted);
        await foreach (var result in city.Get<CloseDue>().ReviewsAsync(Stop)) Assert.Equal(CloseOutcome.Closed, result.Outcome);
    }

    /// <summary>The new year in one command: its questions answered, its line "draft: true" removed.</summary>
    private static async Task DraftAsync(SampleCity city)
    {
        var (path, open) = await city.Get<NewPlan>().RunAsync(2026, null, Stop);
        await Assert.ThrowsAsync<UsageException>(() => city.Get<NewPlan>().RunAsync(2026, null, Stop));
        var text = await File.ReadAllTextAsync(path, Stop);

        Assert.Equal(("2026-du-thao.yml", 0), (Path.GetFileName(path), open));
        foreach (var (ward, _, now) in Baselines) Assert.Contains($"- ward: \"{ward}\"", text, StringComparison.Ordinal);
        Assert.Equal(Baselines.Select(one => $"{one.Now}"), text.Split('\n').Where(line => line.TrimStart().StartsWith("baseline:", StringComparison.Ordinal)).Select(line => line.Split(':')[1].Trim()));
        Assert.Contains("nearPoorHouseholds: 12 ", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace("draft: true\n", "", StringComparison.Ordinal).Replace("…/KH-UBND", "1/KH-UBND", StringComparison.Ordinal)
            .Replace("date:   #", "date: 2026-01-12  #", StringComparison.Ordinal).Replace("exits:   #", "exits: 5  #", StringComparison.Ordinal), Stop);
    }

    private static byte[] Filled(WardForm form, ReportingWeek week)
    {
        var first = week.Monday < week.YearStart ? week.YearStart.AddYears(-1) : week.YearStart;
        var moved = Movements.Where(one => one.Household.StartsWith(form.Ward.Code, StringComparison.Ordinal) && one.Day <= week.Sunday).ToList();
        var codes = Enumerable.Range(1, Baselines.Single(one => one.Ward == form.Ward.Code).Then).Select(number => $"{form.Ward.Code}-{number:000}").Concat(moved.Select(one => one.Household)).Distinct()
            .Where(code => !moved.Exists(one => one.Household == code && one.Status.StartsWith("Thoát", StringComparison.Ordinal) && one.Day < first)).ToList();
        Assert.True(form.From is null || form.Households == codes.Count(code => !moved.Exists(one => one.Household == code && one.Day >= week.Monday && one.Status.StartsWith("Phát", StringComparison.Ordinal))), $"{week} {form.Ward.Code}: {form.Households} filled in");
        var baseline = Baselines.Single(one => one.Ward == form.Ward.Code);
        return OfficersWorkbook.Fill(form, week, week.Sunday.Year == 2025 ? baseline.Then : baseline.Now, [.. codes.Select(code => new TypedHousehold(code, null, moved.Find(one => one.Household == code).Status, moved.Find(one => one.Household == code) is { Status: not null } move ? move.Day : null))]);
    }

    private static async Task Assert_WaitsAsync(SampleCity city, int reported)
    {
        var configured = city.Get<CityConfiguration>();
        var lines = (await city.Get<StatusReader>().ReadAsync(configured.Register, configured.Plans, null, Stop)).Weeks;
        Assert.All(lines, line => Assert.Equal(line.Week.Sunday.Year == 2026 ? FilingState.Waiting : FilingState.Accepted, line.State));
        Assert.Equal(6 * (reported - 3), lines.Count(line => line.State == FilingState.Waiting));
        Assert.All(lines.Where(line => line.State == FilingState.Waiting), line => Assert.Contains(line.Current!.Findings, finding => finding.Code == "GN107"));
    }

    private static async Task Assert_CountedAsync(SampleCity city)
    {
        var configured = city.Get<CityConfiguration>();
        var lines = (await city.Get<StatusReader>().ReadAsync(configured.Register, configured.Plans, null, Stop)).Weeks;
        Assert.Equal(36, lines.Count(line => line is { State: FilingState.Accepted, Version: 1 }));
        Assert.Equal(36, lines.Count);
        (int Opening, int Exited, int Closing, int ToDate, int Baseline)[] expected = [(14, 0, 14, 2, 16), (14, 0, 14, 2, 16), (14, 1, 13, 3, 16), (13, 2, 11, 1, 12), (11, 1, 10, 2, 12), (10, 0, 11, 2, 12)];
        foreach (var (week, figures) in Weeks.Zip(expected))
        {
            var result = await city.Get<PeriodResults>().WeekAsync(week, null, Stop);
            var balance = result.City.Balance;
            Assert.Equal(figures, (balance[FigureKey.Opening].Households, balance[FigureKey.Exited].Households, balance[FigureKey.Closing].Households, result.City.ExitedToDate.Households, result.City.Baseline));
            Assert.DoesNotContain(result.Discrepancies, finding => finding.Code is "GN402" or "GN403" or "GN405" or "GN401" or "GN410" && week != Weeks[0]);
            Assert.Equal((figures.Baseline, figures.Closing), (result.Ledger.Opening, result.Ledger.Closing));
        }
    }

    private static async Task Assert_TheYearAsync(SampleCity city)
    {
        var year = (await city.Get<PeriodResults>().FindAsync(Period.Parse("2025"), null, Stop))!;
        Assert.Equal((4, 16, 12), (year.Balance[FigureKey.Exited].Households, year.Balance[FigureKey.Opening].Households, year.Closing.City.Closing.Households));
        Assert.Equal((4, 16), (year.Closing.City.ExitedToDate.Households, year.Closing.City.Baseline));
        Assert.Equal(2025, year.Closing.Plan.Year);
        var documents = (await city.Get<StatusReader>().ReadAsync(city.Get<CityConfiguration>().Register, city.Get<CityConfiguration>().Plans, null, Stop)).Documents;
        Assert.Contains(documents, document => document.Period == "2025-Q4");
        Assert.Contains(documents, document => document.Period == "2025");
    }

    /// <summary>The city's files with the plan of a year; a plan of 2025 names the sixteen units that existed before it began.</summary>
    private static void Lay(TestFolder config, int year)
    {
        LaidConfig.Lay(config, withPlans: false);
        var register = WardsFile.Load(config.At("wards.yml"));
        LaidConfig.LayPlan(config, year, year == 2025 ? [.. register.On(new(2024, 12, 31)).Select(ward => (ward.Code, 1))] : [.. Baselines.Select(one => (one.Ward, one.Now))]);
    }
}
