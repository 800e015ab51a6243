using System.IO.Compression;
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

        using (var zip = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true)) PackageTimes.Set(zip, PackageTimes.Earliest);
        return content.ToArray();
    }

    private static void Fill(WorkbookPart workbook, IReadOnlyList<SheetPlan> sheets)
    {
        var styles = new StyleTable();
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
        from sheet in sheets.Select((plan, index) => (Plan: plan, Index: (uint)index))
        where sheet.Plan.HeadRows > 0
        select new DefinedName(FormattableString.Invariant($"{CellText.Quoted(sheet.Plan.Name)}!${sheet.Plan.FirstPrintedHeadRow}:${sheet.Plan.HeadRows}"))
        {
            Name = "_xlnm.Print_Titles",
            LocalSheetId = sheet.Index,
        });
}
