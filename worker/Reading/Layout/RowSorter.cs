using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>What a row below a heading is.</summary>
internal enum RowPlace
{
    /// <summary>A household or a support.</summary>
    Line,

    /// <summary>No part of the table: a group, total or signature, or nothing in a column that is read.</summary>
    Outside,

    /// <summary>Values in columns that are read, too few for a line: to be told.</summary>
    Stray,
}

/// <summary>Tells the lines of households or supports from group, total, signature and stray lines.</summary>
internal sealed partial class RowSorter(TableForm form, FormWords words)
{
    /// <summary>What the parts of a ward are called, as text keys in a regular expression.</summary>
    private const string Hamlets = "khu|khu pho|thon|xom|ban|ap|to|to dan pho|doi";

    private const int RequiredWeight = 2;
    private const int LeastEvidence = 3;

    private readonly int code = form.IndexOf(ValueKind.Code);
    private readonly int head = form.IndexOf(ValueKind.Person);
    private readonly int ordinal = form.IndexOf(ValueKind.Ordinal);
    private readonly int needed = form.Columns.Count(column => column.Required);
    private bool inSignatures;

    /// <summary>
    /// What a row is. Rows must be given from top to bottom: below the signatures texts alone must be nearly complete. In doubt a line is read, and
    /// asked for what it lacks; a lone text or a lone number may be a remark or a sum, and is told.
    /// </summary>
    /// <param name="row">The row as it stands in the sheet.</param>
    /// <param name="cells">Its cells by column of the form, merged values not spread.</param>
    public RowPlace Sort(GridRow row, RawCell[] cells)
    {
        if (HasCode(cells)) return RowPlace.Line;
        var (required, others, hasText, hasNumber) = Filled(cells);
        if (required + others == 0)
        {
            inSignatures |= IsSignature(row);
            return RowPlace.Outside;
        }

        if (required < needed && (IsTotal(row) || IsGroup(cells, required + others))) return RowPlace.Outside;
        if (IsSignature(row) && required <= 1 && required < needed && !hasNumber)
        {
            inSignatures = true;
            return RowPlace.Outside;
        }

        if (hasText && hasNumber) return RowPlace.Line;
        var numbered = ordinal >= 0 && cells[ordinal].Kind == RawKind.Number;
        if (inSignatures) return required >= Math.Min(needed, 3) ? RowPlace.Line : hasNumber || numbered || SaysWord(cells) ? RowPlace.Stray : RowPlace.Outside;
        var evidence = (required * RequiredWeight) + others + (numbered ? 1 : 0) + (numbered && HasAmount(cells) ? 1 : 0);
        return evidence >= LeastEvidence ? RowPlace.Line : IsTold(cells) ? RowPlace.Stray : RowPlace.Outside;
    }

    /// <summary>True when all that the row says is one text where codes or names stand.</summary>
    public bool IsOneText(RawCell[] cells)
    {
        var said = cells.Where((cell, index) => !form.Columns[index].Ignored && !cell.IsBlank).ToList();
        return said is [{ Kind: RawKind.Text } one] && ((code >= 0 && cells[code].Address == one.Address) || (head >= 0 && cells[head].Address == one.Address));
    }

    /// <summary>True when a status or policy is named, which nobody writes but for a household.</summary>
    private bool SaysWord(RawCell[] cells) => cells.Where((cell, index) => cell.Kind == RawKind.Text && form.Columns[index].Kind switch
    {
        ValueKind.Status => words.Statuses.ContainsKey(TextKey.Of(cell.Text)),
        ValueKind.Policy => words.Policies.ContainsKey(TextKey.Of(cell.Text)),
        _ => false,
    }).Any();

    private bool HasAmount(RawCell[] cells) => cells.Where((cell, index) => form.Columns[index].Kind == ValueKind.Money && cell is { Kind: RawKind.Number, Number: not 0 }).Any();

    private bool IsTold(RawCell[] cells) =>
        cells.Where((cell, index) => !form.Columns[index].Ignored && !cell.SaysNothing).Any();

    /// <summary>A code may also be a number that its format shows as one: 1 under <c>"06751-"000</c>.</summary>
    private bool HasCode(RawCell[] cells) => code >= 0 && cells[code].Kind is RawKind.Text or RawKind.Number && HouseholdCode.Is(cells[code].Shown);

    private (int Required, int Others, bool HasText, bool HasNumber) Filled(RawCell[] cells)
    {
        int required = 0, others = 0;
        bool hasText = false, hasNumber = false;
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Kind is RawKind.Blank or RawKind.EmptyResult || form.Columns[i].Ignored) continue;
            hasText |= cells[i].Kind == RawKind.Text;
            hasNumber |= cells[i].Kind is RawKind.Number or RawKind.Date || (cells[i].Kind == RawKind.Text && cells[i].Text!.All(char.IsAsciiDigit));
            if (form.Columns[i].Required) required++;
            else others++;
        }

        return (required, others, hasText, hasNumber);
    }

    private bool IsTotal(GridRow row) => row.Cells.Exists(cell => cell.Kind == RawKind.Text && IsTotal(TextKey.Of(cell.Text)));

    /// <summary>"Tổng cộng", and "Cộng khu 2", "Tổng cộng: 7 hộ"; persons may be called Tống.</summary>
    private bool IsTotal(string key) => words.Totals.Contains(key) || TotalOfSomething().IsMatch(key);

    private bool IsSignature(GridRow row) => row.Cells.Exists(cell => cell.Kind == RawKind.Text && IsSignature(TextKey.Of(cell.Text)));

    private bool IsSignature(string key) => words.Signatures.Contains(key) || PlaceAndDate().IsMatch(key);

    private bool IsGroup(RawCell[] cells, int filled)
    {
        var named = new[] { code, head }.Where(index => index >= 0 && cells[index].Kind == RawKind.Text).Select(index => cells[index].Text!).ToList();
        if (filled == 1 && named.Count == 0) named.AddRange(cells.Where((cell, index) => cell.Kind == RawKind.Text && !form.Columns[index].Ignored).Select(cell => cell.Text!));
        return named.Count == 1 && filled <= 2 && filled - 1 <= cells.Count(cell => cell.Kind == RawKind.Number) && (named[0].EndsWith(':') || Hamlet().IsMatch(TextKey.Of(named[0])));
    }

    [GeneratedRegex($"^(tong cong|cong|tong so|tong) ([0-9]+|{Hamlets}|ho|so ho|toan) ?([0-9]+|ho|phuong|xa)?\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TotalOfSomething();

    [GeneratedRegex("\\bngay .{0,12}thang .{0,12}nam\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlaceAndDate();

    [GeneratedRegex($"^({Hamlets})( so)? [0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hamlet();
}
