using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>What the closing jobs make of an answer.</summary>
internal static class Closing
{
    /// <summary>Logs it.</summary>
    /// <exception cref="TransientException">Another process is at it, or was killed at it and its claim has not run out: this run looks again soon, for the next one comes only in an hour.</exception>
    public static void Record(CloseResult result, ILogger logger)
    {
        logger.LogInformation("{Period}: {Outcome}, edition {Edition}, {Changes} figures changed, {Submitted} of {Wards} wards, {Queued} messages queued", result.Period, result.Outcome, result.Edition, result.Changes.Count, result.Submitted, result.Wards, result.Queued);
        if (result.Outcome == CloseOutcome.Busy)
            throw new TransientException($"Kỳ {result.Period} đang được một chương trình khác chốt; dữ liệu không bị ảnh hưởng. Hệ thống sẽ tự xem lại sau ít phút.");
    }
}
