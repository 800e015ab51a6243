using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Rendering;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>Reads the figures of finished documents back and compares them with the model, before anything is stored or sent.</summary>
/// <param name="roundingOf">How the plan of a period rounds; null when that is not known and either way is right.</param>
/// <param name="area">Whose name the totals bear.</param>
public sealed class FigureCheck(Func<Period, RoundingRule?> roundingOf, Area area)
{
    /// <summary>Checks documents of plans that all round alike.</summary>
    public FigureCheck(RoundingRule rule, Area area) : this(_ => rule, area)
    {
    }

    private const int ToldAtOnce = 5;

    /// <summary>Stops the work when a figure does not agree.</summary>
    /// <param name="modelJson">The model as it is stored.</param>
    /// <param name="documents">The documents made from it.</param>
    /// <exception cref="PermanentException">Names the document, the place and both figures.</exception>
    internal void Require(string modelJson, IReadOnlyList<DocumentText> documents) => Require(Faults(modelJson, documents));

    /// <summary>Stops the work when a figure of the Excel annex is not the report's.</summary>
    /// <param name="modelJson">The report's model as it is stored.</param>
    /// <param name="annex">The finished workbook.</param>
    /// <exception cref="PermanentException">Names the sheet, the row and both figures.</exception>
    public void RequireAnnex(string modelJson, ReportFile annex) =>
        Require([.. AnnexFigures.Faults(annex.FileName, WorkbookPassages.Read(annex.Content), modelJson, area)]);

    private static void Require(IReadOnlyList<FigureFault> faults)
    {
        if (faults.Count == 0) return;
        var more = faults.Count > ToldAtOnce ? $" Còn {faults.Count - ToldAtOnce} chỗ khác." : "";
        throw new PermanentException($"Số trong văn bản không khớp số liệu nên chưa có gì được lưu hay gửi đi. {string.Join(" ", faults.Take(ToldAtOnce))}{more} Sửa mẫu (templates check) rồi chạy lại.");
    }

    /// <summary>Every figure that does not agree, with its place.</summary>
    internal IReadOnlyList<FigureFault> Faults(string modelJson, IReadOnlyList<DocumentText> documents)
    {
        var origin = new FigureOrigin(new ModelTokens(modelJson), area);
        var rule = Rounding(modelJson);
        return [.. documents.SelectMany(document => Faults(document, origin, rule)).Distinct()];
    }

    private RoundingRule? Rounding(string modelJson)
    {
        using var model = JsonDocument.Parse(modelJson);
        return model.RootElement.TryGetProperty("period", out var named) && Period.TryParse(named.GetString(), out var period) ? roundingOf(period) : null;
    }

    private IEnumerable<FigureFault> Faults(DocumentText document, FigureOrigin origin, RoundingRule? rule)
    {
        var figures = FigureTrace.Follow(document, out var different);
        if (different is not null) yield return different;
        foreach (var fault in origin.Faults(document.Name, figures)) yield return fault;
        foreach (var fault in DocumentArithmetic.Faults(document.Name, document.Finished, rule, area)) yield return fault;
    }
}

/// <summary>Lays the figures of the finished document beside those of the marked rendering: same figures, same order, and from there whether each is a value or typed.</summary>
internal static class FigureTrace
{
    /// <summary>Figures of the finished document with their sources.</summary>
    /// <param name="document">The document.</param>
    /// <param name="fault">The first figure that differs; null when all agree.</param>
    public static IReadOnlyList<PlacedFigure> Follow(DocumentText document, out FigureFault? fault)
    {
        var finished = PlacedFigure.Read(document.Finished);
        fault = null;
        if (document.Marked is null) return finished;
        var marked = PlacedFigure.Read(document.Marked);
        var same = 0;
        while (same < Math.Min(finished.Count, marked.Count) && finished[same].Figure.Text == marked[same].Figure.Text) same++;
        if (same < Math.Max(finished.Count, marked.Count)) fault = Differs(document, finished.ElementAtOrDefault(same), marked.ElementAtOrDefault(same));
        return [.. finished.Take(same).Zip(marked, (one, other) => one with { Figure = one.Figure with { Source = other.Figure.Source } })];
    }

    private static FigureFault Differs(DocumentText document, PlacedFigure? stands, PlacedFigure? wanted) => new(
        document.Name,
        (stands ?? wanted)!.Passage.Place,
        $"ghi {Shown(stands)}, mẫu và số liệu cho {Shown(wanted)}.");

    private static string Shown(PlacedFigure? figure) => figure is null ? "không có số nào" : $"\"{figure.Figure.Text}\"";
}

/// <summary>Compares the sheet of wards of a finished Excel annex with the report's model, ward by ward and for the city, and adds up its columns.</summary>
internal static class AnnexFigures
{
    /// <summary>Beginning of a column's heading, and the member of the model that stands in it.</summary>
    private static readonly (string Heading, string Member)[] Columns =
    [
        ("Hộ cận nghèo đầu năm", "baseline"), ("Đã thoát cận nghèo", "exited"), ("Hiện còn", "remaining"), ("Tỷ lệ giảm", "percent"),
    ];

