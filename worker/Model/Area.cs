namespace MongCai.Poverty.Etl.Model;

/// <summary>The area over whose units the programme adds up, in words for running text (config/report.yml): a city, a province, a cluster of communes.</summary>
/// <param name="Level">Its common noun in lower case, <c>thành phố</c>: "toàn thành phố", "số liệu của thành phố".</param>
/// <param name="Name">Its name without the common noun, <c>Móng Cái</c>.</param>
/// <param name="Units">Its units in the plural, <c>xã, phường</c>.</param>
public sealed record Area(string Level, string Name, string Units)
{
    /// <summary>Neutral words for a register that nobody has given an area.</summary>
    public static Area Unnamed { get; } = new("địa bàn", "", "xã, phường");

    /// <summary>Who takes the reports and hands out the forms, in running text: "báo ngay cho thành phố".</summary>
    public string Office { get; init; } = Level;

    /// <summary>Who issued the plan, in running text: <c>Ủy ban nhân dân thành phố</c>.</summary>
    public string Authority { get; init; } = $"Ủy ban nhân dân {Level}";

    /// <summary>Name of the area in which it lies, <c>Quảng Ninh</c>; null when it lies in none.</summary>
    public string? Within { get; init; }

    /// <summary>What wards may write behind their own names: the area and that in which it lies.</summary>
    public IEnumerable<string> Names => new[] { Name, Within ?? "" }.Where(name => name.Length > 0);

    /// <summary>The whole of it, <c>toàn thành phố</c>: what a line of totals is called.</summary>
    public string Whole => $"toàn {Level}";
}
