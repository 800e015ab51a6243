using System.CommandLine;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>The argument PERIOD of commands that speak of a week or of a longer period.</summary>
internal static class PeriodArgument
{
    public static Argument<string> Create()
    {
        var period = new Argument<string>("PERIOD") { Description = "Tuần 2024-W13, quý 2024-Q1, 6 tháng 2024-H1 hoặc năm 2024" };
        period.Validators.Add(result => { if (!Period.TryParse(result.Tokens.SingleOrDefault()?.Value, out _)) result.AddError($"'{result.Tokens.SingleOrDefault()?.Value}' không phải kỳ báo cáo; ghi dạng 2024-W13, 2024-Q1, 2024-H1 hoặc 2024."); });
        return period;
    }
}
