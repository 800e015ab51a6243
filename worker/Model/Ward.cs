namespace MongCai.Poverty.Etl.Model;

/// <summary>Urban or rural unit of commune level; decides the B1 threshold (175 points phường, 140 xã; Thông tư 07/2021/TT-BLĐTBXH).</summary>
public enum WardKind
{
    /// <summary>Phường, urban.</summary>
    Phuong,

    /// <summary>Xã, rural.</summary>
    Xa,

    /// <summary>Đặc khu, an island unit since 1/7/2025; no rule says yet whether it counts as urban or rural.</summary>
    DacKhu,
}

/// <summary>A commune-level unit within its time. Codes are re-used after 1/7/2025 with another territory, so the key is (Code, ValidFrom).</summary>
/// <param name="Code">Five digits of the General Statistics Office, <c>06751</c>.</param>
/// <param name="Name">Name without the common noun, in the city's spelling: <c>Hải Hòa</c>.</param>
/// <param name="Kind">Phường, xã or đặc khu.</param>
/// <param name="Slug">Folder name in the inbox, <c>hai-hoa</c>.</param>
/// <param name="ValidFrom">First day on which the unit exists.</param>
/// <param name="ValidTo">Last day; null when it still exists.</param>
public sealed record Ward(string Code, string Name, WardKind Kind, string Slug, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Other spellings that reports may use; compared after normalisation, never by likeness.</summary>
    public IReadOnlyList<string> Spellings { get; init; } = [];

    /// <summary>Codes of the units that took over, empty while the unit lives.</summary>
    public IReadOnlyList<string> Successors { get; init; } = [];

    /// <summary>Address to which receipts and reminders go; null when the ward has none.</summary>
    public string? Mail { get; init; }

    /// <summary>The common noun, <c>phường</c>.</summary>
    public string KindInText => Kind switch { WardKind.Phuong => "phường", WardKind.Xa => "xã", _ => "đặc khu" };

    /// <summary>Name with the common noun in running text, <c>phường Bình Ngọc</c> (Nghị định 30/2020, Phụ lục II).</summary>
    public string NameInText => $"{KindInText} {Name}";

    /// <summary>Name with a capital, for the beginning of a sentence or table cell.</summary>
    public string FullName => Sentences.Beginning(NameInText);

    /// <summary>True when the unit exists on the day.</summary>
    public bool ExistsOn(DateOnly day) => day >= ValidFrom && (ValidTo is null || day <= ValidTo);
}
