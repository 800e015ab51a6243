using System.Globalization;

namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>GN406: no accepted workbook of the ward for a week that is being closed.</summary>
internal static class NoSubmission
{
    public static IEnumerable<Finding> Check(ReportingWeek week, IEnumerable<WardFiling> filings) =>
        from filing in filings
        where filing.Current is null
        select FindingCatalogue.Create("GN406", null, null, null,
            ("ward", filing.Ward.FullName),
            ("week", week.ToString()),
            ("rejections", filing.Rejections.ToString(CultureInfo.InvariantCulture)),
            ("last", filing.Previous?.Content.Week.ToString() ?? "chưa có"),
            ("advice", Advice(filing))) with
        { Ward = filing.Ward.Code };

    private static string Advice(WardFiling filing) => filing.State == FilingState.Failed
        ? "Tệp đơn vị đã gửi chưa đọc được do lỗi của chương trình; đơn vị không phải gửi lại."
        : "Đề nghị nộp ngay.";
}
