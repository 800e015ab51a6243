using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>Who reported, who was late, whose workbooks were rejected, who is missing.</summary>
internal static class FilingLines
{
    public static FilingFigures Build(ReconciliationResult result)
    {
        var submitted = new Ratio(result.SubmittedCount, result.Wards.Count);
        return new FilingFigures
        {
            WeekName = VietnameseText.Week(result.Week),
            Fraction = VietnameseText.PaddedFraction(submitted),
            Complete = submitted.Part == submitted.Whole,
            InTime = In(result, FilingState.Accepted),
            Late = In(result, FilingState.Late),
            Rejected = In(result, FilingState.Rejected),
            Missing = VietnameseText.Some(Ordered(result, ward => ward.State is FilingState.Missing or FilingState.Failed, ward => ward.State == FilingState.Failed).Select(Missing)),
            CarriedOver = VietnameseText.Some(Ordered(result, ward => ward.IsCarriedOver, ward => ward.DataWeek is null).Select(Source), "; "),
        };
    }

    /// <summary>The one word of a state, in reports, reminders and <c>status</c>.</summary>
    public static string Word(FilingState state) => state switch
    {
        FilingState.Accepted => "Đúng hạn",
        FilingState.Late => "Nộp muộn",
        FilingState.Rejected => "Bị trả lại",
        FilingState.Missing => "Chưa nộp",
        FilingState.Failed => "Lỗi chương trình",
        FilingState.Waiting => "Chờ kế hoạch",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    private static NameListFigures In(ReconciliationResult result, FilingState state) =>
        VietnameseText.Some(result.Wards.Where(ward => ward.State == state).Select(ward => ward.Ward.NameInText));

    /// <summary>In the order of the register; when not all of them can be named, those first of which there is something to say.</summary>
    private static IEnumerable<WardPosition> Ordered(ReconciliationResult result, Func<WardPosition, bool> belongs, Func<WardPosition, bool> matters)
    {
        var wards = result.Wards.Where(belongs).ToList();
        return wards.Count > VietnameseText.MostNames ? wards.OrderByDescending(matters) : wards;
    }

    /// <summary>A ward whose file the program failed on has sent one, and the report says so.</summary>
    private static string Missing(WardPosition ward) =>
        ward.State == FilingState.Failed ? $"{ward.Ward.NameInText} (đã gửi tệp, chưa đọc được do lỗi chương trình)" : ward.Ward.NameInText;

    private static string Source(WardPosition ward) => ward.DataWeek is { } week
        ? $"{ward.Ward.NameInText} (số liệu {VietnameseText.Week(week)})"
        : $"{ward.Ward.NameInText} (chưa nộp tuần nào, lấy số đầu năm)";
}
