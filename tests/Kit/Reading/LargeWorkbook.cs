using System.Globalization;

namespace MongCai.Poverty.Etl.Tests.Kit.Reading;

/// <summary>Sound weekly workbooks of any number of households, invented from their number: the same number gives the same bytes.</summary>
public static class LargeWorkbook
{
    private static readonly string[] Families = ["Nguyễn", "Trần", "Hoàng", "Phạm", "Vũ", "Chíu", "Đặng", "Bùi"];
    private static readonly string[] Given = ["Mẫu", "Thử", "Nháp", "Ví Dụ"];
    private static readonly string[] Causes = ["Không có lao động", "Ốm đau, bệnh nặng", "Thiếu đất sản xuất", "Không có vốn sản xuất"];

    /// <summary>Makes the bytes of an .xlsx workbook; odd numbers have shared strings, as Excel writes them, even ones have them in the cells, as scripts do.</summary>
    /// <param name="number">Any number; it stands for the week's households.</param>
    /// <param name="households">1 to 900.</param>
    public static byte[] Bytes(int number, int households) => Bytes(number, households, areStringsShared: number % 2 == 1);

    /// <summary>The same, with the strings in one part of the package or in the cells.</summary>
    public static byte[] Bytes(int number, int households, bool areStringsShared)
    {
        var file = new WorkbookFile(Create(number, households));
        return (areStringsShared ? file.WithSharedStrings() : file).Bytes();
    }

    private static TestWorkbook Create(int number, int households)
    {
        var workbook = new TestWorkbook();
        foreach (var row in workbook.List.Cells.Keys.Select(cell => cell.Row).Where(row => row >= TestWorkbook.FirstRow).Distinct().ToList()) workbook.List.ClearRow(row);
        var persons = 0;
        for (var household = 1; household <= households; household++) persons += Write(workbook.List, number, household);
        // Opening, exited, closing, exited to date, baseline, percent.
        foreach (var (row, count, people) in new (int, int, object?)[] { (11, households, persons), (12, 0, 0), (19, households, persons), (20, 0, 0), (21, households, null), (22, 0, null) })
            workbook.Summary.Set($"C{row}", count).Set($"D{row}", people);
        workbook.Support.Set("C8", Head(number, 1));
        for (var line = 2; line <= households / 10; line++)
            workbook.Support.SetRow($"A{7 + line}", line, $"06751-{line:000}", Head(number, line), "Y tế", $"Thẻ bảo hiểm y tế đợt {line}", 972_000 + line, new DateOnly(2024, 3, 26), "Ngân sách thành phố");
        return workbook;
    }

    private static int Write(TestSheet list, int number, int household)
    {
        var row = TestWorkbook.FirstRow + household - 1;
        var isMale = household % 2 == 0;
        var birth = new DateOnly(1950 + ((household + number) % 45), 1 + (household % 12), 1 + (household % 28));
        var members = 1 + ((household + number) % 6);
        var marks = household % 3;
        var nationalId = string.Create(CultureInfo.InvariantCulture, $"022{(isMale ? 0 : 1)}{birth.Year % 100:00}{household:000000}");
        list.SetRow($"A{row}", household, $"06751-{household:000}", Head(number, household), nationalId, birth, isMale ? "Nam" : "Nữ", "Kinh", $"Khu {1 + (household % 9)}", members, "Cận nghèo",
            141 + (household % 30), 10 * marks);
        for (var mark = 0; mark < marks; mark++) list.Set(new Model.CellAddress(row, 16 + mark + (household % 5)).ToString(), "x");
        list.SetRow($"AA{row}", Causes[household % Causes.Length], "Hội Nông dân thành phố", "Vay vốn ưu đãi");
        return members;
    }

    private static string Head(int number, int household) =>
        $"{Families[household % Families.Length]} {(household % 2 == 0 ? "Văn" : "Thị")} {Given[(household / 8) % Given.Length]} {household + number}";
}
