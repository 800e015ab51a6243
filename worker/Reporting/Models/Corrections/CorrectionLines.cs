using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Corrections;

/// <summary>Words the changed figures of a correction.</summary>
internal static class CorrectionLines
{
    private const string City = "Toàn thành phố";

    /// <summary>More wards are counted, not named.</summary>
    private const int MostNamed = 4;

    /// <summary>One line per figure, numbered.</summary>
    public static IReadOnlyList<CorrectedFigure> Build(IEnumerable<FigureChange> changes, IReadOnlyList<CorrectedWard> wards, CorrectedReport report, ReportSettings settings) =>
        [.. changes.Select((change, index) => new CorrectedFigure(
            VietnameseText.Count(index + 1),
            change.Figure.Ward is { } code ? report.WardOf(code).FullName : City,
            CorrectionLabels.Of(change.Figure, settings.IndicatorLabels),
            Value(change.Figure, change.Old),
            Value(change.Figure, change.New),
            IsState(change.Figure) ? null : VietnameseText.Signed(change.Difference),
            Reason(change.Reason),
            Source(change, wards, report)))];

    /// <summary>Why, one line per ward whose figures changed.</summary>
    public static IReadOnlyList<CorrectedWard> Wards(CorrectedReport report, IReadOnlyList<FigureChange> changes) =>
        [.. changes.Where(change => change.Figure.Ward is not null).GroupBy(change => change.Figure.Ward!).Select(own => Ward(report.WardOf(own.Key), [.. own], report))];

    private static CorrectedWard Ward(Ward ward, IReadOnlyList<FigureChange> changes, CorrectedReport report)
    {
        var change = changes.FirstOrDefault(one => one.Reason != ChangeReason.Plan) ?? changes[0];
        return new(ward.NameInText, ward.FullName, Explained(change, report), change.Source?.Workbook.FileName, changes.Count);
    }

    private static string Explained(FigureChange change, CorrectedReport report) => (change.Reason, change.Source?.Workbook) switch
    {
        (ChangeReason.NewVersion, { } workbook) => $"nộp lại báo cáo {Arrived(workbook, report)}, thay cho bản trước",
        (ChangeReason.SubmittedLater, { } workbook) => $"nộp bổ sung báo cáo {Arrived(workbook, report)}; trước đó phải lấy số liệu gần nhất đã có",
        (ChangeReason.Withdrawn, _) => "báo cáo đã nộp không còn hiệu lực; phải lấy số liệu gần nhất đã có",
        (ChangeReason.CarriedOver, { } workbook) => $"chưa nộp báo cáo của kỳ này; số liệu lấy từ báo cáo {VietnameseText.Week(ReportingWeek.Parse(workbook.Week))} vừa được nộp lại",
        (ChangeReason.Plan, _) => "số hộ cận nghèo đầu năm theo kế hoạch được cập nhật",
        _ => "số liệu gần nhất đã có của đơn vị thay đổi",
    };

    private static string Arrived(ReconciliationRecord.WorkbookRecord workbook, CorrectedReport report) =>
        $"(bản {VietnameseText.Count(workbook.Version)}, nhận lúc {VietnameseText.Moment(report.Local(workbook.ReceivedAt))})";

    private static string Reason(ChangeReason reason) => reason switch
    {
        ChangeReason.NewVersion => "Nộp lại",
        ChangeReason.SubmittedLater => "Nộp bổ sung",
        ChangeReason.Withdrawn => "Bản đã nộp hết hiệu lực",
        ChangeReason.CarriedOver => "Số liệu tuần trước thay đổi",
        ChangeReason.Plan => "Kế hoạch cập nhật",
        _ => "Cộng lại",
    };

    private static string Value(ReportFigure figure, long value) =>
        IsState(figure) ? (value > 0 ? "đã nộp" : "chưa nộp") : VietnameseText.Count(value);

    private static bool IsState(ReportFigure figure) => figure is { Ward: not null, Name: FigureNames.Submitted };

    private static string Source(FigureChange change, IReadOnlyList<CorrectedWard> wards, CorrectedReport report) => change switch
    {
        { Reason: ChangeReason.Sum } => Summed(wards),
        { Reason: ChangeReason.Plan } => $"Kế hoạch số {report.Plan.Number}",
        { Source: null } => "Số đầu năm của kế hoạch",
        { Source: { Cell: null } source } => File(source),
        { Source: { } source } => $"{File(source)}, trang \"{source.Sheet}\", ô {source.Cell}",
    };

    private static string Summed(IReadOnlyList<CorrectedWard> wards) => wards.Count switch
    {
        0 => "Tổng hợp lại",
        > MostNamed => $"Tổng hợp lại theo báo cáo của {VietnameseText.Count(wards.Count)} xã, phường",
        _ => $"Tổng hợp lại theo báo cáo của {VietnameseText.Names(wards.Select(ward => ward.Title)).Text}",
    };

    private static string File(FigureSource source) => $"Tệp \"{source.Workbook.FileName}\", bản {VietnameseText.Count(source.Workbook.Version)}";
}
