using System.Text;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>The small file in the root of the share that tells whose it is. On the empty place of a share that is not mounted it is missing.</summary>
public static class ShareMarker
{
    /// <summary>Name of the file.</summary>
    public const string Name = ".giam-ngheo-inbox";

    /// <summary>Whoever may write into the share may write into this file: no more of it is read.</summary>
    private const int MostBytes = 256;

    /// <summary>What it holds.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="IOException">The root cannot be opened, or the file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The root or the file may not be read.</exception>
    public static string? Read(string root)
    {
        // A root that is away is told as that: a file in it is only "not found".
        _ = Directory.EnumerateFileSystemEntries(root).Any();
        try
        {
            using var file = new FileStream(PathIn(root), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            var bytes = new byte[MostBytes];
            return Encoding.UTF8.GetString(bytes.AsSpan(0, file.ReadAtLeast(bytes, MostBytes, throwOnEndOfStream: false))).Trim('\uFEFF', ' ', '\r', '\n');
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Lays it; it is on the disk when this returns.</summary>
    /// <param name="root">The root of the share.</param>
    /// <param name="mark">What it is to hold.</param>
    /// <param name="overwrite">False to leave one that lies there, perhaps since this moment.</param>
    /// <exception cref="IOException">The root cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The root may not be written.</exception>
    public static void Write(string root, string mark, bool overwrite) =>
        WholeFile.Write(PathIn(root), Encoding.ASCII.GetBytes(mark + "\n"), FileCare.Record, overwrite);

    private static string PathIn(string root) => Path.GetFullPath(Path.Combine(root, Name));
}
