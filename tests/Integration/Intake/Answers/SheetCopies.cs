using System.Globalization;
using MongCai.Poverty.Etl.Intake.Answers;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake.Answers;

/// <summary>The sheets of an .xls workbook as the reading stage sees them, as copies.</summary>
internal static class SheetCopies
{
    public static IReadOnlyList<SheetCopy> Of(byte[] xls)
    {
        var workbook = CompoundWorkbook.Open(xls, new ReadingLimits()).Value!;
        return [.. GridReader.Read(workbook).Select(sheet => new SheetCopy(
            sheet.Name, false, [.. sheet.Rows.SelectMany(row => row.Cells).Select(cell => new CellCopy(cell.Address, Value(cell, sheet.Encoding, workbook.Epoch1904), cell.Format))],
            [.. sheet.Merges.Select(merge => $"{new CellAddress(merge.FromRow + 1, merge.FromColumn + 1)}:{new CellAddress(merge.ToRow + 1, merge.ToColumn + 1)}")]))];
    }

    private static object? Value(RawCell cell, LegacyEncoding encoding, bool epoch1904) => cell.Kind switch
    {
        RawKind.Text when encoding == LegacyEncoding.Tcvn3 => char.ToUpper(cell.Text![0], CultureInfo.InvariantCulture) + cell.Text[1..],
        RawKind.Text => cell.Text,
        RawKind.Number => cell.Number,
        RawKind.Date => SerialDate.ToDay(cell.Number, epoch1904),
        RawKind.Boolean => cell.Number != 0,
        RawKind.Error => new CellFault(cell.Text!),
        RawKind.Uncalculated => new CellFault("#N/A"),
        _ => null,
    };
}
