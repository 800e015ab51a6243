using System.Globalization;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>config/plans: the plans of all years, one file each. Neither the names of the files nor their order decide anything.</summary>
/// <param name="Plans">Those that count.</param>
/// <param name="Drafts">Those that say <c>draft: true</c> and count for nothing, with their faults.</param>
/// <param name="NotTaken">Faults of files that were left out; the work goes on without them.</param>
public sealed record PlanFolder(Plans Plans, IReadOnlyList<DraftPlan> Drafts, IReadOnlyList<ConfigurationFault> NotTaken)
{
    /// <summary>Reads every <c>*.yml</c> of the folder; a folder that is not there holds none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="register">The units.</param>
    /// <param name="today">The day on which it is read: only the plan of the running year must be right.</param>
    /// <exception cref="ConfigurationFaultException">The faults of a plan of the running year, or of one that may be it.</exception>
    public static PlanFolder Load(string folder, WardRegister register, DateOnly today)
    {
        var read = Files(folder).Select(path => PlanFile.Read(path, register)).ToList();
        var meant = read.Where(one => !one.IsDraft).ToList();
        var twice = meant.Where(one => one.Plan is not null).GroupBy(one => one.Plan!.ValidFrom).Where(same => same.Count() > 1).SelectMany(same => same).ToList();
        var good = meant.Where(one => one.Plan is not null).Except(twice).ToList();
        var faulty = meant.Where(one => one.Plan is null).Concat(twice.Select(one => one with { Faults = [Rival(one, twice)] })).ToList();
        var faults = faulty.SelectMany(one => one.Faults).ToList();
        if (faulty.Exists(one => MustBeRight(one, good, today))) throw new ConfigurationFaultException(faults);
        return new(new([.. good.Select(one => one.Plan!).OrderBy(plan => plan.ValidFrom)]), [.. read.Where(one => one.IsDraft).Select(one => new DraftPlan(one.Path, one.Year, one.Faults))], faults);
    }

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.yml").Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal)
        : [];

    /// <summary>A file whose year cannot be read may be the running year's, unless that has a plan.</summary>
    private static bool MustBeRight(PlanReading faulty, List<PlanReading> good, DateOnly today) =>
        faulty.Year == today.Year || (faulty.Year is null && !good.Exists(one => one.Year == today.Year));

    private static ConfigurationFault Rival(PlanReading one, List<PlanReading> twice)
    {
        var other = twice.First(other => other != one && other.Plan!.ValidFrom == one.Plan!.ValidFrom);
        return new(one.Path, null, $"hai kế hoạch cùng có hiệu lực từ ngày {one.Plan!.ValidFrom.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}: tệp này và {Path.GetFileName(other.Path)}.", "Bỏ một tệp, ghi draft: true vào tệp chưa dùng, hoặc ghi validFrom cho kế hoạch điều chỉnh trong năm.") { Line = one.Line };
    }
}

/// <summary>A plan that is still being written.</summary>
/// <param name="Path">The file.</param>
/// <param name="Year">The year it is for; null when that cannot be read.</param>
/// <param name="Faults">What is still wrong or open in it.</param>
public sealed record DraftPlan(string Path, int? Year, IReadOnlyList<ConfigurationFault> Faults);
