using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed class ReportHeadingsTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Load_ShippedFile_HasEveryDocument()
    {
        var headings = ReportHeadings.Load(Shipped);

        Assert.Equal([DocumentKinds.QuarterlyReview, DocumentKinds.ReminderLetter, DocumentKinds.WeeklyReport], headings.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["PHÒNG LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI"], headings[DocumentKinds.WeeklyReport].Organisation);
        Assert.Null(headings[DocumentKinds.WeeklyReport].SignerName);
    }

    [Fact]
    public void Load_NoFile_IsAFault() => Assert.Equal("Không tìm thấy tệp.", Faults(null).Single().Problem);

    [Fact]
    public void Load_UnknownKey_NamesTheLine() =>
        Assert.Equal("dòng 1", Faults("colour: red\n" + File.ReadAllText(Shipped)).Single().Place);

    [Fact]
    public void Load_ValuesMissing_AreAllToldAtOnce()
    {
        var text = File.ReadAllText(Shipped).Replace("place: Móng Cái\n", "", StringComparison.Ordinal).Replace("    symbol: BC-UBND\n", "", StringComparison.Ordinal);

        Assert.Equal(["place", "documents.quarterly-review.symbol"], Faults(text).Select(fault => fault.Place));
    }

    [Fact]
    public void Load_DocumentMissing_IsAFault()
    {
        var text = File.ReadAllText(Shipped);

        Assert.Contains("documents.quarterly-review", Faults(text[..text.IndexOf("  quarterly-review:", StringComparison.Ordinal)]).Select(fault => fault.Place));
    }

    private static string Shipped => Path.Combine(SampleResults.Repository, "config", "report.yml");

    private IReadOnlyList<ConfigurationFault> Faults(string? text)
    {
        if (text is null) File.Delete(path);
        else File.WriteAllText(path, text);
        return Assert.Throws<ConfigurationFaultException>(() => ReportHeadings.Load(path)).Faults;
    }
}
