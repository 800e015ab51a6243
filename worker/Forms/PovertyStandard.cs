namespace MongCai.Poverty.Etl.Forms;

/// <summary>The multidimensional poverty standard of some years (config/standards).</summary>
/// <param name="Source">The decree, <c>Nghị định 07/2021/NĐ-CP</c>.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null when none is known.</param>
/// <param name="RuralIncome">Most income of a near-poor household in a xã, đồng a person and month.</param>
/// <param name="UrbanIncome">The same in a phường.</param>
/// <param name="Points">Points of the scoring sheets; null when no circular has fixed them yet: then no points are held against them (GN307).</param>
public sealed record PovertyStandard(string Source, DateOnly ValidFrom, DateOnly? ValidTo, long RuralIncome, long UrbanIncome, PointLimits? Points)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigurationFaultException">Every fault of the file.</exception>
    public static PovertyStandard Load(string path) => YamlFile.Read(path, root =>
    {
        var income = root.Section("income", section => (Rural: section.Number("rural"), Urban: section.Number("urban")));
        var standard = new PovertyStandard(
            root.Text("source", "Ghi nghị định, ví dụ Nghị định 07/2021/NĐ-CP."), root.Day("validFrom"), root.OptionalDay("validTo"),
            income.Rural, income.Urban,
            root.Keys.Contains("points") ? root.Section("points", Limits) : null);
        root.Require(standard.ValidTo is null || standard.ValidTo >= standard.ValidFrom, "validTo", "ngày hết hiệu lực đứng trước ngày có hiệu lực.", "Đổi lại hai ngày.");
        return standard;
    });

    /// <summary>Reads every <c>*.yml</c> of a folder; a folder that is not there holds none.</summary>
    /// <exception cref="ConfigurationFaultException">The faults of all files, or two standards for the same day.</exception>
    public static IReadOnlyList<PovertyStandard> LoadAll(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        var read = Directory.GetFiles(folder, "*.yml").Order(StringComparer.Ordinal).Select(path => (Path: path, Standard: Load(path))).OrderBy(one => one.Standard.ValidFrom).ToList();
        foreach (var (first, second) in read.Zip(read.Skip(1)))
            if (first.Standard.ValidTo is null || first.Standard.ValidTo >= second.Standard.ValidFrom)
                throw new ConfigurationFaultException([new(second.Path, "validFrom", $"hai chuẩn nghèo cùng có hiệu lực: tệp này và {System.IO.Path.GetFileName(first.Path)}.", "Ghi validTo của chuẩn trước là ngày trước validFrom của chuẩn sau.")]);
        return [.. read.Select(one => one.Standard)];
    }

    /// <summary>True on its days.</summary>
    public bool IsFor(DateOnly day) => day >= ValidFrom && !(day > ValidTo);

    /// <summary>The points that hold on a day; null when none are fixed for it.</summary>
    /// <param name="standards">By their days; where there is none at all, the form's own points always hold.</param>
    /// <param name="day">The day.</param>
    /// <param name="form">The form of the day.</param>
    public static PointLimits? PointsOn(IReadOnlyList<PovertyStandard> standards, DateOnly day, FormDefinition form) =>
        standards.Count == 0 ? form.Points : standards.FirstOrDefault(standard => standard.IsFor(day))?.Points;

    private static PointLimits Limits(YamlSection points) => new(points.Number("b1Phuong"), points.Number("b1Xa"), points.Number("b2Below"), points.Number("b2PerMark"));
}
