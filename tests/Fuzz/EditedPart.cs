using System.Text;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>One part of a package that is about to be changed in one place.</summary>
internal sealed partial class EditedPart
{
    private const int SheetShare = 7;

    private readonly OriginalWorkbook original;
    private readonly PackageParts package;
    private readonly int index;

    /// <summary>Chooses a part: in seven of ten cases a sheet, else any other.</summary>
    public EditedPart(OriginalWorkbook original, Random random)
    {
        this.original = original;
        package = new(original.Bytes);
        var isSheet = random.Next(10) < SheetShare;
        var parts = Enumerable.Range(0, package.Entries.Count).Where(at => package.Entries[at].Bytes.Length > 0 && isSheet == package.SheetOf.ContainsKey(package.Entries[at].Name)).ToList();
        index = parts[random.Next(parts.Count)];
        Text = Encoding.Latin1.GetString(Before);
    }

    /// <summary>Its bytes.</summary>
    public byte[] Before => package.Entries[index].Bytes;

    /// <summary>Its bytes as text, one character each.</summary>
    public string Text { get; }

    private string Name => package.Entries[index].Name;

    /// <summary>Puts other bytes in place of some.</summary>
    public Mutation Replace(string kind, int start, int end, ReadOnlySpan<byte> with)
    {
        byte[] after = [.. Before.AsSpan(0, start), .. with, .. Before.AsSpan(end)];
        var touched = Touched(start, end, with, after);
        var detail = $"{Name} {start}-{end}: {Shown(Text[start..end])} -> {Shown(Encoding.Latin1.GetString(with))}";
        package.Entries[index] = (Name, after);
        return new(kind, detail, package.Bytes(), touched);
    }

    private Touch Touched(int start, int end, ReadOnlySpan<byte> with, byte[] after)
    {
        if (package.SheetOf.TryGetValue(Name, out var own) && new SheetRows(Before).CellOf(Before, start, end, with, original.FirstLine(own)) is { } cell) return Touch.OfCell(own, cell);
        var growth = after.Length - Before.Length;
        if (package.SheetOf.TryGetValue(Name, out var sheet)) return OfSheet(sheet, Name, start, end, (from, to) => Encoding.Latin1.GetString(after, from, Math.Max(0, to + growth - from)));
        if (Name.EndsWith("sharedStrings.xml", StringComparison.Ordinal)) return OfString(start, end, Encoding.Latin1.GetString(after));
        return Name.EndsWith(".bin", StringComparison.Ordinal) || SaysDays(start, end) ? Touch.All : Touch.Container;
    }

    /// <summary>True for a change at the day count of the workbook, on which all dates hang.</summary>
    private bool SaysDays(int start, int end) => Text.IndexOf("<workbookPr", StringComparison.Ordinal) is var at and >= 0 && end >= at && start <= Text.IndexOf('>', at);

    private Touch OfSheet(string sheet, string part, int start, int end, Func<int, int, string> after) =>
        new SheetRows(package.Entries[package.IndexOf(part)].Bytes).Reached(start, end, after, original.FirstLine(sheet)) is { } rows ? Touch.OfRows(sheet, rows) : Touch.OfSheet(sheet);

    /// <summary>A change inside one shared text reaches the rows that show it; anything else may shift all texts.</summary>
    private Touch OfString(int start, int end, string after)
    {
        var items = Item().Matches(Text);
        var hit = items.Select((item, number) => (item, number)).FirstOrDefault(one => one.item.Index < start && end < one.item.Index + one.item.Length);
        if (hit.item is null || Item().Count(after) != items.Count) return Touch.All;
        var touched = Touch.None;
        foreach (var (part, sheet) in package.SheetOf)
        {
            var xml = Encoding.Latin1.GetString(package.Entries[package.IndexOf(part)].Bytes);
            foreach (Match shown in Regex.Matches(xml, $"t=\"s\"[^>]*><v>{hit.number}</v>"))
                touched = touched.And(OfSheet(sheet, part, shown.Index, shown.Index + shown.Length, (from, to) => xml[from..to]));
        }

        return touched;
    }

    private static string Shown(string text) => text.Length <= 40 ? text : $"{text[..40]}… ({text.Length})";

    [GeneratedRegex("<si>.*?</si>|<si/>", RegexOptions.Singleline)]
    private static partial Regex Item();
}
