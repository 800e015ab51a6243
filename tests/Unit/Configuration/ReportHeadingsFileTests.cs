using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Configuration;

public sealed class ReportHeadingsFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Load_ShippedFile_HasEveryDocument()
    {
        var headings = ReportHeadingsFile.Load(Shipped);

        Assert.Equal([DocumentKinds.QuarterlyReview, DocumentKinds.ReminderLetter, DocumentKinds.WeeklyReport], headings.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["PHÒNG LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI"], headings[DocumentKinds.WeeklyReport].Organisation);
        Assert.Null(headings[DocumentKinds.WeeklyReport].SignerName);
    }

    [Fact]
    public void Load_NoFile_IsAFault() => Assert.Equal("không tìm thấy tệp.", Faults(null).Single().Problem);

    [Fact]
    public void Load_UnknownKey_NamesTheLine()
    {
        var fault = Faults("colour: red\n" + File.ReadAllText(Shipped)).Single();

        Assert.Equal((1, "colour"), (fault.Line, fault.Place));
    }

    [Fact]
    public void Load_UnknownDocument_IsAFault() =>
        Assert.Equal("documents.weekly-letter", Faults(File.ReadAllText(Shipped).Replace("  weekly-report:", "  weekly-letter: {}\n  weekly-report:", StringComparison.Ordinal)).Single().Place);

    [Theory]
    [InlineData("    signerTitles:\n      - TRƯỞNG PHÒNG\n", "    signerTitles: []\n", "documents.weekly-report.signerTitles", "documents.reminder-letter.signerTitles")]
    [InlineData("      - TRƯỞNG PHÒNG\n", "      - \"\"\n", "documents.weekly-report.signerTitles[0]", "documents.reminder-letter.signerTitles[0]")]
    public void Load_ListWithoutLinesAndLineWithoutText_AreFaults(string good, string bad, params string[] places)
    {
        var text = File.ReadAllText(Shipped);
        Assert.Contains(good, text, StringComparison.Ordinal);

        var faults = Faults(text.Replace(good, bad, StringComparison.Ordinal));

        Assert.Equal(places, faults.Select(fault => fault.Place));
    }

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

    [Fact]
    public void Load_AreaMissing_IsOneFaultThatShowsTheLineToAdd()
    {
        var fault = Faults(WithArea("")).Single();

        Assert.Equal("area", fault.Place);
        Assert.True(fault.Line > 0);
        Assert.Contains("area: { level: tỉnh, units: \"xã, phường, đặc khu\" }", fault.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("area:\n  units: xã, phường\n", "area.level")]
    [InlineData("area:\n  level: tỉnh\n", "area.units")]
    [InlineData("area:\n  level: tỉnh\n  units: xã\n  offices: tỉnh\n", "area.offices")]
    public void Load_AreaWithoutAWordOrWithAnUnknownOne_IsAFaultAtItsKey(string area, string place) => Assert.Equal(place, Faults(WithArea(area)).Single().Place);

    [Theory]
    [InlineData("area: { level: tỉnh, units: xã }\n", "Móng Cái", "toàn tỉnh", "tỉnh", "Ủy ban nhân dân tỉnh")]
    [InlineData("area: { level: khu vực, name: Hải Ninh, units: xã, office: Sở, authority: Ủy ban nhân dân tỉnh }\n", "Hải Ninh", "toàn khu vực", "Sở", "Ủy ban nhân dân tỉnh")]
    public void Load_AreaWithoutNameOfficeAndAuthority_TakesThemFromPlaceAndLevel(string text, string name, string whole, string office, string authority)
    {
        File.WriteAllText(path, WithArea(text));

        var area = ReportHeadingsFile.AreaOf(ReportHeadingsFile.Load(path));

        Assert.Equal((name, whole, office, authority), (area.Name, area.Whole, area.Office, area.Authority));
    }

    private static string WithArea(string area)
    {
        var text = File.ReadAllText(Shipped);
        var start = text.IndexOf("area:\n", StringComparison.Ordinal);
        return text[..start] + area + text[text.IndexOf("contact:", StringComparison.Ordinal)..];
    }

    private static string Shipped => Path.Combine(SampleResults.Repository, "config", "report.yml");

    private IReadOnlyList<ConfigurationFault> Faults(string? text)
    {
        if (text is null) File.Delete(path);
        else File.WriteAllText(path, text);
        return Assert.Throws<ConfigurationFaultException>(() => ReportHeadingsFile.Load(path)).Faults;
    }
}
