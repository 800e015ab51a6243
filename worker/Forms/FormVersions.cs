namespace MongCai.Poverty.Etl.Forms;

/// <summary>The versions of the weekly form, each with its days (<c>config/forms/bc-tuan-*.yml</c>).</summary>
public sealed record FormVersions
{
    /// <summary>Versions by their first day.</summary>
    /// <param name="all">Any order; at least one of them verified.</param>
    /// <exception cref="ArgumentException">None is verified.</exception>
    public FormVersions(IEnumerable<FormDefinition> all)
    {
        All = [.. all.OrderBy(form => form.ValidFrom)];
        Used = [.. All.Where(form => form.IsVerified)];
        if (Used.Count == 0) throw new ArgumentException("No version of the form is verified.", nameof(all));
    }

    /// <summary>All, by their first day.</summary>
    public IReadOnlyList<FormDefinition> All { get; }

    /// <summary>Those that somebody has verified: no other is ever used.</summary>
    public IReadOnlyList<FormDefinition> Used { get; }

    /// <summary>The newest one that is used.</summary>
    public FormDefinition Newest => Used[^1];

    /// <summary>The form of a week that ends on a day. One goes on until another that is used begins; before the first, the first.</summary>
    public FormDefinition For(DateOnly day) => Used.LastOrDefault(form => form.ValidFrom <= day) ?? Used[0];

    /// <summary>The form of a week; the newest when the week is not known.</summary>
    public FormDefinition ForWeek(ReportingWeek? week) => week is { Sunday: var day } ? For(day) : Newest;

    /// <summary>The form that should be used on a day and is not, because nobody has verified it; null when there is none.</summary>
    public FormDefinition? WaitingOn(DateOnly day) => All.LastOrDefault(form => form.ValidFrom <= day) is { IsVerified: false } waiting ? waiting : null;

    /// <summary>Reads every <c>bc-tuan-*.yml</c> of a folder.</summary>
    /// <exception cref="ConfigurationFaultException">Every fault of every file, two versions with one number or first day, or none that may be used.</exception>
    public static FormVersions LoadAll(string folder)
    {
        string[] paths = Directory.Exists(folder) ? Directory.GetFiles(folder, "bc-tuan-*.yml") : [];
        if (paths.Length == 0) paths = [Path.Combine(folder, "bc-tuan-v1.yml")];
        var read = paths.Order(StringComparer.Ordinal).Select(path => (Path: path, Form: FormDefinition.Load(path))).ToList();
        foreach (var same in read.GroupBy(one => one.Form.Version).Concat(read.GroupBy(one => one.Form.ValidFrom.DayNumber)).Where(same => same.Count() > 1))
            throw new ConfigurationFaultException([new(same.Last().Path, "version", $"trùng phiên bản hoặc ngày bắt đầu với {Path.GetFileName(same.First().Path)}.", "Mỗi phiên bản biểu mẫu có số và ngày bắt đầu (validFrom) riêng.")]);
        if (!read.Exists(one => one.Form.IsVerified))
            throw new ConfigurationFaultException([new(read[0].Path, "verified", "không có phiên bản biểu mẫu nào được dùng.", "Ghi verified: true ở phiên bản đang dùng.")]);
        return new(read.Select(one => one.Form));
    }

    /// <summary>One version for all days.</summary>
    public static implicit operator FormVersions(FormDefinition form) => new([form]);
}
