namespace MongCai.Poverty.Etl.Intake;

/// <summary>What tells when a file came.</summary>
public enum ArrivalBasis
{
    /// <summary>It was seen on the right side of the deadline, or nothing is known of earlier scans.</summary>
    Seen,

    /// <summary>Nobody looked around the deadline: the file's own time.</summary>
    OwnTime,

    /// <summary>Nobody looked around the deadline, and the file is older than the last look, which did not see it.</summary>
    LastScan,

    /// <summary>Nobody looked around the deadline, and the file's own time lies ahead: when it was seen.</summary>
    SeenForOwnTimeAhead,
}

/// <summary>
/// What is known of the moment at which a file came. It counts as soon as it is seen. When its week's deadline lies between that and the last look that did not see it – the service was
/// down, or the deadline fell between two passes – its own time decides, within these two.
/// </summary>
/// <param name="SeenAt">When it was seen first.</param>
/// <param name="ModifiedAt">The file's own time; null when it is not known.</param>
/// <param name="ScannedBefore">The last finished scan that did not see it; null when none is known.</param>
public sealed record ArrivalTimes(DateTimeOffset SeenAt, DateTimeOffset? ModifiedAt, DateTimeOffset? ScannedBefore)
{
    /// <summary>The moment that is held against a deadline.</summary>
    public DateTimeOffset At(DateTimeOffset deadline) => BasisFor(deadline) switch
    {
        ArrivalBasis.OwnTime => ModifiedAt!.Value,
        ArrivalBasis.LastScan => ScannedBefore!.Value,
        _ => SeenAt,
    };

    /// <summary>What tells that moment.</summary>
    public ArrivalBasis BasisFor(DateTimeOffset deadline)
    {
        if (ModifiedAt is not { } own || ScannedBefore is not { } scan || scan >= deadline || SeenAt <= deadline) return ArrivalBasis.Seen;
        if (own > SeenAt) return ArrivalBasis.SeenForOwnTimeAhead;
        return own > scan ? ArrivalBasis.OwnTime : ArrivalBasis.LastScan;
    }

    /// <summary>Vietnamese: which moment was used and why; null when the file was simply seen.</summary>
    public string? SentenceFor(DateTimeOffset deadline) => BasisFor(deadline) switch
    {
        ArrivalBasis.OwnTime => $"Thời điểm nộp tính theo giờ ghi trên tệp ({Told(ModifiedAt)}), {Pause}.",
        ArrivalBasis.LastScan => $"Thời điểm nộp tính theo lần đọc thư mục trước đó ({Told(ScannedBefore)}), {Pause} và giờ ghi trên tệp ({Told(ModifiedAt)}) còn sớm hơn.",
        ArrivalBasis.SeenForOwnTimeAhead => $"Thời điểm nộp tính theo lúc hệ thống thấy tệp ({Told(SeenAt)}), vì giờ ghi trên tệp ({Told(ModifiedAt)}) là giờ chưa đến.",
        _ => null,
    };

    private string Pause => $"vì hệ thống tạm ngừng đọc thư mục nộp từ {Told(ScannedBefore)} đến {Told(SeenAt)}";

    private static string Told(DateTimeOffset? moment) => IntakeFindings.Moment(moment!.Value);
}
