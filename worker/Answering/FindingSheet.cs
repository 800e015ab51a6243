using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>The first sheet of a returned workbook: every finding with its place, what stands there and what to do.</summary>
internal sealed class FindingSheet(AnswerHeading heading, IReadOnlyList<Finding> findings, IReadOnlyDictionary<string, bool> sheets, StyleTable styles)
{
    /// <summary>Name of the sheet, unless the ward has one of that name.</summary>
    public const string Name = FindingCatalogue.SheetName;

    private const int PlaceColumn = 4;

    private static readonly (string Text, double Width)[] Columns =
        [("STT", 6), ("Mã", 9), ("Mức độ", 11), ("Vị trí", 24), ("Nội dung đang có", 30), ("Cần làm gì", 70)];

    private readonly SheetData data = new();
    private readonly Hyperlinks links = new();

    /// <summary>Row of the column headings, which is repeated on every printed page.</summary>
    public int HeaderRow { get; private set; }

    /// <summary>A name that no other sheet has: <c>Danh sách lỗi</c>, <c>Danh sách lỗi (2)</c> …</summary>
    public static string FreeName(IEnumerable<string> taken)
    {
        var names = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? Name : $"{Name} ({CellText.Number(number)})").First(name => !names.Contains(name));
    }

    /// <summary>Writes the sheet.</summary>
    public void Write(WorksheetPart part)
    {
        foreach (var look in AnswerLook.OfEveryList) styles.Of(look);
        AddHeading();
        foreach (var (finding, index) in AnswerWords.Ordered(findings).Select((finding, index) => (finding, index))) AddFinding(finding, index + 1);
        var worksheet = new Worksheet(new SheetProperties(new PageSetupProperties { FitToPage = true }), Views(), Widths(), data);
        if (links.HasChildren) worksheet.AppendChild(links);
        worksheet.Append(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            SheetParts.Page(),
            new HeaderFooter(new OddFooter("&CTrang &P/&N")));
        part.Worksheet = worksheet;
        part.Worksheet.Save();
    }

    private void AddHeading()
    {
        AddLine("KẾT QUẢ KIỂM TRA BÁO CÁO", AnswerLook.Title);
        AddLine($"Đơn vị: {AnswerWords.Ward(heading.Ward)}. Kỳ báo cáo: {AnswerWords.Period(heading.Week)}.", AnswerLook.Line);
        AddLine($"Tệp: {heading.FileName}. Nhận lúc {IntakeFindings.Moment(heading.ReceivedAt)}.", AnswerLook.Line);
        AddLine($"Kết quả: {AnswerWords.Verdict(findings)} ({AnswerWords.Counts(findings)}).", AnswerLook.Strong);
        AddLine(WhatToDo(), AnswerLook.Line);
        HeaderRow = AddRow(Columns.Select(column => Text(column.Text, AnswerLook.Header)));
        SetHeight(HeaderRow, 19);
    }

    private string WhatToDo()
    {
        if (findings.Count(Severity.Error) > 0) return "Sửa các ô màu đỏ (bấm vào cột Vị trí để đến ô), xem các ô màu vàng, lưu rồi nộp lại chính tệp này.";
        return findings.Count(Severity.Warning) > 0
            ? "Báo cáo đã được nhận. Xem các ô màu vàng; nếu số liệu chưa đúng, sửa, lưu rồi nộp lại chính tệp này."
            : "Báo cáo đã được nhận, không phải sửa gì.";
    }

    private void AddFinding(Finding finding, int number)
    {
        var target = Target(finding);
        var row = AddRow([
            new Cell { CellValue = new CellValue(number), StyleIndex = styles.Of(AnswerLook.Number) },
            Text(finding.Code, AnswerLook.Number),
            Text(AnswerWords.Level(finding.Severity), AnswerLook.Level(finding.Severity)),
            Text(AnswerWords.Place(finding) + (IsHidden(finding) ? " (trang đang ẩn)" : ""), target is null ? AnswerLook.Text : AnswerLook.Link),
            Text(finding.Found ?? "", AnswerLook.Found),
            Text(finding.Message, AnswerLook.Text),
        ]);
        SetHeight(row, HeightOf(finding));
        if (target is not null) links.AppendChild(new Hyperlink { Reference = new CellAddress(row, PlaceColumn).ToString(), Location = target, Display = AnswerWords.Place(finding) });
    }

    /// <summary>How high the row must be, in points: LibreOffice does not find it out by itself. Estimated from the letters that fit in a line.</summary>
    private static double HeightOf(Finding finding)
    {
        var lines = new[] { Lines(AnswerWords.Place(finding), 24), Lines(finding.Found ?? "", 28), Lines(finding.Message, 78) }.Max();
        return Math.Min((lines * 15.75) + 3, 409);
    }

    private static int Lines(string text, int letters) => text.ReplaceLineEndings("\n").Split('\n').Sum(line => 1 + (line.Length / letters));

    /// <summary>Where the link leads; null when the finding has no cell or Excel cannot go there.</summary>
    private string? Target(Finding finding) =>
        finding.Sheet is { } sheet && sheets.TryGetValue(sheet, out var isHidden) && !isHidden && CellAddress.TryParse(finding.Cell, out var cell)
            ? $"{CellText.Quoted(sheet)}!{cell}"
            : null;

    private bool IsHidden(Finding finding) => finding.Sheet is { } sheet && sheets.TryGetValue(sheet, out var isHidden) && isHidden;

    private void AddLine(string text, CellLook look) => SetHeight(AddRow([Text(text, look)]), 19);

    private void SetHeight(int row, double points)
    {
        var target = (Row)data.ChildElements[row - 1];
        target.Height = points;
        target.CustomHeight = true;
    }

    private int AddRow(IEnumerable<Cell> cells)
    {
        var number = data.ChildElements.Count + 1;
        var row = new Row { RowIndex = (uint)number };
        foreach (var (cell, index) in cells.Select((cell, index) => (cell, index)))
        {
            cell.CellReference = new CellAddress(number, index + 1).ToString();
            row.AppendChild(cell);
        }

        data.AppendChild(row);
        return number;
    }

    private Cell Text(string text, CellLook look)
    {
        var cell = SheetParts.Worded(text);
        cell.StyleIndex = styles.Of(look);
        return cell;
    }

    private SheetViews Views()
    {
        var view = new SheetView { WorkbookViewId = 0, TabSelected = true, ShowGridLines = false };
        view.Append(SheetParts.Frozen(HeaderRow, 0));
        return new(view);
    }

    private static Columns Widths() => new(Columns.Select((column, index) => SheetParts.Column(index + 1, column.Width)));
}
