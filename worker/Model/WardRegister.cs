namespace MongCai.Poverty.Etl.Model;

/// <summary>All units that config/wards.yml knows, past and present, and the area that they make up.</summary>
/// <param name="Wards">In the order of the file: by code, then by the first day.</param>
public sealed record WardRegister(IReadOnlyList<Ward> Wards)
{
    private readonly ILookup<string, Ward> byCode = Wards.ToLookup(ward => ward.Code, StringComparer.Ordinal);
    private readonly ILookup<string, Ward> bySlug = Wards.ToLookup(ward => ward.Slug, StringComparer.Ordinal);

    /// <summary>The area, from config/report.yml.</summary>
    public Area Area { get; init; } = Area.Unnamed;

    /// <summary>The units that bear a code now or did once, in the order of the file.</summary>
    public IEnumerable<Ward> OfCode(string code) => byCode[code];

    /// <summary>The units whose folder it is or was, in the order of the file.</summary>
    public IEnumerable<Ward> OfSlug(string slug) => bySlug[slug];

    /// <summary>The units that exist on the last day of a week, in the order of the file.</summary>
    public IReadOnlyList<Ward> In(ReportingWeek week) => On(week.Sunday);

    /// <summary>The units that exist on a day, in the order of the file.</summary>
    public IReadOnlyList<Ward> On(DateOnly day) => [.. Wards.Where(ward => ward.ExistsOn(day))];

    /// <summary>The unit that bears a code on a day; null when none does.</summary>
    public Ward? Find(string code, DateOnly day) => byCode[code].FirstOrDefault(ward => ward.ExistsOn(day));

    /// <summary>The unit whose folder it is on a day; null when none has it.</summary>
    public Ward? FindBySlug(string slug, DateOnly day) => bySlug[slug].FirstOrDefault(ward => ward.ExistsOn(day));

    /// <summary>The units that a unit took over, those before them included.</summary>
    public IEnumerable<Ward> PredecessorsOf(Ward ward) =>
        from former in Wards
        where former.ValidTo is { } last && last.AddDays(1) == ward.ValidFrom && former.Successors.Contains(ward.Code, StringComparer.Ordinal)
        from one in PredecessorsOf(former).Prepend(former)
        select one;

    /// <summary>The units that answer on a day for the territory that a code had on an earlier day: the unit itself, or its successors.</summary>
    public IReadOnlyList<Ward> SuccessorsOf(string code, DateOnly then, DateOnly day)
    {
        var ward = Find(code, then);
        if (ward is null) return [];
        if (ward.ExistsOn(day) || ward.ValidTo is null) return [ward];
        var next = ward.ValidTo.Value.AddDays(1);
        return [.. ward.Successors.SelectMany(successor => SuccessorsOf(successor, next, day)).Distinct()];
    }
}
