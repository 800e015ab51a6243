using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace MongCai.Poverty.Etl.Tests.Kit.Workbooks;

/// <summary>What a reader of workbooks sees: the values of every sheet.</summary>
public static class WorkbookValues
{
    static WorkbookValues() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Every cell that holds something, by sheet, as <c>C5=text</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(byte[] workbook)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(workbook));
        var sheets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        do sheets[reader.Name] = Sheet(reader);
        while (reader.NextResult());
        return sheets;
    }

    private static List<string> Sheet(IExcelDataReader reader)
    {
        var cells = new List<string>();
        for (var row = 1; reader.Read(); row++)
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (reader.GetValue(column) is { } value)
                    cells.Add(string.Create(CultureInfo.InvariantCulture, $"{new Model.CellAddress(row, column + 1)}={value} [{reader.GetNumberFormatString(column)}]"));
            }
        }

        return cells;
    }
}
