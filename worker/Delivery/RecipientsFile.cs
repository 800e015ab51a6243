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
