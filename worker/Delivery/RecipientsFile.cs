using MongCai.Poverty.Etl.Reporting.Models;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>Reads config/recipients.yml and finds every fault in it at once.</summary>
public static class RecipientsFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Their allowed domains hold for the addresses in the file.</param>
    /// <exception cref="ConfigurationFaultException">All faults: each with line, what is wrong and what to do.</exception>
    public static RecipientRegister Load(string path, MailOptions options)
    {
        try
        {
            return Parse(File.ReadAllText(path), path, options);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationFaultException([new(path, null, "không đọc được tệp danh sách người nhận.", "kiểm tra đường dẫn Config:Folder và quyền đọc tệp.")]);
        }
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="yaml">Its text.</param>
    /// <param name="file">Its name, for the faults.</param>
    /// <param name="options">See <see cref="Load"/>.</param>
    /// <exception cref="ConfigurationFaultException">All faults.</exception>
    public static RecipientRegister Parse(string yaml, string file, MailOptions options)
    {
        var faults = new List<ConfigurationFault>();
        var reader = new RecipientEntryReader(file, faults);
        var entries = Entries(yaml, file, faults);
        var read = entries.Select(entry => (Recipient: reader.Read(entry), Place: RecipientEntryReader.Place(entry))).ToList();
        var addressed = read.Where(one => MailAddress.Parse(one.Recipient.Address) is not null).ToList();
        faults.AddRange(Duplicates(addressed, file));
        faults.AddRange(ForeignDomains(addressed, file, options));
        return faults.Count == 0 ? new([.. read.Select(one => one.Recipient)]) : throw new ConfigurationFaultException(faults);
    }

    private static List<YamlNode> Entries(string yaml, string file, List<ConfigurationFault> faults)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }, ..]
                && root.Children.TryGetValue(new YamlScalarNode("recipients"), out var list) && list is YamlSequenceNode { Children.Count: > 0 } entries)
                return [.. entries];
            faults.Add(new(file, "recipients", "không có người nhận nào.", "ghi mục recipients: rồi mỗi người nhận một gạch đầu dòng."));
        }
        catch (YamlException failure)
        {
            faults.Add(new(file, $"dòng {failure.Start.Line}", "sai cú pháp YAML.", "kiểm tra thụt đầu dòng (dùng dấu cách, không dùng tab), dấu hai chấm và dấu nháy quanh dòng này."));
        }

        return [];
    }

    private static IEnumerable<ConfigurationFault> Duplicates(List<(Recipient Recipient, string Place)> read, string file) =>
        read.GroupBy(one => MailAddress.Key(one.Recipient.Address)).SelectMany(same => same.Skip(1)).Select(one =>
            new ConfigurationFault(file, one.Place, $"địa chỉ \"{one.Recipient.Address}\" có hai lần.", "gộp thành một người nhận: mỗi địa chỉ chỉ nhận một thư."));

    private static IEnumerable<ConfigurationFault> ForeignDomains(List<(Recipient Recipient, string Place)> read, string file, MailOptions options)
    {
        var policy = new AddressPolicy(options, read.Select(one => one.Recipient.Address));
        return read.Where(one => !policy.Allows(one.Recipient.Address)).Select(one =>
            new ConfigurationFault(file, one.Place, $"tên miền của \"{one.Recipient.Address}\" không được phép.", "sửa địa chỉ, hoặc thêm tên miền vào Mail:AllowedDomains."));
    }
}

/// <summary>Reads one entry of config/recipients.yml; what is wrong in it goes to the faults, and the entry then holds what could be read.</summary>
/// <param name="file">Name of the file, for the faults.</param>
/// <param name="faults">Takes the faults.</param>
internal sealed class RecipientEntryReader(string file, List<ConfigurationFault> faults)
{
    private const int WardCodeLength = 5;

    private static readonly string[] KnownKinds = [DocumentKinds.WeeklyReport, DocumentKinds.QuarterlyReview, DocumentKinds.ReminderLetter];

