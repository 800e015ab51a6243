using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MongCai.Poverty.Etl.Spreadsheets;

/// <summary>Packs planned sheets into an .xlsx file whose bytes depend on the plan alone.</summary>
internal static class WorkbookFile
{
    /// <summary>Writes the file; the first sheet shows when it is opened.</summary>
    public static byte[] Write(IReadOnlyList<SheetPlan> sheets)
    {
        using var content = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "workbook");
            Fill(workbook, sheets);
        }

        var bytes = content.ToArray();
        PackageTimes.Set(bytes, PackageTimes.Earliest);
        return bytes;
    }

    private static void Fill(WorkbookPart workbook, IReadOnlyList<SheetPlan> sheets)
    {
        var styles = new StyleTable(CellLook.LockedGround, StyleTable.UsualSize);
        var list = new Sheets();
        for (var i = 0; i < sheets.Count; i++)
        {
            var id = FormattableString.Invariant($"sheet{i + 1}");
            var part = workbook.AddNewPart<WorksheetPart>(id);
            part.Worksheet = SheetWriter.Write(sheets[i], styles, isFirst: i == 0);
            part.Worksheet.Save();
            list.Append(new Sheet { Name = sheets[i].Name, SheetId = (uint)i + 1, Id = id, State = sheets[i].IsHidden ? SheetStateValues.VeryHidden : null });
        }

        styles.Write(workbook.AddNewPart<WorkbookStylesPart>("styles"));
        workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), list, PrintTitles(sheets));
        workbook.Workbook.Save();
    }

    private static DefinedNames PrintTitles(IReadOnlyList<SheetPlan> sheets) => new(
        from sheet in sheets.Select((plan, index) => (Plan: plan, Index: index))
        where sheet.Plan.HeadRows > 0
        select SheetParts.PrintTitles(sheet.Plan.Name, sheet.Index, sheet.Plan.FirstPrintedHeadRow, sheet.Plan.HeadRows));
}

/// <summary>Turns a planned sheet into the elements of a worksheet, in the order that the schema asks for.</summary>
internal static class SheetWriter
{
    private const double SideMargin = 0.4;
    private const double TopMargin = 0.5;
    private const double FooterMargin = 0.25;

    /// <summary>Writes a sheet.</summary>
    /// <param name="plan">Sheet.</param>
    /// <param name="styles">Collects the looks.</param>
    /// <param name="isFirst">True for the sheet that shows when the workbook is opened.</param>
    public static Worksheet Write(SheetPlan plan, StyleTable styles, bool isFirst)
    {
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(View(plan, isFirst)),
            new SheetFormatProperties { DefaultRowHeight = RowHeight.Usual, CustomHeight = true });
        if (plan.Widths.Count > 0) sheet.Append(Columns(plan, styles));
        sheet.Append(Rows(plan, styles));
        if (plan.IsForm) sheet.Append(Protection());
        if (plan.Merges.Count > 0) sheet.Append(SheetParts.Merges(plan.Merges));
        if (plan.Rules.Count > 0) sheet.Append(new DataValidations(plan.Rules.Select(rule => rule.Element())) { Count = (uint)plan.Rules.Count });
        sheet.Append(
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = SideMargin, Right = SideMargin, Top = TopMargin, Bottom = TopMargin, Header = FooterMargin, Footer = FooterMargin },
            SheetParts.Page(),
            new HeaderFooter(new OddFooter("&C&P/&N")));
        return sheet;
    }

    private static SheetView View(SheetPlan plan, bool isFirst)
    {
        var view = new SheetView { WorkbookViewId = 0, TabSelected = isFirst ? true : null };
        if (plan.HeadRows > 0) view.Append(SheetParts.Frozen(plan.HeadRows, plan.HeadColumns));
        return view;
    }

    private static Columns Columns(SheetPlan plan, StyleTable styles)
    {
        var columns = new Columns(plan.Widths.Select((width, index) => SheetParts.Column(index + 1, width)));
        if (plan.Ground is not { } ground) return columns;
        foreach (var column in columns.Elements<Column>()) column.Style = styles.Of(ground);
        return columns;
    }

    private static SheetData Rows(SheetPlan plan, StyleTable styles)
    {
        var locked = styles.Of(CellLook.LockedGround);
        var cells = plan.Cells.ToLookup(cell => cell.Key.Row);
        var data = new SheetData();
        foreach (var number in plan.Cells.Keys.Select(cell => cell.Row).Concat(Enumerable.Range(1, plan.HeadRows)).Distinct().Order())
        {
            var row = new Row(cells[number].Select(cell => Cell(cell.Key, cell.Value, styles.Of(cell.Value.Look)))) { RowIndex = (uint)number };
            if (number <= plan.HeadRows) (row.StyleIndex, row.CustomFormat) = (locked, true);
            if (plan.Heights.TryGetValue(number, out var height)) (row.Height, row.CustomHeight) = (height, true);
            else if (number > plan.HeadRows && RowHeight.Of(Wrapped(plan, cells[number])) is { } fitting) row.Height = fitting;
            data.Append(row);
        }

        return data;
    }

    private static IEnumerable<(string, double)> Wrapped(SheetPlan plan, IEnumerable<KeyValuePair<CellAddress, PlannedCell>> row) =>
        from cell in row
        where cell.Value is { Look.Wrapped: true, Text: not null } && cell.Key.Column <= plan.Widths.Count
        select (cell.Value.Text!, plan.Widths[cell.Key.Column - 1]);

    /// <summary>Guards against slips, not against people: no password. Widths, heights, formats, rows and sorting stay free.</summary>
    private static SheetProtection Protection() => new()
    {
        Sheet = true,
        Objects = true,
        Scenarios = true,
        FormatCells = false,
        FormatColumns = false,
        FormatRows = false,
        InsertRows = false,
        DeleteRows = false,
        Sort = false,
        AutoFilter = false,
    };

    /// <summary>Texts stand in their cell, so that they are never taken for formulas.</summary>
    private static Cell Cell(CellAddress address, PlannedCell planned, uint style)
    {
        var cell = planned is { Formula: null, Text.Length: > 0 } ? SheetParts.Worded(planned.Text) : new Cell();
        (cell.CellReference, cell.StyleIndex) = (address.ToString(), style);
        if (planned.Formula is { } formula) cell.CellFormula = new CellFormula(formula);
        if (planned.Number is { } number) cell.CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture));
        if (planned is { Formula: not null, Text.Length: > 0 }) (cell.DataType, cell.CellValue) = (CellValues.String, new CellValue(CellText.Of(planned.Text)));
        return cell;
    }
}
