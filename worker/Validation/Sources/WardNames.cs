namespace MongCai.Poverty.Etl.Validation.Sources;

/// <summary>Finds wards by how titles write them; never by likeness: Hải Tiến and Hải Yên differ by two letters.</summary>
internal sealed class WardNames
{
    private static readonly string[] Organisations = ["uy ban nhan dan ", "ubnd ", "don vi bao cao ", "don vi ", "bao cao cua "];
    private static readonly (string Word, WardKind Kind)[] Kinds = [("phuong ", WardKind.Phuong), ("p ", WardKind.Phuong), ("xa ", WardKind.Xa), ("x ", WardKind.Xa), ("dac khu ", WardKind.DacKhu)];
    private static readonly string[] Levels = [" thanh pho ", " tp ", " tinh "];

    private readonly Dictionary<string, List<Ward>> byName = new(StringComparer.Ordinal);

    /// <summary>Words with which the place begins that a title may write behind a ward's name.</summary>
    private readonly string[] places;

    public WardNames(WardRegister register)
    {
        places = [.. Levels, .. register.Area.Names.Select(name => $" {TextKey.Of(name)}")];
        foreach (var ward in register.Wards)
        {
            foreach (var name in ward.Spellings.Prepend(ward.Name).Select(TextKey.Of).Distinct(StringComparer.Ordinal))
            {
                if (!byName.TryGetValue(name, out var wards)) byName[name] = wards = [];
                wards.Add(ward);
            }
        }
    }

    /// <summary>What a title says about the ward.</summary>
    /// <param name="text">Title; several lines are looked at one by one.</param>
    /// <param name="day">Day on which the unit must exist; null when the week is not known.</param>
    /// <returns>A ward, or a name that is none; null when the title speaks of something else.</returns>
    public (Ward? Ward, string Text)? Read(string text, DateOnly? day)
    {
        (Ward?, string)? unknown = null;
        foreach (var line in text.Split('\n').Append(text).Distinct(StringComparer.Ordinal))
        {
            if (ReadLine(line, day) is not { } said) continue;
            if (said.Ward is not null) return said;
            unknown ??= said;
        }

        return unknown;
    }

    private (Ward? Ward, string Text)? ReadLine(string line, DateOnly? day)
    {
        var rest = TextKey.Of(line);
        var official = false;
        while (Organisations.FirstOrDefault(word => rest.StartsWith(word, StringComparison.Ordinal)) is { } organisation)
        {
            rest = rest[organisation.Length..];
            official = true;
        }

        var kind = Kinds.FirstOrDefault(kind => rest.StartsWith(kind.Word, StringComparison.Ordinal));
        var isNamed = kind.Word is not null;
        if (isNamed) rest = rest[kind.Word!.Length..];
        var ward = Find(rest, isNamed ? kind.Kind : null, day) ?? Find(WithoutPlace(rest), isNamed ? kind.Kind : null, day);
        if (ward is not null) return (ward, line);
        return official && isNamed ? (null, line) : null;
    }

    private Ward? Find(string name, WardKind? kind, DateOnly? day) =>
        byName.TryGetValue(name, out var wards)
            ? wards.FirstOrDefault(ward => (kind is null || ward.Kind == kind) && (day is null || ward.ExistsOn(day.Value)))
            : null;

    private string WithoutPlace(string name)
    {
        var end = places.Select(place => name.IndexOf(place, 1 > name.Length ? 0 : 1, StringComparison.Ordinal)).Where(at => at > 0).DefaultIfEmpty(name.Length).Min();
        return name[..end];
    }
}
