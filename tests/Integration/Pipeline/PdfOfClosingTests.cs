using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>Each closing starts LibreOffice once for all its documents.</summary>
public sealed class PdfOfClosingTests : IDisposable
{
    private const string Week = "2024-W13";

    private readonly TestFolder office = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task ClosingAndCorrection_StartLibreOfficeOnceEach()
    {
        await using var city = await OpenAsync();
        await city.IngestAsync(Week, ward => ward != "ninh-duong");
        await city.CloseAsync(Week);
        await city.IngestAsync(Week, ward => ward == "ninh-duong", new DateTimeOffset(2024, 4, 8, 9, 0, 0, TimeSpan.FromHours(7)));
        var corrected = await city.Get<ClosePeriod>().RunAsync(ReportingWeek.Parse(Week), Stop);

        Assert.Equal(CloseOutcome.Corrected, corrected.Outcome);
        Assert.Equal(["1", "2"], await FakeOffice.StartsAsync(office.Path));
        Assert.Equal(2, corrected.Files.Count(file => file.EndsWith(".pdf", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Preview_MakesNoPdf()
    {
        await using var city = await OpenAsync();
        await city.IngestAsync(Week);
        var printed = await city.Get<PrintReport>().RunAsync(ReportingWeek.Parse(Week), new(null, null), Stop);

        Assert.Contains(printed.Files, file => file.EndsWith(".docx", StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(office.Path, "starts")));
    }

    private Task<SampleCity> OpenAsync() => new SampleCity(converter: FakeOffice.Write(office.Path, FakeOffice.Script(office.Path))).OpenAsync();
}
