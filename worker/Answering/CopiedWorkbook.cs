using System.Globalization;
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
        var styles = new StyleTable(AnswerLook.Copied(null, isQuoted: false), AnswerLook.Size);
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

/// <summary>Writes one copied sheet, cell after cell, so that a large one needs no memory.</summary>
internal sealed class CopiedSheet(SheetCopy sheet, StyleTable styles)
{
    /// <summary>Writes the part.</summary>
    /// <exception cref="ArgumentException">A cell holds a value of an unknown kind.</exception>
    public void Write(WorksheetPart part)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        WriteWidths(writer);
        writer.WriteStartElement(new SheetData());
        foreach (var row in sheet.Cells.Where(cell => cell.Value is not null).GroupBy(cell => cell.Cell.Row).OrderBy(row => row.Key)) WriteRow(writer, row);
        writer.WriteEndElement();
        WriteMerges(writer);
        writer.WriteEndElement();
    }

    /// <summary>Ranges that overlap one before them are left out: Excel would call the workbook damaged.</summary>
    private void WriteMerges(OpenXmlWriter writer)
    {
        var merges = new List<MergedRange>();
        foreach (var merge in sheet.Merges)
        {
            if (MergedRange.Parse(merge) is { } range && !merges.Exists(range.Overlaps)) merges.Add(range);
        }

        if (merges.Count > 0) writer.WriteElement(SheetParts.Merges(merges.ConvertAll(merge => merge.ToString())));
    }

    private void WriteWidths(OpenXmlWriter writer)
    {
        if (sheet.Widths.Count == 0) return;
        writer.WriteElement(new Columns(sheet.Widths.OrderBy(width => width.Key).Select(width => Width(width.Key, width.Value))));
    }

    private static Column Width(int number, double width)
    {
        var column = SheetParts.Column(number, width);
        if (width == 0) column.Hidden = true;
        return column;
    }

    private void WriteRow(OpenXmlWriter writer, IGrouping<int, CellCopy> row)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)row.Key });
        foreach (var cell in row.OrderBy(cell => cell.Cell.Column).DistinctBy(cell => cell.Cell.Column)) writer.WriteElement(Cell(cell));
        writer.WriteEndElement();
    }

    private Cell Cell(CellCopy copy)
    {
        var cell = Value(copy);
        cell.CellReference = copy.Cell.ToString();
        return cell;
    }

    private Cell Value(CellCopy copy) => copy.Value switch
    {
        string text => Text(text, copy.Format),
        double or decimal or int or long => Number(Convert.ToDouble(copy.Value, CultureInfo.InvariantCulture), copy.Format),
        TimeSpan span => Number(span.TotalDays, copy.Format ?? "[h]:mm:ss"),
        DateOnly day => Date(day.ToDateTime(TimeOnly.MinValue), copy.Format),
        DateTime moment => Date(moment, copy.Format),
        bool truth => new Cell { DataType = CellValues.Boolean, CellValue = new CellValue(truth ? "1" : "0") },
        CellFault fault => new Cell { DataType = CellValues.Error, CellValue = new CellValue(fault.Name) },
        _ => throw new ArgumentException($"A cell of a copied sheet cannot hold {copy.Value!.GetType().Name}.", nameof(copy)),
    };

    private Cell Text(string text, string? format)
    {
        var cell = SheetParts.Worded(text);
        cell.StyleIndex = styles.Of(AnswerLook.Copied(format, CellText.LooksLikeFormula(text)));
        return cell;
    }

    private Cell Date(DateTime moment, string? format) => CellDay.Of(moment) is { } serial
        ? Number(serial, format is null or CellLook.General ? CellDay.Format : format)
        : Text(moment.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), null);

    private Cell Number(double number, string? format) => double.IsFinite(number)
        ? new() { CellValue = new CellValue(number.ToString("R", CultureInfo.InvariantCulture)), StyleIndex = styles.Of(AnswerLook.Copied(format, isQuoted: false)) }
        : new() { DataType = CellValues.Error, CellValue = new CellValue("#NUM!") };
}
