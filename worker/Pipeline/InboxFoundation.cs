using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Makes the inbox of a first trial. A relative folder lies on this machine and is made; an absolute one is a share, which is waited for and never made, because a share that is not mounted looks like an empty folder.</summary>
public sealed class InboxFoundation(IOptions<InboxOptions> inbox, CityConfiguration city, TimeProvider time)
{
    /// <summary>Makes the folder of every ward of today.</summary>
    /// <returns>What was made; empty when the inbox is a share or was there.</returns>
    public IReadOnlyList<string> Lay()
    {
        var root = inbox.Value.Folder;
        if (Path.IsPathRooted(root) || Directory.Exists(root)) return [];
        var today = city.Calendar.LocalDay(time.GetUtcNow());
        foreach (var ward in city.Register.Wards.Where(ward => ward.ExistsOn(today))) Directory.CreateDirectory(Path.Combine(root, ward.Slug));
        return [Path.GetFullPath(root)];
    }
}
