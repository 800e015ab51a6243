namespace MongCai.Poverty.Etl.Delivery;

/// <summary>Where mail may go: a typing error must not send a report to a stranger.</summary>
public sealed class AddressPolicy
{
    private readonly HashSet<string> domains;
    private readonly HashSet<string> addresses;

    /// <summary>Takes the rule from the settings.</summary>
    /// <param name="options">Their <see cref="MailOptions.AllowedDomains"/>: when there are any, they alone decide.</param>
    /// <param name="known">Addresses named in the configuration; they decide when no domains are set.</param>
    public AddressPolicy(MailOptions options, IEnumerable<string> known)
    {
        domains = [.. options.AllowedDomains.Select(MailAddress.Key)];
        addresses = [.. known.Select(MailAddress.Key)];
    }

    /// <summary>True when mail may go to the address.</summary>
    public bool Allows(string address) =>
        domains.Count > 0 ? domains.Contains(MailAddress.DomainOf(address)) : addresses.Contains(MailAddress.Key(address));

    /// <summary>True when a correction may go to an address that got what it corrects: only the domains decide, for whoever was told a wrong figure is told the right one.</summary>
    public bool AllowsCorrection(string address) => domains.Count == 0 || Allows(address);
}
