using System.Globalization;
using MongCai.Poverty.Etl.Delivery;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>config/wards.yml.</summary>
public static class WardsFile
{
    private static readonly DateOnly EndOfTime = new(9999, 12, 31);

    /// <summary>Reads and checks the register.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mail">Their allowed domains hold for the wards' addresses; null when mail does not matter.</param>
    /// <exception cref="ConfigurationFaultException">Every fault of the file.</exception>
    public static WardRegister Load(string path, MailOptions? mail = null)
    {
        var file = new YamlFile(path);
        var entries = file.Read<Content>().Wards ?? [];
        var wards = entries.Select((entry, index) => Read(file, entry, $"wards[{index}]")).OfType<Ward>().ToList();
        CheckTogether(file, wards);
        CheckMail(file, wards, mail);
        file.ThrowIfFaulty();
        return new(wards);
    }

    private static Ward? Read(YamlFile file, Entry entry, string place)
    {
        var known = file.Require(entry.Code is { Length: 5 } && entry.Code.All(char.IsAsciiDigit), $"{place}.code", $"mã '{entry.Code}' không phải 5 chữ số.", "Ghi mã của Tổng cục Thống kê trong dấu nháy, ví dụ \"06751\".")
            & file.Require(!string.IsNullOrWhiteSpace(entry.Name), $"{place}.name", "thiếu tên.", "Ghi tên không kèm phường, xã.")
            & file.Require(entry.Kind is "phường" or "xã", $"{place}.kind", $"loại '{entry.Kind}' lạ.", "Ghi phường hoặc xã.")
            & file.Require(!string.IsNullOrWhiteSpace(entry.Slug), $"{place}.slug", "thiếu tên thư mục.", "Ghi tên thư mục không dấu, ví dụ binh-ngoc.");
        var from = Day(file, entry.ValidFrom, $"{place}.validFrom", required: true);
        var to = Day(file, entry.ValidTo, $"{place}.validTo", required: false);
        if (!known || from is null) return null;
        file.Require(to is null || to >= from, $"{place}.validTo", "ngày hết hiệu lực đứng trước ngày có hiệu lực.", "Đổi lại hai ngày.");
        return new(entry.Code!, entry.Name!.Normalize(), entry.Kind == "xã" ? WardKind.Xa : WardKind.Phuong, entry.Slug!, from.Value, to)
        {
            Spellings = entry.Spellings ?? [],
            Successors = entry.Successors ?? [],
            Mail = entry.Mail,
        };
    }

    private static DateOnly? Day(YamlFile file, string? text, string place, bool required)
    {
        if (text is null && !required) return null;
        var read = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        return file.Require(read, place, $"'{text}' không phải ngày.", "Ghi ngày dạng 2024-12-31.") ? day : null;
    }

    private static void CheckTogether(YamlFile file, List<Ward> wards)
    {
        foreach (var (first, second) in Pairs(wards).Where(pair => Overlap(pair.First, pair.Second)))
        {
            file.Require(first.Code != second.Code, first.Code, $"mã dùng cho hai đơn vị cùng lúc ({first.Name}, {second.Name}).", "Sửa mã hoặc thời gian hiệu lực.");
            file.Require(first.Slug != second.Slug, first.Slug, "thư mục dùng cho hai đơn vị cùng lúc.", "Đổi tên một thư mục.");
        }
        foreach (var ward in wards.Where(ward => ward.ValidTo is not null))
            foreach (var successor in ward.Successors)
                file.Require(wards.Exists(other => other.Code == successor && other.ExistsOn(ward.ValidTo!.Value.AddDays(1))), ward.Code, $"đơn vị kế thừa {successor} không có trong tệp.", "Thêm đơn vị kế thừa.");
    }

    private static void CheckMail(YamlFile file, List<Ward> wards, MailOptions? mail)
    {
        foreach (var (ward, address) in wards.Where(ward => ward.Mail is not null).Select(ward => (ward, ward.Mail!)))
        {
            var valid = file.Require(MailAddress.IsPlain(address), ward.Code, $"\"{address}\" không phải là địa chỉ thư.", "Ghi đúng một địa chỉ không dấu, dạng ten@ten-mien, hoặc bỏ mục mail.");
            if (valid && mail is not null) file.Require(new AddressPolicy(mail, [address]).Allows(address), ward.Code, $"tên miền của \"{address}\" không được phép.", "Sửa địa chỉ, hoặc thêm tên miền vào Mail:AllowedDomains.");
        }
    }

    private static IEnumerable<(Ward First, Ward Second)> Pairs(List<Ward> wards) =>
        wards.SelectMany((first, index) => wards.Skip(index + 1).Select(second => (first, second)));

    private static bool Overlap(Ward first, Ward second) =>
        first.ValidFrom <= (second.ValidTo ?? EndOfTime) && second.ValidFrom <= (first.ValidTo ?? EndOfTime);

    private sealed class Content
    {
        public List<Entry>? Wards { get; set; }
    }

    private sealed class Entry
    {
        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? Kind { get; set; }

        public string? Slug { get; set; }

        public string? ValidFrom { get; set; }

        public string? ValidTo { get; set; }

        public List<string>? Successors { get; set; }

        public List<string>? Spellings { get; set; }

        public string? Mail { get; set; }
    }
}
