using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Validation;

namespace MongCai.Poverty.Etl.Tests.Kit.Forms;

/// <summary>
/// Mẫu 7.3 as a city fills it in: headings over three rows with merged groups, the row of column numbers, two lines per unit with TT and name merged over both.
/// </summary>
public sealed class UnitWorkbook
{
    /// <summary>Row of the first unit's households.</summary>
    public const int FirstRow = 9;

    private static readonly Lazy<UnitRowsForm> Loaded = new(() => UnitRowsForm.Load(RepositoryRoot.Path("config", "forms", "mau-7-3.yml")));

    private int next = FirstRow;

    /// <summary>The titles and the heading, without any unit.</summary>
    public UnitWorkbook()
    {
        Sheet.Set("A1", "ỦY BAN NHÂN DÂN THÀNH PHỐ MÓNG CÁI").Set("A3", "TỔNG HỢP DIỄN BIẾN HỘ CẬN NGHÈO").Set("A4", "Quý I/2024")
            .SetRow("A5", "TT", "Phường/Xã", "Phân tổ", "Tổng số hộ cận nghèo đầu kỳ", "Diễn biến giảm", null, null, "Diễn biến tăng số hộ cận nghèo", null, null, null, "Tổng số hộ cận nghèo cuối kỳ")
            .SetRow("E6", "Số hộ thoát cận nghèo", "Số hộ cận nghèo trở thành hộ nghèo", "Số hộ khác: thay đổi nhân khẩu, hộ đơn thân chết, chuyển đi nơi khác, tách, nhập với hộ khác…", "Số hộ nghèo trở thành hộ cận nghèo", "Số hộ bổ sung")
            .Set("K6", "Số hộ khác: thay đổi nhân khẩu, chuyển đến, tách, nhập với hộ khác…").SetRow("I7", "Tái cận nghèo", "Phát sinh mới")
            .SetRow("A8", "A", "B", "C", 1, 2, 3, 4, 5, 6, 7, 8, "9 = 1-2-3-4+5+6+7+8");
        Sheet.Merges.AddRange(["A5:A7", "B5:B7", "C5:C7", "D5:D7", "E5:G5", "H5:K5", "L5:L7", "E6:E7", "F6:F7", "G6:G7", "H6:H7", "I6:J6", "K6:K7"]);
    }

    /// <summary>The definition of <c>config/</c>.</summary>
    public static UnitRowsForm Form => Loaded.Value;

    /// <summary>The one sheet.</summary>
    public TestSheet Sheet { get; } = new("Bieu 7.3");

    /// <summary>Two lines: nine figures each, nulls stay blank.</summary>
    public UnitWorkbook Unit(string name, object?[] households, object?[] persons)
    {
        Sheet.SetRow($"A{next}", [(next - FirstRow) / 2 + 1, name, "Hộ", .. households]).SetRow($"C{next + 1}", ["Nhân khẩu", .. persons]);
        Sheet.Merges.AddRange([$"A{next}:A{next + 1}", $"B{next}:B{next + 1}"]);
        next += 2;
        return this;
    }

    /// <summary>A unit whose closing figure of households is printed; everything else balances.</summary>
    public UnitWorkbook Unit(string name, int opening, int exited, int fromPoor, int closing) =>
        Unit(name, [opening, exited, 0, null, fromPoor, 0, 0, null, closing], [0, 0, 0, 0, 0, 0, 0, 0, 0]);

    /// <summary>The .xlsx file.</summary>
    public byte[] Bytes()
    {
        var workbook = new TestWorkbook();
        workbook.Sheets.Clear();
        workbook.Sheets.Add(Sheet);
        return WorkbookFile.Bytes(workbook);
    }

    /// <summary>The verdict of the judge as the program has it.</summary>
    public JudgedWorkbook Judge(WardRegister? wards = null) => new WorkbookJudge(Judging.Form, wards ?? Judging.Wards, new(), Form).Judge("mau-7-3.xlsx", Bytes());

    /// <summary>Findings as "GN302 L9".</summary>
    public IReadOnlyList<string> Findings(WardRegister? wards = null) => [.. Judge(wards).Findings.Select(finding => $"{finding.Code} {finding.Cell}".TrimEnd())];
}
