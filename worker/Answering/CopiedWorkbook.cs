using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>The answer to an .xls or .xlsb workbook, or to one that cannot be marked: an .xlsx copy of its values with the same marks and the same list.</summary>
public static class CopiedWorkbook
{
    /// <summary>Builds the workbook; the same input gives the same bytes.</summary>
    /// <param name="sheets">All sheets, in the order of the workbook.</param>
    /// <param name="findings">Everything found in the original.</param>
    /// <param name="heading">What stands above the list.</param>
    /// <returns>An .xlsx file; null when there are no sheets or the original is unreadable (GN001 to GN006).</returns>
    /// <exception cref="ArgumentException">A cell holds a value of a kind that <see cref="CellCopy.Value"/> does not name.</exception>
    public static byte[]? Build(IReadOnlyList<SheetCopy> sheets, IReadOnlyList<Finding> findings, AnswerHeading heading)
    {
        if (sheets.Count == 0 || findings.Any(AnswerWords.IsUnreadable)) return null;
        var names = SheetNames(sheets);
        using var content = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook)) Write(document.AddNewPart<WorkbookPart>(PackageFinish.Plain, "workbook"), sheets, names);
        var renamed = findings.Select(finding => finding with { Sheet = Renamed(finding.Sheet, sheets, names) }).ToList();
        return ReturnedWorkbook.Build(content.ToArray(), renamed, heading);
    }

    private static void Write(WorkbookPart workbook, IReadOnlyList<SheetCopy> sheets, IReadOnlyList<string> names)
    {
        var list = new Sheets();
        var styles = new CopyStyles();
        foreach (var (sheet, index) in sheets.Select((sheet, index) => (sheet, index)))
        {
            var id = $"s{CellText.Number(index + 1)}";
            new CopiedSheet(sheet, styles).Write(workbook.AddNewPart<WorksheetPart>(id));
            list.AppendChild(new Sheet { Name = names[index], SheetId = (uint)index + 1, Id = id, State = sheet.IsHidden ? SheetStateValues.Hidden : SheetStateValues.Visible });
        }

        styles.Write(workbook.AddNewPart<WorkbookStylesPart>("styles"));
        workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), list);
    }

    /// <summary>Names that .xlsx allows: 1 to 31 letters without <c>: \ / ? * [ ]</c>, no apostrophe at the ends, none twice.</summary>
    private static List<string> SheetNames(IReadOnlyList<SheetCopy> sheets)
    {
        var names = new List<string>();
        foreach (var sheet in sheets)
        {
            var name = string.Concat(CellText.Of(sheet.Name).Select(letter => letter is ':' or '\\' or '/' or '?' or '*' or '[' or ']' or '\n' ? '_' : letter)).Trim('\'');
            var stem = name.Trim().Length == 0 ? "Trang" : name;
            names.Add(Enumerable.Range(1, int.MaxValue).Select(number => Numbered(stem, number)).First(one => !names.Contains(one, StringComparer.OrdinalIgnoreCase)));
        }

        return names;
    }

    private static string Numbered(string stem, int number)
    {
        var ending = number == 1 ? "" : $" ({CellText.Number(number)})";
        return stem[..Math.Min(stem.Length, 31 - ending.Length)] + ending;
    }

    private static string? Renamed(string? name, IReadOnlyList<SheetCopy> sheets, IReadOnlyList<string> names)
    {
        for (var i = 0; i < sheets.Count; i++)
        {
            if (sheets[i].Name == name) return names[i];
        }

        return name;
    }
}
