using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ExcelDataReader;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>57 → 45 household by household, and every figure of a ward back to its cell: expected from truth.json and from the workbooks themselves.</summary>
public sealed class TraceableQuarterTests(ClosedQuarter quarter) : IClassFixture<ClosedQuarter>
{
    /// <summary>Figure of a ward in the printed model, its key in truth.json.</summary>
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["exited"] = "exitedToDate",
        ["remaining"] = "closing",
        ["movement_opening"] = "opening",
        ["movement_exited"] = "exited",
        ["movement_became_poor"] = "becamePoor",
        ["movement_other_decrease"] = "otherDecrease",
        ["movement_from_poor"] = "fromPoor",
        ["movement_relapsed"] = "relapsed",
        ["movement_new"] = "new",
        ["movement_other_increase"] = "otherIncrease",
    };

    [Fact]
    public async Task Ledger_LeadsFrom57To45_HouseholdByHousehold()
    {
        var result = await quarter.LastWeekAsync();

        Assert.Equal((57, 12, 12, 0, 45), (result.Ledger.Opening, result.Ledger.Exited, result.Ledger.Left, result.Ledger.Entered, result.Ledger.Closing));
        Assert.DoesNotContain(result.Discrepancies, finding => finding.Code == "GN410");
        foreach (var ward in result.Ledger.Wards)
        {
            var truth = ClosedQuarter.Truth(ClosedQuarter.Last, ward.Ward.Code).GetProperty("households").EnumerateArray().ToList();
            var exited = truth.Where(household => Text(household, "status") == "exited").ToList();
            Assert.Equal(truth.Select(household => Text(household, "code")).Order(StringComparer.Ordinal), ward.OpeningList);
            Assert.Equal(
                exited.Select(household => (Text(household, "code"), Text(household, "decision"), Text(household, "decisionDate"))).Order(),
                ward.Entries.Select(entry => ((string?)entry.Household, entry.Decision, entry.DecisionDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).Order());
            Assert.All(ward.Entries, entry => Assert.True(entry.IsExit && entry.Week == ReportingWeek.Containing(entry.DecisionDate!.Value)));
            Assert.Equal(truth.Except(exited).Select(household => Text(household, "code")).Order(StringComparer.Ordinal), ward.ClosingList);
        }
    }

    [Fact]
    public async Task EveryFigureOfAWard_StandsInTheCellThatTheModelNames()
    {
        var wards = (await quarter.PrintedAsync()).GetProperty("wards").EnumerateArray().ToList();
        var codes = (await quarter.LastWeekAsync()).Wards.Select(ward => ward.Ward.Code);
        var checkedFigures = 0;
        foreach (var (ward, code) in wards.Zip(codes))
        {
            var truth = ClosedQuarter.Truth(ClosedQuarter.Last, code).GetProperty("summary");
            foreach (var (name, key) in Keys.SelectMany(pair => new[] { pair, new(pair.Key + "_persons", pair.Value + "Persons") }))
            {
                var origin = ward.GetProperty("origins").GetProperty(name);
                Assert.Equal("2024-W13", Text(origin, "week"));
                var stands = CellOf(origin);
                Assert.True(truth.GetProperty(key).GetInt32() == (stands.Length == 0 ? 0 : int.Parse(stands, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)), $"{code} {name}: {origin} holds '{stands}'");
                checkedFigures++;
            }

            Assert.Equal(truth.GetProperty("exitedToDate").GetInt32(), ward.GetProperty("exited_count").GetInt32());
            Assert.Equal(truth.GetProperty("closing").GetInt32(), ward.GetProperty("remaining_count").GetInt32());
        }

        Assert.Equal(17 * 20, checkedFigures);
    }

    [Fact]
    public async Task TheCitysFigure_IsTheSumOfTheCellsItNames()
    {
        var city = (await quarter.PrintedAsync()).GetProperty("city");

        Assert.Equal(Text(city, "exited"), Sum(city, "exited"));
        Assert.Equal(Text(city, "remaining"), Sum(city, "remaining"));
        Assert.Equal(Text(city, "remaining_persons"), Sum(city, "remaining_persons"));
    }

    private static string Sum(JsonElement city, string figure) =>
        city.GetProperty("origins").GetProperty(figure).EnumerateArray().Sum(origin => CellOf(origin) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0).ToString(CultureInfo.InvariantCulture);

    /// <summary>Opens the workbook that has the name and the hash, and reads the cell with ExcelDataReader: none of the worker's code.</summary>
    private static string CellOf(JsonElement origin)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(Workbook(origin)));
        while (reader.Name != Text(origin, "sheet")) Assert.True(reader.NextResult(), $"No sheet of {origin}");
        Assert.True(CellAddress.TryParse(Text(origin, "cell"), out var cell));
        for (var row = 1; reader.Read(); row++)
            if (row == cell.Row) return Convert.ToString(reader.GetValue(cell.Column - 1), CultureInfo.InvariantCulture) ?? "";
        return "";
    }

    private static byte[] Workbook(JsonElement origin) =>
        Directory.EnumerateFiles(RepositoryRoot.Path("tests", "samples", "q1-2024"), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path).Normalize() == Text(origin, "file")!.Normalize())
            .Select(File.ReadAllBytes)
            .First(bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)) == Text(origin, "sha256"));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
