using System.Text;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Annex;
using MongCai.Poverty.Etl.Reporting.Checking;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using MongCai.Poverty.Etl.Reporting.Word;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Checking;

public sealed class AnnexFiguresTests
{
    private static readonly FigureCheck Check = new(RoundingRule.HalfUp, Some.Area);

    [Fact]
    public void Annex_AsWritten_IsTheReports()
    {
        Check.RequireAnnex(ModelScript.Json(SampleReports.Weekly()), ExcelAnnex.Build(SampleReports.Weekly(), SampleResults.Week13(), Some.Area));
        Check.RequireAnnex(ModelScript.Json(SampleReports.Quarterly()), ExcelAnnex.Build(SampleReports.Quarterly(), SampleResults.Quarter1(), Some.Area));
    }

    [Theory]
    [InlineData("C14", "8")]
    [InlineData("D20", "2")]
    [InlineData("F23", "46")]
    [InlineData("G23", "175")]
    [InlineData("H23", "0.2115")]
    public void Annex_OneCellChanged_IsRefusedWithItsRow(string cell, string value)
    {
        var annex = ExcelAnnex.Build(SampleReports.Weekly(), SampleResults.Week13(), Some.Area);
        var package = ZipPackage.Read(annex.Content);
        var sheet = package.Names.Where(name => name.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).Order(StringComparer.Ordinal).First();
        var xml = Encoding.UTF8.GetString(package[sheet]);
        var at = xml.IndexOf($"r=\"{cell}\"", StringComparison.Ordinal);
        var from = xml.IndexOf("v>", at, StringComparison.Ordinal) + 2;
        package[sheet] = Encoding.UTF8.GetBytes(xml[..from] + value + xml[xml.IndexOf('<', from)..]);

        var refused = Assert.Throws<PermanentException>(() => Check.RequireAnnex(ModelScript.Json(SampleReports.Weekly()), annex with { Content = package.Write() }));

        Assert.Contains("trang Theo xã, phường", refused.Message, StringComparison.Ordinal);
    }
}
