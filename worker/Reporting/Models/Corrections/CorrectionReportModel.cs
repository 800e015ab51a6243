using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Corrections;

/// <summary>Words the correction of an issued report. Pure.</summary>
public static class CorrectionReportModel
{
    /// <summary>Builds the model.</summary>
    /// <param name="report">The report and what changed; at least one figure.</param>
    /// <param name="settings">Heading of the document that is corrected, date and labels.</param>
    /// <exception cref="KeyNotFoundException">The settings have no label for an indicator that changed.</exception>
    public static CorrectionModel Build(CorrectedReport report, ReportSettings settings)
    {
        var name = VietnameseText.Period(report.Period);
        var (number, changes) = (VietnameseText.Padded(report.Edition - 1), report.Changes);
        var (old, now) = (report.Before.OfBaseline(), report.After.OfBaseline());
        var wards = CorrectionLines.Wards(report, changes);
        return new()
        {
            Kind = DocumentKinds.Correction,
            Period = report.Period.ToString(),
            PeriodName = name,
            PeriodTitle = Sentences.Beginning(name),
            From = VietnameseText.Date(report.Period.FirstDay),
            To = VietnameseText.Date(report.Period.LastDay),
            Edition = report.Edition,
            Correction = number,
            Corrected = $"báo cáo {name} ngày {VietnameseText.Date(report.FormerDate)}{(report.Edition > 2 ? $" (đã đính chính số {VietnameseText.Padded(report.Edition - 2)})" : "")}",
            Head = HeadLines.Build(settings, $"Đính chính số {number} báo cáo kết quả giảm hộ cận nghèo {name}"),
            Standing = new(
                old != now || report.Before.Remaining != report.After.Remaining,
                VietnameseText.PaddedFraction(old), VietnameseText.Percent(old, report.Plan), VietnameseText.Count(report.Before.Remaining),
                VietnameseText.PaddedFraction(now), VietnameseText.Percent(now, report.Plan), VietnameseText.Count(report.After.Remaining)),
            Wards = wards,
            CityFigures = CorrectionLines.Build(changes.Where(change => change.Figure.Ward is null), wards, report, settings),
            WardFigures = CorrectionLines.Build(changes.Where(change => change.Figure.Ward is not null), wards, report, settings),
            Count = changes.Count,
        };
    }
}

/// <summary>Words the changed figures of a correction.</summary>
internal static class CorrectionLines
{
    /// <summary>More wards are counted, not named.</summary>
    private const int MostNamed = 4;

    /// <summary>One line per figure, numbered.</summary>
    public static IReadOnlyList<CorrectedFigure> Build(IEnumerable<FigureChange> changes, IReadOnlyList<CorrectedWard> wards, CorrectedReport report, ReportSettings settings) =>
        [.. changes.Select((change, index) => new CorrectedFigure(
            VietnameseText.Count(index + 1),
            change.Figure.Ward is { } code ? report.WardOf(code).FullName : Sentences.Beginning(settings.Area.Whole),
            CorrectionLabels.Of(change.Figure, settings),
            Value(change.Figure, change.Old),
            Value(change.Figure, change.New),
            IsState(change.Figure) ? null : VietnameseText.Signed(change.Difference),
            Reason(change.Reason),
            Source(change, wards, report, settings.Area)))];

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

    private static string Source(FigureChange change, IReadOnlyList<CorrectedWard> wards, CorrectedReport report, Area area) => change switch
    {
        { Reason: ChangeReason.Sum } => Summed(wards, area),
        { Reason: ChangeReason.Plan } => $"Kế hoạch số {report.Plan.Number}",
        { Source: null } => "Số đầu năm của kế hoạch",
        { Source: { Cell: null } source } => File(source),
        { Source: { } source } => $"{File(source)}, trang \"{source.Sheet}\", ô {source.Cell}",
    };

