using System.Text;
using System.Text.Json;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Tests.Unit.Forms.Units;

/// <summary>Where an accepted report of Mẫu 7.3 goes after it was judged.</summary>
public sealed class UnitReportTravelTests
{
    private static readonly AcceptedUnitReport Report = (AcceptedUnitReport)UnitReportTests.Sound().Judge();

    [Fact]
    public void Report_BetweenProcesses_ArrivesWhole()
    {
        var arrived = ReaderMessages.Judged(ReaderMessages.Write(Report));

        Assert.Equal(Told(Report), Told(arrived));
    }

    [Fact]
    public void Json_HasTheFiguresBesideTheMembersOfTheContract()
    {
        using var json = JsonDocument.Parse(Told(Report));

        Assert.Equal(["file", "sha256", "verdict", "submission", "unitReport", "findings"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("accepted", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("submission").ValueKind);
        var unit = json.RootElement.GetProperty("unitReport").GetProperty("units")[0];
        Assert.Equal("06751", unit.GetProperty("ward").GetString());
        Assert.Equal((6, 3), (unit.GetProperty("households").GetProperty("opening").GetInt32(), unit.GetProperty("households").GetProperty("closing").GetInt32()));
        Assert.Equal(11, unit.GetProperty("persons").GetProperty("closing").GetInt32());
    }

    [Fact]
    public void Inbox_DoesNotTakeItForAWeeklyReport()
    {
        var judged = IntakeRules.Judge(Report, new(DateTimeOffset.UnixEpoch, null, null), new(_ => DateTimeOffset.UnixEpoch, _ => false, _ => true));

        var rejected = Assert.IsType<RejectedSubmission>(judged);
        var finding = Assert.Single(rejected.Findings);
        Assert.Equal(("GN009", Severity.Error), (finding.Code, finding.Severity));
        Assert.Contains("tệp này là biểu MAU-7.3", finding.Message, StringComparison.Ordinal);
    }

    private static string Told(JudgedWorkbook judged)
    {
        using var target = new MemoryStream();
        InspectJson.Write(target, "mau-7-3.xlsx", judged);
        return Encoding.UTF8.GetString(target.ToArray());
    }
}
