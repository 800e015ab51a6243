using System.Globalization;

namespace MongCai.Poverty.Etl.Validation.Sources;

/// <summary>What can name a ward.</summary>
internal enum WardSource
{
    /// <summary>The hidden sheet of the workbook that the city handed out; the officer sees neither it nor its cells.</summary>
    HiddenSheet,

    /// <summary>A line above a table.</summary>
    Title,

    /// <summary>The inbox folder.</summary>
    Folder,
}

/// <summary>A place that names a ward.</summary>
/// <param name="Source">What kind of place.</param>
/// <param name="Sheet">Sheet; null unless the officer can see the place.</param>
/// <param name="Cell">Excel's address; null with the sheet.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Ward">The ward; null when there is no such unit.</param>
internal sealed record WardClaim(WardSource Source, string? Sheet, string? Cell, string Text, Ward? Ward)
{
    /// <summary>A Vietnamese sentence without its full stop.</summary>
    public string Sentence => (Source, Ward) switch
    {
        (WardSource.HiddenSheet, null) => $"Biểu mẫu mang mã đơn vị \"{Text}\" (trang ẩn \"_meta\"), không có đơn vị nào mang mã này",
        (WardSource.HiddenSheet, var ward) => $"Biểu mẫu được lập cho {ward.NameInText} (trang ẩn \"_meta\")",
        (WardSource.Folder, _) => $"Tệp nằm trong thư mục \"{Text}\" của {Ward?.NameInText}",
        (_, null) => $"Ô {Cell} trang \"{Sheet}\" ghi \"{Text}\", không có đơn vị nào như vậy",
        var (_, ward) => $"Ô {Cell} trang \"{Sheet}\" ghi \"{Text}\" ({ward.NameInText})",
    };

    /// <summary>The same inside another sentence.</summary>
    public static string Continued(string sentence) => char.ToLower(sentence[0], CultureInfo.InvariantCulture) + sentence[1..];

    /// <summary>What to do when this place disagrees with the one that was read first.</summary>
    /// <param name="first">The ward that was read first.</param>
    public string Hint(Ward first) => Source switch
    {
        WardSource.Folder => $"Nếu báo cáo của {first.NameInText}, chuyển tệp sang thư mục \"{first.Slug}\"; nếu không, sửa tên đơn vị trong tệp.",
        WardSource.HiddenSheet => "Chép số liệu sang biểu mẫu thành phố gửi riêng cho đơn vị rồi gửi lại.",
        _ => "Sửa dòng tiêu đề cho đúng đơn vị, hoặc chép số liệu sang biểu mẫu thành phố gửi riêng cho đơn vị, rồi gửi lại.",
    };
}
