using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>Tells the lines of households or supports from group, total, signature and stray lines.</summary>
internal sealed partial class RowSorter(TableForm form, FormWords words)
{
    private const int RequiredWeight = 2;
    private const int LeastEvidence = 3;

    private readonly int code = IndexOf(form, ValueKind.Code);
    private readonly int head = IndexOf(form, ValueKind.Person);
    private readonly int ordinal = IndexOf(form, ValueKind.Ordinal);
    private readonly int needed = form.Columns.Count(column => column.Required);
    private bool inSignatures;

    /// <summary>
    /// True when the line is one to be read. Lines must be given from top to bottom: below the signatures texts alone must be nearly complete. In doubt a line is read, and
    /// asked for what it lacks; a lone text or a lone number is a remark or a sum.
    /// </summary>
    /// <param name="row">The row as it stands in the sheet.</param>
    /// <param name="cells">Its cells by column of the form, merged values not spread.</param>
    public bool IsLine(GridRow row, RawCell[] cells)
    {
        if (HasCode(cells)) return true;
        var (required, others, hasText, hasNumber) = Filled(cells);
        if (required + others == 0)
        {
            inSignatures |= IsSignature(row);
            return false;
        }

        if (required < needed && (IsTotal(row) || IsGroup(cells, required + others))) return false;
        if (IsSignature(row) && required <= 1 && required < needed && !hasNumber)
        {
            inSignatures = true;
            return false;
        }

        if (hasText && hasNumber) return true;
        if (inSignatures) return required >= Math.Min(needed, 3);
        var numbered = ordinal >= 0 && cells[ordinal].Kind == RawKind.Number ? 1 : 0;
        return (required * RequiredWeight) + others + numbered >= LeastEvidence;
    }

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

    private bool IsTotal(GridRow row) => row.Cells.Exists(cell => cell.Kind == RawKind.Text && words.Totals.Contains(TextKey.Of(cell.Text)));

    private bool IsSignature(GridRow row) => row.Cells.Exists(cell => cell.Kind == RawKind.Text && IsSignature(TextKey.Of(cell.Text)));

    private bool IsSignature(string key) => words.Signatures.Contains(key) || PlaceAndDate().IsMatch(key);

    private bool IsGroup(RawCell[] cells, int filled)
    {
        var named = new[] { code, head }.Where(index => index >= 0 && cells[index].Kind == RawKind.Text).Select(index => cells[index].Text!).ToList();
        if (filled == 1 && named.Count == 0) named.AddRange(cells.Where((cell, index) => cell.Kind == RawKind.Text && !form.Columns[index].Ignored).Select(cell => cell.Text!));
        return named.Count == 1 && filled <= 2 && filled - 1 <= cells.Count(cell => cell.Kind == RawKind.Number) && (named[0].EndsWith(':') || Hamlet().IsMatch(TextKey.Of(named[0])));
    }

    private static int IndexOf(TableForm form, ValueKind kind)
    {
        for (var i = 0; i < form.Columns.Count; i++)
        {
            if (form.Columns[i].Kind == kind) return i;
        }

        return -1;
    }

    [GeneratedRegex("\\bngay .{0,12}thang .{0,12}nam\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlaceAndDate();

    [GeneratedRegex("^(khu|khu pho|thon|xom|ban|ap|to|to dan pho|doi)( so)? [0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hamlet();
}