    private static readonly string[] KnownKeys = ["name", "address", "role", "ward", "kinds"];

    /// <summary>Where a node stands, as told to people.</summary>
    public static string Place(YamlNode node) => $"dòng {node.Start.Line}";

    /// <summary>Reads the entry.</summary>
    public Recipient Read(YamlNode node)
    {
        if (node is not YamlMappingNode entry)
        {
            Fault(node, "người nhận phải gồm các mục name, address, role, kinds.", "xem mẫu ở đầu tệp.");
            return new("", "", default, []);
        }

        foreach (var key in entry.Children.Keys.Where(key => !KnownKeys.Contains(Scalar(key))))
            Fault(key, $"không có mục \"{Scalar(key)}\".", $"các mục được dùng: {string.Join(", ", KnownKeys)}.");
        var recipient = new Recipient(Text(entry, "name", "tên cơ quan hoặc chức danh, không ghi tên người"), Address(entry), Role(entry), Kinds(entry));
        return recipient with { Ward = Ward(entry, recipient.Role) };
    }

    /// <summary>A ward must be named where, and only where, the role is a ward's: it decides whose households are sent.</summary>
    private string? Ward(YamlMappingNode entry, RecipientRole role)
    {
        var code = Scalar(Child(entry, "ward"))?.Trim();
        if (role != RecipientRole.Ward)
        {
            if (code is not null) Fault(Child(entry, "ward")!, "mục ward chỉ dùng với vai trò ward.", "bỏ mục ward, hoặc ghi role: ward.");
            return null;
        }

        if (code is not { Length: WardCodeLength } || !code.All(char.IsAsciiDigit))
            Fault(Child(entry, "ward") ?? entry, "thiếu mã xã, phường ở mục ward.", "ghi mã 5 chữ số trong wards.yml, để trong nháy, ví dụ ward: \"06751\".");
        return code;
    }

    private string Text(YamlMappingNode entry, string key, string meaning)
    {
        var text = Scalar(Child(entry, key))?.Trim() ?? "";
        if (text.Length == 0) Fault(entry, $"thiếu mục {key}.", $"ghi {meaning}.");
        else if (text.Any(char.IsControl)) Fault(entry, $"mục {key} phải nằm trên một dòng.", "bỏ dấu xuống dòng.");
        return text;
    }

    private string Address(YamlMappingNode entry)
    {
        var text = Text(entry, "address", "địa chỉ thư của cơ quan");
        if (text.Length > 0 && MailAddress.Parse(text)?.Address != text)
            Fault(Child(entry, "address")!, $"\"{text}\" không phải là địa chỉ thư.", "ghi đúng một địa chỉ không dấu, dạng ten@ten-mien.");
        return text;
    }

    private RecipientRole Role(YamlMappingNode entry)
    {
        var text = Text(entry, "role", "leader, office, administrator hoặc ward");
        foreach (var role in Enum.GetValues<RecipientRole>())
            if (string.Equals(role.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return role;
        if (text.Length > 0) Fault(Child(entry, "role")!, $"không có vai trò \"{text}\".", "ghi leader, office, administrator hoặc ward.");
        return default;
    }

    private List<string> Kinds(YamlMappingNode entry)
    {
        if (Child(entry, "kinds") is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            Fault(entry, "thiếu mục kinds: chưa ghi loại văn bản nào được gửi.", $"ghi trong ngoặc vuông: {string.Join(", ", KnownKinds)}.");
            return [];
        }

        foreach (var kind in list.Where(kind => !KnownKinds.Contains(Scalar(kind))))
            Fault(kind, $"không có loại văn bản \"{Scalar(kind)}\".", $"các loại được dùng: {string.Join(", ", KnownKinds)}.");
        return [.. list.Select(kind => Scalar(kind) ?? "").Distinct()];
    }

    private static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static string? Scalar(YamlNode? node) => (node as YamlScalarNode)?.Value;

    private void Fault(YamlNode node, string problem, string hint) => faults.Add(new(file, Place(node), problem, hint));
}
