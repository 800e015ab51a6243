using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Makes the inbox of a first trial. A relative folder lies on this machine and is made; an absolute one is a share, which is waited for and never made, because a share that is not mounted looks like an empty folder.</summary>
public sealed class InboxFoundation(IOptions<InboxOptions> inbox, CityConfiguration city, TimeProvider time)
{
    /// <summary>Makes the folder of every ward of today.</summary>
    /// <param name="evenOnAShare">Somebody said that the share is there and wants its folders.</param>
    /// <returns>What was made, full paths; empty when nothing was missing.</returns>
    public IReadOnlyList<string> Lay(bool evenOnAShare = false)
    {
        var root = inbox.Value.Folder;
        if (!evenOnAShare && (Path.IsPathRooted(root) || Directory.Exists(root))) return [];
        var today = city.Calendar.LocalDay(time.GetUtcNow());
        var planned = city.Plans.Newest?.Wards.Select(ward => ward.Ward).ToHashSet(StringComparer.Ordinal) ?? [];
        var missing = city.Register.Wards
            .Where(ward => ward.ExistsOn(today) || planned.Contains(ward.Code))
            .Select(ward => Path.GetFullPath(Path.Combine(root, ward.Slug)))
            .Distinct(StringComparer.Ordinal)
            .Where(folder => !Directory.Exists(folder))
            .ToList();
        missing.ForEach(folder => Directory.CreateDirectory(folder));
        return missing;
    }
}
