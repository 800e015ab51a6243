using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Isolation;

namespace MongCai.Poverty.Etl.Tests.FaultyReader;

/// <summary>What can go wrong while a workbook is read, chosen by the workbook's name.</summary>
/// <param name="folder">Where marks are left for the test.</param>
internal sealed class Faults(string folder)
{
    /// <summary>First byte of an answer that holds a judged workbook.</summary>
    private const byte Judged = 2;

    /// <summary>Name of a workbook, and what stands in it, that is taken for another.</summary>
    private const string Other = "other";

    /// <summary>The tasks of a reader process, with faults in them.</summary>
    public IReadOnlyDictionary<string, ReaderTask> Tasks
    {
        get
        {
            var sound = ReaderTasks.Of(Judge, new ReadingLimits());
            return new Dictionary<string, ReaderTask>(sound, StringComparer.Ordinal)
            {
                ["mark"] = (order, workbook) => workbook.Span.SequenceEqual(Bytes(Other)) ? [.. SHA256.HashData([]), .. Bytes("of another ward")] : sound["mark"](order, workbook),
            };
        }
    }

    /// <summary>Goes wrong, or rejects the workbook with "read" or the number of this process as the finding.</summary>
    public JudgedWorkbook Judge(string fileName, ReadOnlyMemory<byte> bytes, string? wardFolder)
    {
        switch (Path.GetFileNameWithoutExtension(fileName))
        {
            case "hang": Hang(); break;
            case "hang-once" when Mark(): Hang(); break;
            case "hang-marked": Mark(); Hang(); break;
            case "mark": Mark(); break;
            case "throw": throw new InvalidOperationException("Nguyễn Thị Mẫu");
            case "exit": Environment.Exit(7); break;
            case "stack": Descend(0); break;
            case "memory": Swell(); break;
            case "noise": Console.WriteLine("noise"); break;
            case Other: bytes = Bytes("another"); break;
            case "rubbish": Console.OpenStandardOutput().Write([2, 0, 0, 0, Judged, 9]); break;
        }

        var message = fileName.StartsWith("which-process", StringComparison.Ordinal) ? Environment.ProcessId.ToString(CultureInfo.InvariantCulture) : "read";
        return new RejectedSubmission(fileName, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), [new("GN001", Severity.Error, null, null, wardFolder, message)], null, null);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Leaves the number of this process for the test; false when that was done before.</summary>
    private bool Mark()
    {
        var mark = Path.Combine(folder, "reader.pid");
        if (File.Exists(mark)) return false;
        File.WriteAllText(mark + ".new", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        File.Move(mark + ".new", mark);
        return true;
    }

    /// <summary>Works for ever, as a loop that never comes to its end does.</summary>
    private static void Hang()
    {
        for (var spin = 0UL; ; spin++)
        {
            if (spin == ulong.MaxValue) return;
        }
    }

    private static long Descend(long depth) => depth < 0 ? 0 : Descend(depth + 1) + depth;

    private static void Swell()
    {
        var held = new List<byte[]>();
        while (true) held.Add(new byte[1024 * 1024]);
    }
}