    private static string Summed(IReadOnlyList<CorrectedWard> wards, Area area) => wards.Count switch
    {
        0 => "Tổng hợp lại",
        > MostNamed => $"Tổng hợp lại theo báo cáo của {VietnameseText.Count(wards.Count)} {area.Units}",
        _ => $"Tổng hợp lại theo báo cáo của {VietnameseText.Names(wards.Select(ward => ward.Title)).Text}",
    };

    private static string File(FigureSource source) => $"Tệp \"{source.Workbook.FileName}\", bản {VietnameseText.Count(source.Workbook.Version)}";
}

/// <summary>What a changed figure is called.</summary>
internal static class CorrectionLabels
{
    /// <summary>What is counted, in households (<c>{0}</c>: hộ) and, where the form has them, in persons (nhân khẩu).</summary>
    private static readonly Dictionary<FigureKey, string> Counted = new()
    {
        [FigureKey.Opening] = "{0} cận nghèo đầu kỳ",
        [FigureKey.Exited] = "{0} thoát cận nghèo trong kỳ",
        [FigureKey.BecamePoor] = "{0} cận nghèo trở thành nghèo trong kỳ",
        [FigureKey.OtherDecrease] = "{0} giảm khác trong kỳ",
        [FigureKey.FromPoor] = "{0} nghèo trở thành cận nghèo trong kỳ",
        [FigureKey.Relapsed] = "{0} tái cận nghèo trong kỳ",
        [FigureKey.New] = "{0} cận nghèo phát sinh mới trong kỳ",
        [FigureKey.OtherIncrease] = "{0} tăng khác trong kỳ",
        [FigureKey.Closing] = "{0} cận nghèo cuối kỳ",
        [FigureKey.ExitedToDate] = "{0} thoát cận nghèo lũy kế từ đầu năm",
    };

    private static readonly Dictionary<SupportPolicy, string> Policies = new()
    {
        [SupportPolicy.Health] = "y tế",
        [SupportPolicy.Education] = "giáo dục",
        [SupportPolicy.Housing] = "nhà ở",
        [SupportPolicy.Credit] = "tín dụng ưu đãi",
        [SupportPolicy.VocationalTraining] = "đào tạo nghề",
        [SupportPolicy.Other] = "chính sách khác",
    };

    /// <summary>The name of a figure.</summary>
    /// <param name="figure">Which.</param>
    /// <param name="settings">Labels of the deprivation indicators, words of the area.</param>
    /// <exception cref="KeyNotFoundException">Nobody has named such a figure.</exception>
    public static string Of(ReportFigure figure, ReportSettings settings) => figure.Name switch
    {
        FigureNames.Submitted => figure.Ward is null ? $"Số {settings.Area.Units} đã nộp báo cáo" : "Nộp báo cáo",
        FigureNames.Baseline => "Hộ cận nghèo đầu năm",
        FigureNames.SupportHouseholds => $"Số hộ được hỗ trợ {Policy(figure)}",
        FigureNames.SupportLines => $"Số lượt hỗ trợ {Policy(figure)}",
        FigureNames.SupportAmount => $"Kinh phí hỗ trợ {Policy(figure)} (đồng)",
        FigureNames.SponsorRemaining => $"Hộ hiện còn, {Sponsor(figure)}",
        FigureNames.SponsorExited => $"Hộ đã thoát, {Sponsor(figure)}",
        FigureNames.Deprivation => $"Hộ thiếu hụt: {settings.IndicatorLabels[figure.Of!]}",
        FigureNames.ClosedWeeks => "Số tuần của kỳ đã chốt",
        _ => Named(FigureKey.Parse(figure.Name)),
    };

    private static string Named(FigureKey key) => Counted[key.InHouseholds].Replace("{0}", key.IsPersons ? "Nhân khẩu" : "Hộ", StringComparison.Ordinal);

    private static string Policy(ReportFigure figure) => Policies[Words.Policy(figure.Of!)];

    private static string Sponsor(ReportFigure figure) => figure.Of is null or "" ? "chưa phân công đơn vị phụ trách" : $"{figure.Of} phụ trách";
}
