using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation.Values;

namespace MongCai.Poverty.Etl.Validation;

/// <summary>What comes before any value parser: blanks, errors of formulas, formulas that were never calculated (GN207), letters of legacy fonts that nobody can read (GN208).</summary>
internal static class CellCheck
{
    /// <summary>Checks a cell.</summary>
    /// <param name="cell">Cell.</param>
    /// <param name="kind">What its column holds.</param>
    public static (RawCell Cell, bool IsBlank, ValueFault? Fault) Of(RawCell cell, ValueKind kind) => cell.Kind switch
    {
        RawKind.Blank => (cell, true, null),
        RawKind.Error => (cell, false, Broken($"có lỗi công thức {cell.Text}")),
        RawKind.Uncalculated => (cell, false, NeverCalculated),
        RawKind.Number when !IsNumeric(kind) && cell.Shown is "" => (RawCell.BlankAt(cell.Address), true, null),
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
        var shown = cell.Shown is { } text && isSecret ? NationalIdValue.Masked(text) : cell.Shown;
        return FindingCatalogue.Create(fault.Code, sheet, cell.Address.ToString(), shown, [("name", label), .. fault.Words]);
    }

    private static ValueFault NeverCalculated => Broken("có công thức chưa được tính");

    private static ValueFault Broken(string problem) => new("GN207", ("problem", problem));

    private static bool IsNumeric(ValueKind kind) => kind is ValueKind.Count or ValueKind.Money or ValueKind.Percent or ValueKind.Date or ValueKind.BirthDate
        or ValueKind.BirthYearMale or ValueKind.BirthYearFemale or ValueKind.NationalId;
}
