using System.Globalization;
using System.Text;
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
            using (var writer = OpenXmlWriter.Create(part, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))) SheetWriter.Write(writer, sheets[i], styles, isFirst: i == 0);
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

/// <summary>Writes a planned sheet as the elements of a worksheet, in the order that the schema asks for.</summary>
internal static class SheetWriter
{
    private const double SideMargin = 0.4;
    private const double TopMargin = 0.5;
    private const double FooterMargin = 0.25;

    /// <summary>Writes a sheet, row by row: as elements the list of a province's households would not find room.</summary>
    /// <param name="writer">The part.</param>
    /// <param name="plan">Sheet.</param>
    /// <param name="styles">Collects the looks.</param>
    /// <param name="isFirst">True for the sheet that shows when the workbook is opened.</param>
    public static void Write(OpenXmlWriter writer, SheetPlan plan, StyleTable styles, bool isFirst)
    {
        writer.WriteStartDocument();
        writer.WriteStartElement(new Worksheet());
        foreach (var element in Above(plan, styles, isFirst)) writer.WriteElement(element);
        writer.WriteStartElement(new SheetData());
        foreach (var row in Rows(plan, styles)) writer.WriteElement(row);
        writer.WriteEndElement();
        foreach (var element in Below(plan)) writer.WriteElement(element);
        writer.WriteEndElement();
    }

    private static IEnumerable<OpenXmlElement> Above(SheetPlan plan, StyleTable styles, bool isFirst)
    {
        yield return new SheetProperties(new PageSetupProperties { FitToPage = true });
        yield return new SheetViews(View(plan, isFirst));
        yield return new SheetFormatProperties { DefaultRowHeight = RowHeight.Usual, CustomHeight = true };
        if (plan.Widths.Count > 0) yield return Columns(plan, styles);
    }

    private static IEnumerable<OpenXmlElement> Below(SheetPlan plan)
    {
        if (plan.IsForm) yield return Protection();
        if (plan.Merges.Count > 0) yield return SheetParts.Merges(plan.Merges);
        if (plan.Rules.Count > 0) yield return new DataValidations(plan.Rules.Select(rule => rule.Element())) { Count = (uint)plan.Rules.Count };
        yield return new PrintOptions { HorizontalCentered = true };
        yield return new PageMargins { Left = SideMargin, Right = SideMargin, Top = TopMargin, Bottom = TopMargin, Header = FooterMargin, Footer = FooterMargin };
        yield return SheetParts.Page();
        yield return new HeaderFooter(new OddFooter("&C&P/&N"));
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

    private static IEnumerable<Row> Rows(SheetPlan plan, StyleTable styles)
    {
        var locked = styles.Of(CellLook.LockedGround);
        foreach (var (number, cells) in plan.Rows)
        {
            var row = new Row(cells.Select(cell => Cell(new(number, cell.Key), cell.Value, styles.Of(cell.Value.Look)))) { RowIndex = (uint)number };
            if (number <= plan.HeadRows) (row.StyleIndex, row.CustomFormat) = (locked, true);
            if (plan.Heights.TryGetValue(number, out var height)) (row.Height, row.CustomHeight) = (height, true);
            else if (number > plan.HeadRows && RowHeight.Of(Wrapped(plan, cells)) is { } fitting) row.Height = fitting;
            yield return row;
        }
    }

    private static IEnumerable<(string, double)> Wrapped(SheetPlan plan, IEnumerable<KeyValuePair<int, PlannedCell>> row) =>
        from cell in row
        where cell.Value is { Look.Wrapped: true, Text: not null } && cell.Key <= plan.Widths.Count
        select (cell.Value.Text!, plan.Widths[cell.Key - 1]);

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
