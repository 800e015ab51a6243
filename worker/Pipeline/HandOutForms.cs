using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>What one handing out did.</summary>
/// <param name="Week">Week to be reported.</param>
/// <param name="Written">Files that were laid.</param>
/// <param name="Kept">Files that lay there already and were left alone.</param>
public sealed record HandOutResult(ReportingWeek Week, IReadOnlyList<string> Written, int Kept);

/// <summary>Lays the workbook of the week that has just ended into each ward's <c>mau-bieu/</c>.</summary>
public sealed class HandOutForms(WardForms forms, InboxFoundation foundation, IOptions<InboxOptions> inbox, CityConfiguration city, TimeProvider time)
{
    /// <summary>Hands out the workbooks of the week before the present one: that week is reported now.</summary>
    /// <exception cref="SurroundingsException">The share or the store is away; the next run lays what is missing.</exception>
    public Task<HandOutResult> RunAsync(CancellationToken ct) => RunAsync(city.Calendar.WeekOf(time.GetUtcNow()).Previous, ct);

    /// <summary>Hands out the workbooks of a week. A file that lies there is never written over: the ward may have begun to fill it in.</summary>
    /// <exception cref="SurroundingsException">The share or the store is away, or the folder is not the store's share: nothing was laid.</exception>
    public async Task<HandOutResult> RunAsync(ReportingWeek week, CancellationToken ct)
    {
        await foundation.LayAsync(ct);
        var written = new List<string>();
        var kept = 0;
        foreach (var form in await forms.MakeAsync(week, city.Register.In(week), ct))
        {
            ct.ThrowIfCancellationRequested();
            var path = Path.GetFullPath(Path.Combine(inbox.Value.Folder, form.Ward.Slug, InboxFolders.Forms, form.FileName));
            if (FormFolder.Write(path, form.Content, overwrite: false)) written.Add(path);
            else kept++;
        }

        return new(week, written, kept);
    }
}
