using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>What became of a ward's report has one word, whoever asks: <c>status</c>, the weekly report, the reminder.</summary>
public sealed class OneWordPerWardTests
{
    private static readonly ReportingWeek Week = ReportingWeek.Parse("2024-W13");

    private static readonly string[] Wards = ["Phường Hải Hòa", "Phường Ka Long", "Phường Trà Cổ"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Hải Hòa's folder holds Vạn Ninh's workbook (GN102), Ka Long has sent nothing, Trà Cổ and the others have reported.</summary>
    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Week_WorkbookRefusedForItsWard_HasOneWordEverywhere(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var city = await new SampleCity(store.Options).OpenAsync();
        var moment = new DateTimeOffset(2024, 4, 3, 9, 0, 0, TimeSpan.FromHours(7));
        await city.IngestAsync("2024-W13", ward => ward is not ("hai-hoa" or "ka-long"), moment);
        city.Set(moment.AddHours(1));
        File.Copy(Directory.GetFiles(Path.Combine(city.Folders.Samples, "2024-W13", "van-ninh")).Single(), Path.Combine(city.Folders.Inbox, "hai-hoa", "bc.xlsx"));

        Assert.False(Assert.Single((await city.Get<IngestInbox>().RunAsync(Stop)).Files).IsAccepted);

        string[] expected = ["Bị trả lại", "Chưa nộp", "Đúng hạn"];
        Assert.Equal(expected, await StatusAsync(city));
        Assert.Equal(expected, await ReportAsync(city, null));
        Assert.Equal(["Chưa nộp", "Chưa nộp", "Đúng hạn"], await ReportAsync(city, moment));
        Assert.Equal(expected[..2], await ReminderAsync(city));
    }

    private static async Task<IEnumerable<string>> StatusAsync(SampleCity city)
    {
        var configured = city.Get<CityConfiguration>();
        var status = await city.Get<StatusReader>().ReadAsync(configured.Register, configured.Plans, Week, Stop);
        Assert.Contains(status.Weeks.Single(line => line.Ward.Slug == "hai-hoa").Refused!.Findings, finding => finding.Code == "GN102");
        using var text = new StringWriter();
        StatusText.Write(text, status);
        return Wards.Select(ward => Word(text.ToString().Split('\n').First(line => line.StartsWith($"  {ward} ", StringComparison.Ordinal)), ward));
    }

    private static async Task<IEnumerable<string>> ReportAsync(SampleCity city, DateTimeOffset? asOf)
    {
        var printed = await city.Get<PrintReport>().RunAsync(Week, new(asOf, null), Stop);
        var lines = JsonSerializer.Deserialize<JsonElement>(printed.ModelJson).GetProperty("wards").EnumerateArray().ToList();
        return Wards.Select(ward => lines.Single(line => line.GetProperty("name").GetString() == ward).GetProperty("state").GetString()!);
    }

    private static async Task<IEnumerable<string>> ReminderAsync(SampleCity city)
    {
        await city.Get<RemindWards>().RunAsync(Week, Stop);
        await using var db = await city.Get<IDbContextFactory<EtlDbContext>>().CreateDbContextAsync(Stop);
        var row = await db.Set<OutboxMessage>().AsNoTracking().SingleAsync(row => row.Kind == "reminder-letter", Stop);
        using var message = await MimeMessage.LoadAsync(new MemoryStream(row.Content), Stop);
        return [.. Wards[..2].Select(ward => Word(message.TextBody!.Split('\n').First(line => line.Contains($". {ward} ", StringComparison.Ordinal)), ward))];
    }

    /// <summary>The words between the ward's name and the next wide gap or bracket.</summary>
    private static string Word(string line, string ward) => line[(line.IndexOf(ward, StringComparison.Ordinal) + ward.Length)..].Trim().Split(["  ", " (", " bản"], StringSplitOptions.None)[0].Trim();
}
