using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Makes what is missing in the inbox, and only where the share's marker says that it is the share (<see cref="InboxShare"/>).</summary>
public sealed class InboxFoundation(InboxShare share, IOptions<InboxOptions> inbox, CityConfiguration city, TimeProvider time)
{
    /// <summary>Makes the inbox of a first trial with its wards' folders; nothing when there is one.</summary>
    /// <exception cref="SurroundingsException">The folder cannot be made, or the store is away.</exception>
    public async Task BeginAsync(CancellationToken ct)
    {
        if (await IsFirstTrialAsync(ct)) await LayAsync(ct);
    }

    /// <summary>Makes the folder of every ward of today.</summary>
    /// <exception cref="SurroundingsException">The share is away or is not the store's own, or the store is away: nothing was made.</exception>
    public async Task LayAsync(CancellationToken ct)
    {
        if (await IsFirstTrialAsync(ct)) Make([Root]);
        await share.RequireAsync(ct);
        Make(Missing());
    }

    /// <summary>The same where somebody said that this is the share.</summary>
    /// <returns>What was made, full paths; empty when nothing was missing.</returns>
    /// <exception cref="SurroundingsException">The folder cannot be written, or the store is away.</exception>
    public async Task<IReadOnlyList<string>> LayAnewAsync(CancellationToken ct)
    {
        Make([Root]);
        await ((await share.LookAsync(ct)).Sentence is null ? share.RequireAsync(ct) : share.LayAnewAsync(ct));
        var missing = Missing();
        Make(missing);
        return missing;
    }

    /// <summary>True when the inbox is still to be made: a relative folder lies on this machine. An absolute one is a share, which is waited for, and a store that knows its share has had its first trial.</summary>
    /// <exception cref="SurroundingsException">The store is away.</exception>
    public async Task<bool> IsFirstTrialAsync(CancellationToken ct) =>
        inbox.Value.IsShare && !Path.IsPathRooted(inbox.Value.Folder) && !Directory.Exists(Root) && !await share.IsKnownAsync(ct);

    private string Root => Path.GetFullPath(inbox.Value.Folder);

    private List<string> Missing()
    {
        var today = city.Calendar.LocalDay(time.GetUtcNow());
        var planned = city.Plans.Newest?.Wards.Select(ward => ward.Ward).ToHashSet(StringComparer.Ordinal) ?? [];
        var folders = city.Register.Wards
            .Where(ward => ward.ExistsOn(today) || planned.Contains(ward.Code))
            .Select(ward => Path.Combine(Root, ward.Slug));
        return [.. folders.Distinct(StringComparer.Ordinal).Where(folder => !Directory.Exists(folder))];
    }

    private static void Make(List<string> folders)
    {
        try
        {
            folders.ForEach(folder => Directory.CreateDirectory(folder));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new TransientException($"Không tạo được thư mục tiếp nhận của xã, phường ({refused.Message}). Hãy kiểm tra quyền ghi và kết nối tới thư mục chia sẻ, rồi chạy lại.", refused);
        }
    }
}
