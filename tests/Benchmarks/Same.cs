using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>Holds two folders of results against each other, byte for byte. What a PDF says of its own birth is left out, and so are the store's own files, which hold keys and moments.</summary>
internal static partial class Same
{
    private static readonly string[] Own = [".db", ".keys", ".migrating"];

    public static int Run(string former, string now)
    {
        var names = Names(former).Union(Names(now)).Order(StringComparer.Ordinal).ToList();
        var different = names.Where(name => !Equal(Path.Combine(former, name), Path.Combine(now, name))).ToList();
        foreach (var name in different) Console.WriteLine($"different: {name}");
        Console.WriteLine($"{names.Count} files, {different.Count} different");
        return names.Count > 0 && different.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !Own.Contains(Path.GetExtension(path))).Select(path => Path.GetRelativePath(folder, path));

    private static bool Equal(string former, string now) => File.Exists(former) && File.Exists(now) && Bytes(former).AsSpan().SequenceEqual(Bytes(now));

    private static byte[] Bytes(string path) => Path.GetExtension(path) switch
    {
        ".pdf" => Timeless(File.ReadAllBytes(path)),
        ".eml" => Message(path),
        _ => File.ReadAllBytes(path),
    };

    /// <summary>The message as it is, its PDFs by their timeless content.</summary>
    private static byte[] Message(string path)
    {
        var message = MimeMessage.Load(path);
        var (text, parts) = (new StringBuilder(), message.BodyParts.OfType<MimePart>());
        foreach (var header in message.Headers) text.AppendLine(header.ToString());
        foreach (var part in parts)
        {
            using var content = new MemoryStream();
            part.Content?.DecodeTo(content);
            foreach (var header in part.Headers) text.AppendLine(header.ToString());
            text.AppendLine(Encoding.Latin1.GetString(part.ContentType.MimeType == "application/pdf" ? Timeless(content.ToArray()) : content.ToArray()));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Timeless(byte[] pdf) => Encoding.Latin1.GetBytes(Birth().Replace(Encoding.Latin1.GetString(pdf), ""));

    [GeneratedRegex(@"/(?:CreationDate|ModDate)\s?\([^)]*\)|/ID\s*\[[^\]]*\]|/DocChecksum\s*/[0-9A-F]+|<xmp:\w+Date>[^<]*</xmp:\w+Date>", RegexOptions.None, 10_000)]
    private static partial Regex Birth();
}
