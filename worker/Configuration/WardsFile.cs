using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Forms;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>config/wards.yml.</summary>
public static class WardsFile
{
    private static readonly DateOnly EndOfTime = new(9999, 12, 31);

    private static readonly Dictionary<string, WardKind> Kinds = new(StringComparer.Ordinal) { ["phường"] = WardKind.Phuong, ["xã"] = WardKind.Xa, ["đặc khu"] = WardKind.DacKhu };

    /// <summary>Reads and checks the register.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mail">Their allowed domains hold for the wards' addresses; null when mail does not matter.</param>
    /// <exception cref="ConfigurationFaultException">Every fault of the file.</exception>
    public static WardRegister Load(string path, MailOptions? mail = null) => YamlFile.Read(path, root =>
    {
        var read = root.Sections("wards", entry => (Entry: entry, Ward: Read(entry, mail)));
        var entries = read.Where(one => one.Ward is not null).Select(one => (one.Entry, Ward: one.Ward!)).ToList();
        CheckShared(entries, "code", ward => ward.Code, "mã dùng cho hai đơn vị cùng lúc", "Sửa mã hoặc thời gian hiệu lực.");
        CheckShared(entries, "slug", ward => ward.Slug, "thư mục dùng cho hai đơn vị cùng lúc", "Đổi tên một thư mục.");
        if (entries.Count == read.Count && root.IsRead("wards")) CheckSuccessors(entries);
        var register = new WardRegister([.. entries.Select(one => one.Ward)]);
        return register with { Recoded = [.. root.Sections("recoded", entry => Recoded(entry, register), isOptional: true)] };
    });

    /// <summary>One household whose code changed when its unit became part of another.</summary>
    private static RecodedHousehold Recoded(YamlSection entry, WardRegister register)
    {
        const string hint = "Ghi mã hộ dạng \"06715-001\".";
        var recoded = new RecodedHousehold(entry.Day("from"), entry.Text("old", hint), entry.Text("new", hint));
        if (!Array.TrueForAll(["from", "old", "new"], entry.IsRead)) return recoded;
        foreach (var (key, code) in ((string, string)[])[("old", recoded.Old), ("new", recoded.New)])
            entry.Require(HouseholdCode.WardOf(code) is not null, key, $"\"{code}\" không phải mã hộ.", hint);
        var successor = register.Find(HouseholdCode.WardOf(recoded.New) ?? "", recoded.From);
        var isOfSuccessor = successor is not null && register.FormersOf(successor, recoded.From).Any(former => former.ValidTo == recoded.From.AddDays(-1) && former.Code == HouseholdCode.WardOf(recoded.Old));
        entry.Require(isOfSuccessor, "from", $"ngày {recoded.From:dd/MM/yyyy} không có đơn vị nào mang mã của hộ {recoded.Old} nhập vào đơn vị mang mã của hộ {recoded.New}.", "Ghi ngày đầu tiên của đơn vị mới, và đúng hai mã.");
        return recoded;
    }

    /// <summary>One ward; null when too little could be read to hold it against others.</summary>
    private static Ward? Read(YamlSection entry, MailOptions? mail)
    {
        var ward = new Ward(
            entry.Text("code", "Ghi mã 5 chữ số."), entry.Text("name", "Ghi tên không kèm phường, xã.").Normalize(), entry.Word("kind", "loại", Kinds),
            entry.Text("slug", "Ghi tên thư mục không dấu, ví dụ binh-ngoc."), entry.Day("validFrom"), entry.OptionalDay("validTo"))
        {
            Spellings = entry.Texts("spellings"),
            Successors = entry.Texts("successors"),
            Mail = entry.OptionalText("mail"),
        };
        var isCode = ward.Code.Length == 5 && ward.Code.All(char.IsAsciiDigit);
        entry.Require(isCode, "code", $"mã \"{ward.Code}\" không phải 5 chữ số.", "Ghi mã của Tổng cục Thống kê trong dấu nháy, ví dụ \"06751\".");
        CheckMail(entry, ward.Mail, mail);
        if (!isCode || !Array.TrueForAll(["name", "kind", "slug", "validFrom", "validTo"], entry.IsRead)) return null;
        var isOrdered = ward.ValidTo is null || ward.ValidTo >= ward.ValidFrom;
        return entry.Require(isOrdered, "validTo", "ngày hết hiệu lực đứng trước ngày có hiệu lực.", "Đổi lại hai ngày.") ? ward : null;
    }

    private static void CheckMail(YamlSection entry, string? address, MailOptions? mail)
    {
        if (address is null) return;
        var isAddress = entry.Require(MailAddress.IsPlain(address), "mail", $"\"{address}\" không phải là địa chỉ thư.", "Ghi đúng một địa chỉ không dấu, dạng ten@ten-mien, hoặc bỏ mục mail.");
        if (isAddress && mail is not null)
            entry.Require(new AddressPolicy(mail, [address]).Allows(address), "mail", $"tên miền của \"{address}\" không được phép.", "Sửa địa chỉ, hoặc thêm tên miền vào Mail:AllowedDomains.");
    }

    /// <summary>At no time do two units have the same.</summary>
    private static void CheckShared(List<(YamlSection Entry, Ward Ward)> entries, string key, Func<Ward, string> value, string problem, string hint)
    {
        foreach (var same in entries.GroupBy(one => value(one.Ward), StringComparer.Ordinal))
            foreach (var (index, (_, first)) in same.Index())
                foreach (var (entry, second) in same.Skip(index + 1).Where(other => Overlap(first, other.Ward)))
                    entry.Fault(key, $"{problem} ({first.Name}, {second.Name}).", hint);
    }

    private static void CheckSuccessors(List<(YamlSection Entry, Ward Ward)> entries)
    {
        var byCode = entries.ToLookup(one => one.Ward.Code, one => one.Ward, StringComparer.Ordinal);
        foreach (var (entry, ward) in entries.Where(one => one.Ward.ValidTo is not null))
            foreach (var (index, successor) in ward.Successors.Index())
                entry.Require(
                    byCode[successor].Any(other => other.ExistsOn(ward.ValidTo!.Value.AddDays(1))),
                    $"successors[{index}]", $"đơn vị kế thừa {successor} không có trong tệp.", "Thêm đơn vị kế thừa.");
    }

    private static bool Overlap(Ward first, Ward second) =>
        first.ValidFrom <= (second.ValidTo ?? EndOfTime) && second.ValidFrom <= (first.ValidTo ?? EndOfTime);
}
