using MongCai.Poverty.Etl.Reporting.Rendering;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>
/// Who gets which file. Everyone on the list of a document gets its totals; households are for the programme's office (all, with masked identity numbers) and
/// for a ward (its own). Every message is composed through here, so that no sender can forget it.
/// </summary>
internal static class AttachmentPolicy
{
    /// <summary>The report with the files that a recipient may have.</summary>
    public static RenderedReport For(RenderedReport report, Recipient recipient) => report with
    {
        Attachments = [.. report.Attachments, .. report.Restricted.Where(restricted => MayHave(recipient, restricted)).Select(restricted => restricted.File)],
        Restricted = [],
    };

    private static bool MayHave(Recipient recipient, RestrictedFile restricted) => recipient.Role switch
    {
        RecipientRole.Office => restricted.Ward is null,
        RecipientRole.Ward => restricted.Ward is not null && restricted.Ward == recipient.Ward,
        _ => false,
    };
}
