using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reporting.Models;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>config/recipients.yml.</summary>
internal static class RecipientsFile
{
    private const int WardCodeLength = 5;

    private static readonly Dictionary<string, RecipientRole> Roles =
        Enum.GetValues<RecipientRole>().ToDictionary(role => role.ToString().ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    private static readonly string[] KnownKinds = [DocumentKinds.WeeklyReport, DocumentKinds.QuarterlyReview, DocumentKinds.ReminderLetter];

    /// <summary>Reads and checks the recipients.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Their allowed domains hold for the addresses in the file.</param>
    /// <exception cref="ConfigurationFaultException">Every fault of the file.</exception>
    public static RecipientRegister Load(string path, MailOptions options) => YamlFile.Read(path, root =>
    {
        const string hint = "Ghi mỗi người nhận một gạch đầu dòng, gồm các mục name, address, role, kinds.";
        var entries = root.Sections("recipients", entry => (Entry: entry, Recipient: Read(entry)), hint: hint);
        root.Require(entries.Count > 0, "recipients", "không có người nhận nào.", hint);
        CheckAddresses([.. entries.Where(one => MailAddress.IsPlain(one.Recipient.Address))], options);
        return new RecipientRegister([.. entries.Select(one => one.Recipient)]);
    });

    private static Recipient Read(YamlSection entry)
    {
        var name = Line(entry, "name", "Ghi tên cơ quan hoặc chức danh, không ghi tên người.");
        var address = Line(entry, "address", "Ghi địa chỉ thư của cơ quan.");
        entry.Require(MailAddress.IsPlain(address), "address", $"\"{address}\" không phải là địa chỉ thư.", "Ghi đúng một địa chỉ không dấu, dạng ten@ten-mien.");
        var role = entry.Word("role", "vai trò", Roles);
        return new(name, address, role, Kinds(entry)) { Ward = Ward(entry, role) };
    }

    private static string Line(YamlSection entry, string key, string hint)
    {
        var text = entry.Text(key, hint).Trim();
        entry.Require(!text.Any(char.IsControl), key, $"mục {key} phải nằm trên một dòng.", "Bỏ dấu xuống dòng.");
        return text;
    }

    /// <summary>A ward must be named where, and only where, the role is a ward's: it decides whose households are sent.</summary>
    private static string? Ward(YamlSection entry, RecipientRole role)
    {
        var code = entry.OptionalText("ward")?.Trim();
        if (role != RecipientRole.Ward)
        {
            entry.Require(!entry.Keys.Contains("ward"), "ward", "mục ward chỉ dùng với vai trò ward.", "Bỏ mục ward, hoặc ghi role: ward.");
            return null;
        }

        var isCode = code is { Length: WardCodeLength } && code.All(char.IsAsciiDigit);
        entry.Require(isCode, "ward", "thiếu mã xã, phường ở mục ward.", "Ghi mã 5 chữ số trong wards.yml, để trong nháy, ví dụ ward: \"06751\".");
        return code;
    }

    private static List<string> Kinds(YamlSection entry)
    {
        var hint = $"Ghi trong ngoặc vuông: {string.Join(", ", KnownKinds)}.";
        var kinds = entry.Texts("kinds");
        entry.Require(kinds.Count > 0, "kinds", "thiếu mục kinds: chưa ghi loại văn bản nào được gửi.", hint);
        foreach (var (index, kind) in kinds.Index())
            entry.Require(KnownKinds.Contains(kind), $"kinds[{index}]", $"không có loại văn bản \"{kind}\".", hint);
        return [.. kinds.Distinct()];
    }

    private static void CheckAddresses(List<(YamlSection Entry, Recipient Recipient)> entries, MailOptions options)
    {
        foreach (var (entry, recipient) in entries.GroupBy(one => MailAddress.Key(one.Recipient.Address)).SelectMany(same => same.Skip(1)))
            entry.Fault("address", $"địa chỉ \"{recipient.Address}\" có hai lần.", "Gộp thành một người nhận: mỗi địa chỉ chỉ nhận một thư.");
        var policy = new AddressPolicy(options, entries.Select(one => one.Recipient.Address));
        foreach (var (entry, recipient) in entries)
            entry.Require(policy.Allows(recipient.Address), "address", $"tên miền của \"{recipient.Address}\" không được phép.", "Sửa địa chỉ, hoặc thêm tên miền vào Mail:AllowedDomains.");
    }
}
