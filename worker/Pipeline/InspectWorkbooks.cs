using System.Runtime.CompilerServices;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Reads and judges files that nobody stores, several at the same time, and gives the answers in the order of the files.</summary>
public sealed class InspectWorkbooks(WorkbookReaders readers)
{
    private const int AheadPerProcess = 4;

    /// <summary>Judges files.</summary>
    /// <param name="paths">Files, in the order in which the answers come.</param>
    /// <param name="ct">Ends the wait and all reading.</param>
    /// <exception cref="PermanentException">A file cannot be opened, or no reader process can be started.</exception>
    public async IAsyncEnumerable<(string Path, JudgedWorkbook Judged)> RunAsync(IEnumerable<string> paths, [EnumeratorCancellation] CancellationToken ct)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var ahead = new Queue<(string Path, Task<JudgedWorkbook> Judging)>();
        try
        {
            foreach (var path in paths)
            {
                ahead.Enqueue((path, JudgeAsync(path, abandoned.Token)));
                if (ahead.Count <= readers.Processes * AheadPerProcess) continue;
                yield return await NextAsync(ahead);
            }

            while (ahead.Count > 0) yield return await NextAsync(ahead);
        }
        finally
        {
            await abandoned.CancelAsync();
            await Task.WhenAll(ahead.Select(one => one.Judging)).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static async Task<(string Path, JudgedWorkbook Judged)> NextAsync(Queue<(string Path, Task<JudgedWorkbook> Judging)> ahead)
    {
        var (path, judging) = ahead.Dequeue();
        return (path, await judging);
    }

    private async Task<JudgedWorkbook> JudgeAsync(string path, CancellationToken ct)
    {
        try
        {
            return await readers.JudgeAsync(Path.GetFileName(path), path, null, ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PermanentException($"Không đọc được tệp \"{path}\". Hãy kiểm tra quyền đọc và ổ đĩa.", fault);
        }
    }
}