    /// <summary>Everything that does not agree.</summary>
    /// <param name="name">File name, for messages.</param>
    /// <param name="sheets">The workbook.</param>
    /// <param name="modelJson">The report's model.</param>
    /// <param name="area">Whose name the line of totals bears.</param>
    public static IEnumerable<FigureFault> Faults(string name, IReadOnlyList<SheetText> sheets, string modelJson, Area area)
    {
        using var model = JsonDocument.Parse(modelJson);
        var wanted = Wanted(model.RootElement, area);
        var sheet = sheets.FirstOrDefault(one => Columns.All(column => Find(one, column.Heading) is not null));
        if (sheet is null) return [new(name, $"trang Theo {area.Units}", $"không có bảng số liệu theo {area.Units}.")];
        return
        [
            .. wanted.SelectMany(line => Compare(name, sheet, line.Key, line.Value)),
            .. TableSums.Faults(sheet.Rows, area).Select(fault => new FigureFault(name, $"trang {sheet.Name}, {fault.At.Place}", fault.Problem)),
        ];
    }

    private static IEnumerable<FigureFault> Compare(string name, SheetText sheet, string line, IReadOnlyDictionary<string, string> wanted)
    {
        var row = sheet.Rows.FirstOrDefault(row => Key(row.Row!.Cells) == line);
        if (row is null) return [new(name, $"trang {sheet.Name}", $"thiếu dòng {line}.")];
        return from column in Columns
               let found = row.Row!.Cells.ElementAtOrDefault(Find(sheet, column.Heading)!.Value) ?? ""
               where !Same(found, wanted[column.Member])
               select new FigureFault(name, $"trang {sheet.Name}, {row.Place}", $"cột \"{column.Heading}\" ghi {found}, báo cáo ghi {wanted[column.Member]}.");
    }

    /// <summary>Running number and name: two units of a province may bear the same name.</summary>
    private static string Key(IReadOnlyList<string> cells) => string.Join(' ', cells.Take(2)).Trim();

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Wanted(JsonElement model, Area area)
    {
        var city = model.GetProperty("city");
        var wanted = model.GetProperty("wards").EnumerateArray().ToDictionary(
            ward => Key([ward.GetProperty("row").GetString()!, ward.GetProperty("name").GetString()!]),
            ward => (IReadOnlyDictionary<string, string>)Columns.ToDictionary(column => column.Member, column => ward.GetProperty(column.Member).GetString()!, StringComparer.Ordinal),
            StringComparer.Ordinal);
        wanted[Key(["", Sentences.Beginning(area.Whole)])] = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["baseline"] = model.GetProperty("plan").GetProperty("near_poor").GetString()!,
            ["exited"] = city.GetProperty("exited").GetString()!,
            ["remaining"] = city.GetProperty("remaining").GetString()!,
            ["percent"] = city.GetProperty("percent").GetString()!,
        };
        return wanted;
    }

    /// <summary>A rate is stored as a fraction of one: 0.2105 is 21,05%.</summary>
    private static bool Same(string found, string wanted)
    {
        if (found == wanted || !wanted.EndsWith('%')) return found == wanted;
        return decimal.TryParse(found, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var rate)
            && decimal.TryParse(wanted.TrimEnd('%').Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && rate * 100 == percent;
    }

    private static int? Find(SheetText sheet, string heading) =>
        sheet.Rows.Select(row => row.Row!.Cells.ToList().FindIndex(cell => cell.StartsWith(heading, StringComparison.Ordinal))).Where(at => at >= 0).Select(at => (int?)at).FirstOrDefault();
}

/// <summary>One sheet of a finished workbook as rows of texts, from the results that stand in its cells.</summary>
/// <param name="Name">Name on the tab.</param>
/// <param name="Rows">Rows with their place; the cell's position is its column.</param>
internal sealed record SheetText(string Name, IReadOnlyList<Passage> Rows);

/// <summary>Reads a finished workbook. Numbers stand as whole Vietnamese numbers, fractions of one as they are stored.</summary>
internal static partial class WorkbookPassages
{
    /// <summary>Every sheet.</summary>
    /// <exception cref="InvalidDataException">No workbook.</exception>
    public static IReadOnlyList<SheetText> Read(byte[] xlsx)
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(xlsx, writable: false), isEditable: false);
        var book = workbook.WorkbookPart ?? throw new InvalidDataException("The package holds no workbook.");
        var strings = book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        return [.. book.Workbook!.Descendants<Sheet>().Select((sheet, index) => new SheetText(sheet.Name!.Value!, Rows((WorksheetPart)book.GetPartById(sheet.Id!.Value!), strings, index + 1)))];
    }

    private static IReadOnlyList<Passage> Rows(WorksheetPart part, List<string> strings, int table) =>
        [.. part.Worksheet!.Descendants<Row>().Select(row => Passage.OfRow(table, (int)(row.RowIndex?.Value ?? 0), Cells(row, strings)))];

    private static List<string> Cells(Row row, List<string> strings)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = Column(cell.CellReference?.Value) ?? cells.Count + 1;
            while (cells.Count < column - 1) cells.Add("");
            cells.Add(Text(cell, strings));
        }

        return cells;
    }

    private static string Text(Cell cell, List<string> strings)
    {
        if (cell.DataType?.Value == CellValues.InlineString) return cell.InlineString?.InnerText ?? "";
        var value = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value == CellValues.SharedString) return strings[int.Parse(value, CultureInfo.InvariantCulture)];
        return cell.DataType is null && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? VietnameseText.Count(whole) : value;
    }

    private static int? Column(string? address) =>
        address is null ? null : Letters().Match(address).Value.Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1);

    [GeneratedRegex("^[A-Z]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Letters();
}
