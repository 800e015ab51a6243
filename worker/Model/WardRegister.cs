namespace MongCai.Poverty.Etl.Model;

/// <summary>All units that config/wards.yml knows, past and present, and the area that they make up.</summary>
/// <param name="Wards">In the order of the file: by code, then by the first day.</param>
public sealed record WardRegister(IReadOnlyList<Ward> Wards)
{
    private readonly ILookup<string, Ward> byCode = Wards.ToLookup(ward => ward.Code, StringComparer.Ordinal);
    private readonly ILookup<string, Ward> bySlug = Wards.ToLookup(ward => ward.Slug, StringComparer.Ordinal);

    private readonly Ward[] ended = [.. Wards.Where(ward => ward.ValidTo is not null)];

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

    /// <summary>Households whose code changed when their unit became part of another; asked only where the lists have no CCCD to tell it.</summary>
    public IReadOnlyList<RecodedHousehold> Recoded { get; init; } = [];

    /// <summary>The units that had become part of a unit by a day, in the order of the file.</summary>
    public IEnumerable<Ward> FormersOf(Ward ward, DateOnly day) =>
        ended.Where(former => former.ValidTo < day && ward.ExistsOn(former.ValidTo!.Value.AddDays(1)) && former.Successors.Contains(ward.Code, StringComparer.Ordinal));

    /// <summary>The same, those before them included.</summary>
    public IEnumerable<Ward> AllFormersOf(Ward ward, DateOnly day) => FormersOf(ward, day).SelectMany(former => AllFormersOf(former, former.ValidTo!.Value).Prepend(former));

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

/// <summary>A household whose code the city says changed.</summary>
/// <param name="From">First day of the new code: the day after the former unit's last.</param>
/// <param name="Old">Code on the former unit's list.</param>
/// <param name="New">Code on the successor's.</param>
public sealed record RecodedHousehold(DateOnly From, string Old, string New);
