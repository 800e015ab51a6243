using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>Marks a workbook: first its sheets, then the list in front of them.</summary>
internal sealed class WorkbookMarking(WorkbookPart workbook, IReadOnlyList<Finding> findings, AnswerHeading heading)
{
    /// <summary>A hidden name that leads to the list, by which a later answer knows that there was an earlier one.</summary>
    private const string ListName = "_DanhSachLoi";

    private readonly SheetOrder order = new(workbook.Workbook);

    /// <summary>Does it all.</summary>
    public void Apply()
    {
        var hasFormer = RemoveFormerList();
        var styles = new MarkStyles(workbook, hasFormer);
        var sheets = workbook.Workbook.Descendants<Sheet>().ToList();
        foreach (var sheet in sheets) Mark(sheet, styles, hasFormer);
        AddList(sheets, styles);
        styles.Save();
        workbook.Workbook.Save();
    }

    private bool RemoveFormerList()
    {
        var marks = workbook.Workbook.DefinedNames?.Elements<DefinedName>().Where(name => name.Name?.Value == ListName).ToList() ?? [];
        foreach (var mark in marks)
        {
            var list = workbook.Workbook.Descendants<Sheet>().FirstOrDefault(sheet => mark.Text.StartsWith(CellText.Quoted(sheet.Name?.Value ?? "") + "!", StringComparison.Ordinal));
            if (list is not null) order.Remove(workbook, list);
            mark.Remove();
        }

        return marks.Count > 0;
    }

    private void Mark(Sheet sheet, MarkStyles styles, bool hasFormer)
    {
        if (sheet.Id?.Value is not { } id || !workbook.TryGetPartById(id, out var part)) return;
        var own = findings.Where(finding => IsSame(finding.Sheet, sheet.Name?.Value)).ToList();
        var layout = Layout(part);
        var marks = CellMark.Of(own, layout.Anchor);
        if (part is not WorksheetPart worksheet) marks = [];
        else if (marks.Count > 0 || hasFormer)
        {
            Rewrite(part, new(layout, marks, styles, Comment(worksheet, layout, marks, hasFormer)));
            return;
        }

        if (layout.IsSelected) Rewrite(part, new(layout, [], styles, null));
    }

    private static string? Comment(WorksheetPart sheet, SheetLayout layout, IReadOnlyList<CellMark> marks, bool hasFormer)
    {
        if (marks.Count == 0 && sheet.WorksheetCommentsPart is null) return null;
        var comments = new CellComments(sheet);
        var bare = hasFormer ? comments.RemoveFormer() : [];
        var drawing = new CommentBoxes(sheet, layout).Change(bare, comments.Add(marks));
        comments.Save();
        return drawing;
    }

    private static SheetLayout Layout(OpenXmlPart part)
    {
        using var xml = part.GetStream(FileMode.Open, FileAccess.Read);
        return SheetLayout.Read(xml);
    }

    private static void Rewrite(OpenXmlPart part, SheetEdit edit)
    {
        using var changed = new MemoryStream();
        using (var xml = part.GetStream(FileMode.Open, FileAccess.Read)) SheetRewriter.Run(xml, changed, edit);
        changed.Position = 0;
        part.FeedData(changed);
    }

    private void AddList(IReadOnlyList<Sheet> sheets, MarkStyles styles)
    {
        var name = FindingSheet.FreeName(sheets.Select(sheet => sheet.Name?.Value ?? ""));
        var hidden = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var sheet in sheets) hidden.TryAdd(sheet.Name?.Value ?? "", (sheet.State?.Value ?? SheetStateValues.Visible) != SheetStateValues.Visible);
        var list = new FindingSheet(heading, findings, hidden, new FindingSheetStyles(styles));
        var id = PartIds.Free(workbook);
        list.Write(workbook.AddNewPart<WorksheetPart>(id));
        order.InsertFirst(name, id);
        order.AddName(new DefinedName($"{CellText.Quoted(name)}!$A$1") { Name = ListName, Hidden = true });
        order.AddName(new DefinedName($"{CellText.Quoted(name)}!${CellText.Number(list.HeaderRow)}:${CellText.Number(list.HeaderRow)}") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 });
    }

    private static bool IsSame(string? left, string? right) =>
        left is not null && right is not null
        && string.Equals(left.Normalize(NormalizationForm.FormC).Trim(), right.Normalize(NormalizationForm.FormC).Trim(), StringComparison.OrdinalIgnoreCase);
}
