using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>Who may read a file, and whether it must outlive a power cut.</summary>
public enum FileCare
{
    /// <summary>On the share: the folder's own rights; can be made again.</summary>
    Shared,

    /// <summary>For the owner and the group (0640); can be made again.</summary>
    Document,

    /// <summary>For the owner and the group (0640); nothing could make it again, so file and folder are synced.</summary>
    Record,

    /// <summary>For the owner alone (0600), synced.</summary>
    Secret,
}

/// <summary>Writes files whole or not at all: under a name that no other process uses, then renamed. A file that exists is complete; a record that exists is on the disk.</summary>
public static class WholeFile
{
    /// <summary>Writes a file, making its folder; an earlier one is replaced.</summary>
    /// <exception cref="IOException">The folder cannot be written, or the disk did not keep the bytes.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static Task WriteAsync(string path, ReadOnlyMemory<byte> content, FileCare care, CancellationToken ct) =>
        WriteAsync(Path.GetDirectoryName(path)!, care, async draft =>
        {
            await draft.WriteAsync(content, ct);
            return path;
        });

    /// <summary>Writes a file whose name its content decides.</summary>
    /// <param name="folder">Where it is drafted: the file's own folder, or one above it.</param>
    /// <param name="care">Rights and syncing.</param>
    /// <param name="write">Writes the content and tells where it belongs. An exception leaves nothing behind.</param>
    /// <returns>Where it lies.</returns>
    /// <exception cref="IOException">See <see cref="WriteAsync(string, ReadOnlyMemory{byte}, FileCare, CancellationToken)"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static async Task<string> WriteAsync(string folder, FileCare care, Func<Stream, Task<string>> write)
    {
        Directory.CreateDirectory(folder);
        var draft = DraftIn(folder);
        try
        {
            string path;
            await using (var file = Create(draft, care))
            {
                path = await write(file);
                if (IsSynced(care)) Sync(file);
            }

            Keep(draft, path, care, overwrite: true);
            return path;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Writes a small file.</summary>
    /// <returns>False when one lies there, perhaps since this moment, and may not be written over.</returns>
    /// <exception cref="IOException">See <see cref="WriteAsync(string, ReadOnlyMemory{byte}, FileCare, CancellationToken)"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static bool Write(string path, ReadOnlySpan<byte> content, FileCare care, bool overwrite)
    {
        if (!overwrite && File.Exists(path)) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = DraftIn(Path.GetDirectoryName(path)!);
        try
        {
            using (var file = Create(draft, care))
            {
                file.Write(content);
                if (IsSynced(care)) Sync(file);
            }

            Keep(draft, path, care, overwrite);
            return true;
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static string DraftIn(string folder) => Path.Combine(folder, $".{Environment.ProcessId}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.part");

    private static bool IsSynced(FileCare care) => care is FileCare.Record or FileCare.Secret;

    private static FileStream Create(string draft, FileCare care)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows() && care != FileCare.Shared)
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | (care == FileCare.Secret ? UnixFileMode.None : UnixFileMode.GroupRead);
        return new(draft, options);
    }

    private static void Keep(string draft, string path, FileCare care, bool overwrite)
    {
        var folder = Path.GetDirectoryName(path)!;
        var isNew = !Directory.Exists(folder);
        if (isNew) Directory.CreateDirectory(folder);
        File.Move(draft, path, overwrite);
        if (!IsSynced(care) || OperatingSystem.IsWindows()) return;
        SyncFolder(folder);
        if (isNew && Path.GetDirectoryName(folder) is { } above) SyncFolder(above);
    }

    /// <summary>On Linux .NET 10 tells of no failed fsync (dotnet/runtime#124722): the system is asked directly, and its error read at once.</summary>
    private static void Sync(FileStream file)
    {
#pragma warning disable RS0030 // On Windows it does tell.
        if (OperatingSystem.IsWindows()) file.Flush(flushToDisk: true);
#pragma warning restore RS0030
        else Sync(file.SafeFileHandle, file.Name);
    }

    /// <summary>A name survives a power cut only when its folder was synced too.</summary>
    private static void SyncFolder(string folder)
    {
        using var handle = new SafeFileHandle(open(folder, OperatingSystem.IsLinux() ? CloseOnExec : 0), ownsHandle: true);
        if (handle.IsInvalid) throw Failure(Marshal.GetLastPInvokeError(), folder);
        Sync(handle, folder);
    }

    private static void Sync(SafeFileHandle handle, string name)
    {
        while (fsync(handle) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted) throw Failure(error, name);
        }
    }

    private static IOException Failure(int error, string name) => new($"The disk did not keep {name}: {new Win32Exception(error).Message} ({error}).");

    private const int Interrupted = 4;
    private const int CloseOnExec = 0x80000;

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fsync(SafeFileHandle file);

    [DllImport("libc", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
