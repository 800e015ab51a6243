using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation.Values;

namespace MongCai.Poverty.Etl.Validation;

/// <summary>What comes before any value parser: blanks, errors of formulas, formulas that were never calculated (GN207), letters of legacy fonts that nobody can read (GN208).</summary>
internal static partial class CellCheck
{
    /// <summary>Words by which an amount is counted, as text keys in a regular expression.</summary>
    internal const string Scales = "nghin|ngan|trieu|ty|ti";

    /// <summary>Checks a cell.</summary>
    /// <param name="cell">Cell.</param>
    /// <param name="kind">What its column holds.</param>
    public static (RawCell Cell, bool IsBlank, ValueFault? Fault) Of(RawCell cell, ValueKind kind) => cell.Kind switch
    {
        RawKind.Blank => (cell, true, null),
        _ when IsMarked(cell, kind) is { } doubt => (cell, false, doubt),
        RawKind.Error => (cell, false, Broken($"có lỗi công thức {cell.Text}")),
        RawKind.Uncalculated => (cell, false, NeverCalculated),
        RawKind.Number when !IsNumeric(kind) && cell.Shown is "" => cell.Number == 0 ? (RawCell.BlankAt(cell.Address), true, null) : (cell, false, HiddenByFormat),
        RawKind.Number when kind is ValueKind.Count or ValueKind.Money && cell.Style?.Number.Words(cell.Number) is { Length: > 0 } words && Scale().IsMatch(TextKey.Of(words)) =>
            (cell, false, ValueFault.TwoMeanings("định dạng ô thêm chữ làm đổi giá trị; ghi đủ chữ số và bỏ định dạng này", null)),
        RawKind.Hidden => (cell, false, HiddenByFormat),
        RawKind.NoNumber => (cell, false, ValueFault.NoNumber("một số", "12")),
        RawKind.Twice => (cell, false, ValueFault.TwoMeanings("trong tệp có hai giá trị cho cùng một ô", null)),
        RawKind.Shared => (cell, false, ValueFault.TwoMeanings("ô gộp trùm nhiều dòng hoặc nhiều cột, không rõ số này của dòng, cột nào; bỏ gộp ô và ghi riêng từng ô", null)),
        RawKind.Text when cell.IsGarbled => (cell, false, ValueFault.TwoMeanings("có chữ không đọc được (gõ bằng phông cũ TCVN3, VNI, phông ký hiệu, hoặc bị mất dấu), không rõ chữ gì; gõ lại bằng bảng mã Unicode", null)),
        RawKind.EmptyResult when IsNumeric(kind) => (cell, false, NeverCalculated),
        RawKind.EmptyResult => (RawCell.BlankAt(cell.Address), true, null),
        _ => (cell, false, null),
    };

    /// <summary>The finding for a fault.</summary>
    /// <param name="fault">Fault.</param>
    /// <param name="sheet">Sheet.</param>
    /// <param name="cell">Cell.</param>
    /// <param name="label">Name of the column or indicator.</param>
    /// <param name="isSecret">True when what stands there must be masked.</param>
    public static Finding Finding(ValueFault fault, string sheet, RawCell cell, string label, bool isSecret = false)
    {
        var found = cell.Kind == RawKind.Number && fault.Code == "GN203" ? NumberFormat.Plain(cell.Number) : cell.Shown;
        var shown = found is { } text && isSecret ? NationalIdValue.Masked(text) : found;
        return FindingCatalogue.Create(fault.Code, sheet, cell.Address.ToString(), shown, [("name", label), .. fault.Words]);
    }

    private static ValueFault HiddenByFormat => ValueFault.TwoMeanings("ô có giá trị nhưng định dạng ô không cho hiện ra; xóa giá trị hoặc sửa định dạng ô", null);

    /// <summary>What is struck out is not meant any more; what is raised in a figure, date or code is a footnote, and m² in a text.</summary>
    private static ValueFault? IsMarked(RawCell cell, ValueKind kind) =>
        cell.Marks.HasFlag(TextMarks.Struck) || cell.Style?.IsStruck == true ? ValueFault.TwoMeanings("ô có chữ gạch ngang, không rõ còn giá trị hay không; xóa phần bỏ đi và bỏ gạch ngang", null)
        : cell.Marks.HasFlag(TextMarks.Raised) && kind != ValueKind.Text ? ValueFault.TwoMeanings("ô có chữ nhỏ ở trên hoặc dưới (chú thích), không rõ giá trị; xóa chú thích", null)
        : null;

    [GeneratedRegex($"\\b({Scales}|tr|khoang|gan|hon|tren|duoi|0+)\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Scale();

    private static ValueFault NeverCalculated => Broken("có công thức chưa được tính");

    private static ValueFault Broken(string problem) => new("GN207", ("problem", problem));

    private static bool IsNumeric(ValueKind kind) => kind is ValueKind.Count or ValueKind.Money or ValueKind.Percent or ValueKind.Date or ValueKind.BirthDate
        or ValueKind.BirthYearMale or ValueKind.BirthYearFemale or ValueKind.NationalId;
}
