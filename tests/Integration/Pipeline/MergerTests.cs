using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Ledger;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>
/// The merger of 1/7/2025 in the weeks 2025-W25 to W28: sixteen units of two households become six. Móng Cái 2 numbers its households anew, and gives numbers of Ka Long (06709, the code that it bears
/// itself now) to others; the two of Vạn Ninh have no CCCD, the city says their new codes. All others keep their codes. Exits: 18/6, 25/6, 26/6, 30/6 (first told by the successor), 2/7, 8/7.
/// Bắc Sơn sends nothing in W26, Móng Cái 3 nothing in W27.
/// </summary>
public sealed class MergerTests
{
    private static readonly ReportingWeek[] Weeks = [new(2025, 25), new(2025, 26), new(2025, 27), new(2025, 28)];

    /// <summary>Old code of every household that got another one, and the new one.</summary>
    private static readonly Dictionary<string, string> Renumbered = new(StringComparer.Ordinal)
    {
        ["06715-001"] = "06709-001",
        ["06715-002"] = "06709-002",
        ["06709-001"] = "06709-003",
        ["06709-002"] = "06709-004",
        ["06748-001"] = "06709-005",
        ["06748-002"] = "06709-006",
    };

    /// <summary>Exits by the code of before 1/7.</summary>
    private static readonly Dictionary<string, DateOnly> Exits = new(StringComparer.Ordinal)
    {
        ["06715-001"] = new(2025, 6, 18),
        ["06748-001"] = new(2025, 6, 25),
        ["06709-001"] = new(2025, 6, 26),
        ["06754-001"] = new(2025, 6, 30),
        ["06712-001"] = new(2025, 7, 2),
        ["06709-002"] = new(2025, 7, 8),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreProvider.Sqlite)]
    [InlineData(StoreProvider.Postgres)]
    public async Task Units_Merge_AndNoHouseholdComesOrGoes(StoreProvider engine)
    {
        using var config = new TestFolder();
        Lay(config);
        await using var store = await TestStore.CreateAsync(engine);
        await using var city = await new SampleCity(store.Options, config.Path).OpenAsync();
        foreach (var week in Weeks) await WeekAsync(city, week);

        await Assert_TotalsAsync(city);
        Assert_Ways((await ResultAsync(city, Weeks[3])).Ledger);
        await Assert_PeriodsAsync(city);
        await Assert_NamesAsync(city);
    }

    /// <summary>City's files, a plan of the sixteen units, and the new codes of the two households without CCCD.</summary>
    private static void Lay(TestFolder config)
    {
        LaidConfig.Lay(config, withPlans: false);
        LaidConfig.LayPlan(config, 2025, [.. WardsFile.Load(config.At("wards.yml")).On(new(2024, 12, 31)).Select(ward => (ward.Code, 2))]);
        File.AppendAllText(config.At("wards.yml"), """

            recoded:
              - { from: 2025-07-01, old: "06748-001", new: "06709-005" }
              - { from: 2025-07-01, old: "06748-002", new: "06709-006" }
            """);
    }

    private static async Task WeekAsync(SampleCity city, ReportingWeek week)
    {
        Directory.CreateDirectory(city.Folders.Inbox);
        city.Set(city.Calendar.At(week.Next.Monday, new(7, 0)));
        var register = city.Get<CityConfiguration>().Register;
        var forms = (await city.Get<WardForms>().MakeAsync(week, register.In(week), Stop)).ToList();
        if (week > Weeks[0]) Assert.Equal(32, forms.Sum(form => form.Households));
        foreach (var form in forms.Where(form => !IsAbsent(form.Ward, week)))
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(city.Folders.Inbox, FolderOf(form.Ward, week))).FullName, form.FileName), Filled(form, week, register), Stop);
        city.Set(city.Calendar.DeadlineOf(week).AddHours(-7));
        Assert.All((await city.Get<IngestInbox>().RunAsync(Stop)).Files, file => Assert.True(file is { IsAccepted: true, Warnings: 0 }, $"{file.Name}: {file.Errors} errors, {file.Warnings} warnings"));
        city.Set(city.Calendar.CloseOf(week).AddMinutes(1));
        await foreach (var result in city.Get<CloseDue>().WeeksAsync(Stop)) Assert.Equal(CloseOutcome.Closed, result.Outcome);
    }

    /// <summary>In W28 the officers of Móng Cái 1 still use the folder of Trần Phú.</summary>
    private static string FolderOf(Ward ward, ReportingWeek week) => (ward.Slug, week.Number) is ("mong-cai-1", 28) ? "tran-phu" : ward.Slug;

    private static bool IsAbsent(Ward ward, ReportingWeek week) => (ward.Name, week.Number) is ("Bắc Sơn", 26) or ("Móng Cái 3", 27);

    /// <summary>The list of a unit: its own households and those of its former units, in the codes of the day.</summary>
    private static byte[] Filled(WardForm form, ReportingWeek week, WardRegister register)
    {
        var formers = register.FormersOf(form.Ward, week.Sunday).Where(unit => unit.ValidTo?.Year == 2025).ToList();
        List<string> old = [.. (formers.Count == 0 ? [form.Ward] : formers).SelectMany(unit => new[] { $"{unit.Code}-001", $"{unit.Code}-002" })];
        var list = old.Select(code => new TypedHousehold(
            formers.Count > 0 ? Renumbered.GetValueOrDefault(code, code) : code, NumberOf(code),
            IsOut(code, week) ? TypedHousehold.Exited : null, IsOut(code, week) ? Exits[code] : null));
        return OfficersWorkbook.Fill(form, week, 2 * Math.Max(1, formers.Count), [.. list.OrderBy(one => one.Code, StringComparer.Ordinal)], Math.Max(1, formers.Count));
    }

    private static bool IsOut(string code, ReportingWeek week) => Exits.TryGetValue(code, out var day) && day <= week.Sunday;

    /// <summary>Invented: none for Vạn Ninh, serial numbers below 1000 for all others.</summary>
    private static string? NumberOf(string code) => code.StartsWith("06748", StringComparison.Ordinal) ? null
        : $"0220{code[3..5]}000{code[3..5]}{code[8]}";

    private static async Task Assert_TotalsAsync(SampleCity city)
    {
        (int Exited, int Closing, int Reported)[] expected = [(1, 31, 16), (3, 29, 15), (5, 27, 5), (6, 26, 6)];
        foreach (var (week, (exited, closing, reported)) in Weeks.Zip(expected))
        {
            var result = await ResultAsync(city, week);
            Assert.Equal((32, exited, closing, reported), (result.City.Baseline, result.City.ExitedToDate.Households, result.City.Closing.Households, result.SubmittedCount));
            Assert.Equal((32, exited, 0, 0, closing), (result.Ledger.Opening, result.Ledger.Exited, result.Ledger.LeftOtherwise, result.Ledger.Entered, result.Ledger.Closing));
            Assert.DoesNotContain(result.Discrepancies, finding => finding.Code is not ("GN406" or "GN408"));
        }
    }

    /// <summary>Each of the 32 households is followed from its old unit and code to its new ones.</summary>
    private static void Assert_Ways(CityLedger ledger)
    {
        var carried = ledger.Wards.SelectMany(ward => ward.Carried.Select(one => (ward.Ward, one.Former, one.Code))).ToList();
        Assert.Equal(32, carried.Count);
        Assert.All(carried, one => Assert.Equal(Renumbered.GetValueOrDefault(one.Former.Code, one.Former.Code), one.Code));
        Assert.All(carried, one => Assert.Contains(one.Ward.Code, one.Former.Unit.Successors));
        Assert.Equal(["06748-001", "06748-002"], carried.Where(one => one.Former.By == CodeLink.Recoded).Select(one => one.Former.Code));
        Assert.Equal(["06709-001", "06709-002", "06715-001", "06715-002"], carried.Where(one => one.Former.By == CodeLink.NationalId).Select(one => one.Former.Code));
        Assert.Equal(26, carried.Count(one => one.Former.By == CodeLink.SameCode));
        Assert.Equal(Exits.Keys.Select(code => Renumbered.GetValueOrDefault(code, code)).Order(StringComparer.Ordinal), ledger.Entries.Select(entry => entry.Household).Order(StringComparer.Ordinal));
    }

    /// <summary>The first half-year ends on the Monday of W27: what was decided on it counts there, though the successor tells of it.</summary>
    private static async Task Assert_PeriodsAsync(SampleCity city)
    {
        foreach (var (period, exited, closing) in ((string, int, int)[])[("2025-H1", 4, 28), ("2025-Q3", 2, 26), ("2025", 6, 26)])
        {
            var result = (await city.Get<PeriodResults>().FindAsync(Period.Parse(period), null, Stop))!;
            Assert.Equal((period, exited, closing), (period, result.Balance[FigureKey.Exited].Households, result.Closing.City.Closing.Households));
            Assert.Equal((period, 0), (period, result.Balance[FigureKey.New].Households + result.Balance[FigureKey.OtherIncrease].Households));
        }
    }

    /// <summary>Documents name the units of their week and say of which they are made up; the folder of a unit that is gone says where to go.</summary>
    private static async Task Assert_NamesAsync(SampleCity city)
    {
        await using var db = await city.Get<IDbContextFactory<EtlDbContext>>().CreateDbContextAsync(Stop);
        var reports = await db.Set<DocumentRow>().Where(row => row.Kind == DocumentKinds.WeeklyReport && row.ModelJson != null).ToDictionaryAsync(row => row.Period, row => row.ModelJson, Stop);
        Assert.Contains("gồm phường Ka Long, phường Ninh Dương, xã Vạn Ninh cũ (từ ngày 01/7/2025).", reports["2025-W27"], StringComparison.Ordinal);
        Assert.DoesNotContain("Móng Cái 2", reports["2025-W26"], StringComparison.Ordinal);

        await city.Get<HandOutForms>().RunAsync(Stop);
        var note = await File.ReadAllTextAsync(Path.Combine(city.Folders.Inbox, "tran-phu", "DON-VI-DA-SAP-XEP.txt"), Stop);
        Assert.Contains("Từ ngày 01/07/2025, phường Trần Phú đã nhập vào phường Móng Cái 1.", note, StringComparison.Ordinal);
        Assert.Contains("nộp vào thư mục: mong-cai-1.", note, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(city.Folders.Inbox, "hai-son", "DON-VI-DA-SAP-XEP.txt")));
        Assert.Empty((await city.Get<IngestInbox>().RunAsync(Stop)).Files);
    }

    private static async Task<ReconciliationResult> ResultAsync(SampleCity city, ReportingWeek week) => await city.Get<PeriodResults>().WeekAsync(week, null, Stop);
}
