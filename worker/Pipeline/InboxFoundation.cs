using System.Globalization;
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
        await TellOfGoneAsync(ct);
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

    private DateOnly Today => city.Calendar.LocalDay(time.GetUtcNow());

    /// <summary>Of the units of today; where no plan is for today, as on a trial with an old one, also of those that the newest plan names.</summary>
    private List<string> Missing()
    {
        var planned = city.Plans.On(Today) is null && city.Plans.Newest is { } newest ? city.Register.On(newest.UnitsOn(city.Register)) : [];
        var folders = city.Register.On(Today).Concat(planned).Select(ward => Path.Combine(Root, ward.Slug));
        return [.. folders.Distinct(StringComparer.Ordinal).Where(folder => !Directory.Exists(folder))];
    }

    /// <summary>Lays a note into the folder of each unit that is gone, which names its successor's.</summary>
    private async Task TellOfGoneAsync(CancellationToken ct)
    {
        foreach (var unit in city.Register.Wards.Where(unit => unit.ValidTo < Today && city.Register.FindBySlug(unit.Slug, Today) is null && Directory.Exists(Path.Combine(Root, unit.Slug))))
        {
            var successors = city.Register.SuccessorsOf(unit.Code, unit.ValidTo!.Value, Today);
            await NoteAsync(Path.Combine(Root, unit.Slug, InboxNames.GoneNote), Gone(unit, successors), ct);
        }
    }

    private static string Gone(Ward unit, IReadOnlyList<Ward> successors)
    {
        var day = unit.ValidTo!.Value.AddDays(1);
        var into = successors.Count == 0 ? "đã kết thúc hoạt động" : $"đã nhập vào {string.Join(", ", successors.Select(one => one.NameInText))}";
        var folders = successors.Count == 0 ? "" : $"Báo cáo từ tuần {ReportingWeek.Containing(day)} nộp vào thư mục: {string.Join(", ", successors.Select(one => one.Slug))}. Tệp đặt nhầm ở đây vẫn được nhận nếu nội dung ghi đúng đơn vị mới.\n";
        return $"Từ ngày {day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}, {unit.NameInText} {into}.\n{folders}Báo cáo của các tuần trước đó vẫn nộp ở thư mục này.\n";
    }

    private static async Task NoteAsync(string path, string text, CancellationToken ct)
    {
        try
        {
            await AnswerFiles.ReplaceAsync(path, AnswerFiles.Plain(text), ct);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new TransientException($"Không ghi được tệp {path} ({refused.Message}). Hãy kiểm tra quyền ghi và kết nối tới thư mục chia sẻ, rồi chạy lại.", refused);
        }
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
