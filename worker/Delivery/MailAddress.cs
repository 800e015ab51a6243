using System.Text;
using MimeKit;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>The syntax of addresses, as MimeKit knows it, narrowed to what goes through every server: one address, with a domain, in ASCII.</summary>
internal static class MailAddress
{
    /// <summary>Reads <c>Name &lt;local@domain&gt;</c> or <c>local@domain</c>; null when it is anything else.</summary>
    public static MailboxAddress? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || !MailboxAddress.TryParse(text, out var mailbox)) return null;
        return mailbox.LocalPart.Length > 0 && Uri.CheckHostName(mailbox.Domain) == UriHostNameType.Dns && Ascii.IsValid(mailbox.Address) && mailbox.Address.Length <= 254
            ? mailbox
            : null;
    }

    /// <summary>True for one bare address, without a name.</summary>
    public static bool IsPlain(string? text) => text is not null && Parse(text)?.Address == text;

    /// <summary>The form in which two addresses are compared.</summary>
    public static string Key(string address) => address.ToLowerInvariant();

    /// <summary>The part after the @, lower case.</summary>
    public static string DomainOf(string address) => Key(address[(address.LastIndexOf('@') + 1)..]);
}
