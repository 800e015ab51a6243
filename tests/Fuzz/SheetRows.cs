using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>Which rows the bytes of a sheet's XML belong to.</summary>
public sealed partial class SheetRows
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("<>\"'&="u8);

    private readonly List<(int Start, int End, int Row)> rows = [];
    private readonly List<(int First, int Last)> merges = [];

    /// <summary>Finds the rows.</summary>
    /// <param name="part">The original part, UTF-8; offsets are those of its bytes.</param>
    public SheetRows(byte[] part)
    {
        var xml = Encoding.Latin1.GetString(part);
        var number = 0;
        foreach (Match row in Row().Matches(xml))
        {
            number = row.Groups[1].Success ? int.Parse(row.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : number + 1;
            rows.Add((row.Index, row.Index + row.Length, number));
        }

        foreach (Match merge in Merge().Matches(xml))
            merges.Add((int.Parse(merge.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(merge.Groups[2].ValueSpan, CultureInfo.InvariantCulture)));
    }

    /// <summary>The rows that a change of some bytes can reach; null when it reaches beyond single rows.</summary>
    /// <param name="start">First changed byte.</param>
    /// <param name="end">Behind the last changed byte.</param>
    /// <param name="after">What the row's bytes became, to see which rows they name now.</param>
    /// <param name="firstLine">First row of the table that is no heading.</param>
    public IReadOnlyList<int>? Reached(int start, int end, Func<int, int, string> after, int firstLine)
    {
        var hit = rows.FindIndex(row => row.Start < start && end < row.End);
        if (hit < 0) return null;
        var named = Named().Matches(after(rows[hit].Start, rows[hit].End)).Select(match => int.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var row) ? row : 0);
        var reached = named.Append(rows[hit].Row).ToHashSet();
        foreach (var (first, last) in merges.Where(range => reached.Any(row => row >= range.First && row <= range.Last)).ToList()) reached.UnionWith(Enumerable.Range(first, last - first + 1));
        return reached.Any(row => row < firstLine) ? null : [.. reached];
    }

    /// <summary>The cell whose XML holds some bytes, when they are text between or inside tags and the cell says its place; null otherwise.</summary>
    /// <param name="part">The original part.</param>
    /// <param name="start">First changed byte.</param>
    /// <param name="end">Behind the last changed byte.</param>
    /// <param name="with">What stands there now.</param>
    /// <param name="firstLine">First row of the table that is no heading.</param>
    public CellAddress? CellOf(byte[] part, int start, int end, ReadOnlySpan<byte> with, int firstLine)
    {
        if (part.AsSpan(start, end - start).IndexOfAny(Marks) >= 0 || with.IndexOfAny(Marks) >= 0) return null;
        var hit = rows.Find(row => row.Start < start && end < row.End);
        if (hit.Row < firstLine || merges.Exists(range => hit.Row >= range.First && hit.Row <= range.Last)) return null;
        var cell = Cell().Matches(Encoding.Latin1.GetString(part, hit.Start, hit.End - hit.Start)).FirstOrDefault(cell => hit.Start + cell.Groups["content"].Index <= start && end <= hit.Start + cell.Groups["content"].Index + cell.Groups["content"].Length);
        return cell is not null && CellAddress.TryParse(cell.Groups["place"].Value, out var address) && address.Row == hit.Row ? address : null;
    }

    [GeneratedRegex("<(?:\\w+:)?c r=\"(?<place>[A-Z]+\\d+)\"[^>]*>(?<content>.*?)</(?:\\w+:)?c>", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("<(?:\\w+:)?row(?=[ />])(?: [^>]*?\\br=\"(\\d+)\")?[^>]*?(?:/>|>.*?</(?:\\w+:)?row>)", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<(?:\\w+:)?mergeCell ref=\"[A-Z]+(\\d+):[A-Z]+(\\d+)\"")]
    private static partial Regex Merge();

    [GeneratedRegex("\\br=\"[^\"\\d]*(\\d+)\"")]
    private static partial Regex Named();
}
