using System.Globalization;
using System.Text;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>Sheets that cost more than they should, content that must never be followed, and parts in other encodings.</summary>
internal static class AttackMutations
{
    private static readonly string[] Doctypes =
    [
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">",
        "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
    ];

    /// <summary>All mutations.</summary>
    public static IReadOnlyList<Func<OriginalWorkbook, Random, Mutation>> All { get; } =
    [
        Doctype, Encoded,
        (original, random) => InSheet("nested", original, random, Nested(random.Next(100, 100_000)), "</sheetData>"),
        (original, random) => InSheet("far-cell", original, random, $"<row r=\"{random.Next(5000, 1_048_577)}\"><c r=\"XFD1048576\" s=\"1\"/></row>", "</sheetData>"),
        (original, random) => InSheet("many-rows", original, random, Many(random.Next(1000, 60_000), row => $"<row r=\"{row + 2000}\"><c r=\"A{row + 2000}\"><v>{row}</v></c></row>"), "</sheetData>"),
        (original, random) => InSheet("many-columns", original, random, $"<row r=\"3000\">{Many(random.Next(200, 16_385), column => $"<c r=\"{new CellAddress(3000, column + 1)}\"><v>1</v></c>")}</row>", "</sheetData>"),
        (original, random) => InSheet("many-merges", original, random, $"<mergeCells>{Many(random.Next(1, 30_000), at => $"<mergeCell ref=\"A{at + 1}:XFD{random.Next(at + 1, 1_048_577)}\"/>")}</mergeCells>", "</worksheet>"),
        (original, random) => InSheet("many-blanks", original, random, Many(random.Next(1000, 200_000), row => $"<row r=\"{row + 2000}\"><c r=\"A{row + 2000}\" s=\"1\"/></row>"), "</sheetData>"),
    ];

    private static Mutation Doctype(OriginalWorkbook original, Random random)
    {
        var package = new PackageParts(original.Bytes);
        var index = AnyXml(package, random);
        var (name, bytes) = package.Entries[index];
        var text = Encoding.UTF8.GetString(bytes);
        var at = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf('>', StringComparison.Ordinal) + 1 : 0;
        package.Entries[index] = (name, Encoding.UTF8.GetBytes(text.Insert(at, Doctypes[random.Next(Doctypes.Length)])));
        return new("doctype", name, package.Bytes(), Touch.All) { MustBeRejected = true };
    }

    private static Mutation InSheet(string kind, OriginalWorkbook original, Random random, string content, string before)
    {
        var package = new PackageParts(original.Bytes);
        var sheets = package.SheetOf.ToList();
        var (part, sheet) = sheets[random.Next(sheets.Count)];
        var index = package.IndexOf(part);
        var text = Encoding.UTF8.GetString(package.Entries[index].Bytes);
        var at = text.IndexOf(before, StringComparison.Ordinal);
        if (at < 0) return new(kind, "not applicable", original.Bytes, Touch.None);
        package.Entries[index] = (part, Encoding.UTF8.GetBytes(text.Insert(at, content)));
        return new(kind, $"{part}: {content.Length} characters", package.Bytes(), Touch.OfSheet(sheet));
    }

    /// <summary>A part in another encoding, said so: the values must not change.</summary>
    private static Mutation Encoded(OriginalWorkbook original, Random random)
    {
        var package = new PackageParts(original.Bytes);
        var index = AnyXml(package, random);
        var (name, bytes) = package.Entries[index];
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        text = text.StartsWith("<?xml", StringComparison.Ordinal) ? text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..] : text;
        var (label, encoding) = random.Next(5) switch
        {
            0 => ("utf-16", (Encoding)new UnicodeEncoding(bigEndian: false, byteOrderMark: true)),
            1 => ("utf-16", new UnicodeEncoding(bigEndian: true, byteOrderMark: true)),
            2 => ("utf-8", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)),
            3 => ("utf-16", new UnicodeEncoding(bigEndian: false, byteOrderMark: false)),
            _ => ("utf-32", new UTF32Encoding()),
        };
        package.Entries[index] = (name, [.. encoding.GetPreamble(), .. encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"{label}\"?>{text}")]);
        return new("encoding", $"{name} {label}", package.Bytes(), Touch.None);
    }

    /// <summary>A part of every package, binary ones too, is XML.</summary>
    private static int AnyXml(PackageParts package, Random random)
    {
        var parts = Enumerable.Range(0, package.Entries.Count).Where(at => package.Entries[at].Name.EndsWith(".xml", StringComparison.Ordinal)).ToList();
        return parts[random.Next(parts.Count)];
    }

    private static string Nested(int depth) => $"{string.Concat(Enumerable.Repeat("<x>", depth))}{string.Concat(Enumerable.Repeat("</x>", depth))}";

    private static string Many(int count, Func<int, string> make)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(CultureInfo.InvariantCulture, $"{make(i)}");
        return text.ToString();
    }
}
