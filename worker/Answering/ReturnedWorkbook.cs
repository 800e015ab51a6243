using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>
/// The answer as a workbook: the ward's own one (.xlsx, .xlsm) with red and yellow cells, comments on them and a first sheet that lists the findings. All
/// else stays as the ward made it, but macros, which are left out, and the update of links to other files, which is switched off. Marks of an earlier
/// answer are taken away first: wards correct and send back what they were returned.
/// </summary>
public static class ReturnedWorkbook
{
    /// <summary>Largest sum of the unpacked parts, in bytes: about 600,000 cells, a hundred times what a ward has. Marking holds the parts in memory.</summary>
    public const long MostUnpackedBytes = 64L * 1024 * 1024;

    /// <summary>Builds the workbook; the same input gives the same bytes.</summary>
    /// <param name="original">The ward's file, which has passed the limits of reading.</param>
    /// <param name="findings">Everything found in it.</param>
    /// <param name="heading">What stands above the list.</param>
    /// <returns>An .xlsx file; null when there is nothing to mark in: the file is unreadable (GN001 to GN006), no Office Open XML workbook, one with macro
    /// sheets or in the "strict" dialect, which cannot be returned faithfully, larger than <see cref="MostUnpackedBytes"/>, or damaged.</returns>
    public static byte[]? Build(ReadOnlyMemory<byte> original, IReadOnlyList<Finding> findings, AnswerHeading heading)
    {
        if (findings.Any(AnswerWords.IsUnreadable)) return null;
        using var content = new MemoryStream();
        content.Write(original.Span);
        try
        {
            if (PackageFinish.UnpackedBytes(content) > MostUnpackedBytes) return null;
            using var document = SpreadsheetDocument.Open(content, isEditable: true, new OpenSettings { AutoSave = false });
            if (!WorkbookSafety.IsCarried(document)) return null;
            WorkbookSafety.Disarm(document);
            new WorkbookMarking(document.WorkbookPart!, findings, heading).Apply();
            document.Save();
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            return null;
        }

        return PackageFinish.Write(content, heading.ReceivedAt);
    }

    /// <summary>What packaging and XML throw on bytes that are no sound workbook.</summary>
    private static bool IsDamage(Exception fault) =>
        fault is OpenXmlPackageException or InvalidOperationException { Source: "System.IO.Packaging" or "DocumentFormat.OpenXml.Framework" or "DocumentFormat.OpenXml" } or FormatException or InvalidDataException or XmlException or IOException or OverflowException or UriFormatException;
}

/// <summary>Makes a workbook into one that runs nothing and fetches nothing.</summary>
internal static class WorkbookSafety
{
    /// <summary>True for workbooks that can be marked and stay what they are.</summary>
    public static bool IsCarried(SpreadsheetDocument document) =>
        document.WorkbookPart is { } workbook
        && !document.StrictRelationshipFound
        && workbook.ContentType.EndsWith("+xml", StringComparison.Ordinal)
        && !workbook.MacroSheetParts.Any()
        && !workbook.InternationalMacroSheetParts.Any();

    /// <summary>Leaves out macros and signatures, and switches off the update of links.</summary>
    public static void Disarm(SpreadsheetDocument document)
    {
        var workbook = document.WorkbookPart!;
        workbook.DeleteParts(workbook.GetPartsOfType<VbaProjectPart>().ToList());
        workbook.DeleteParts(workbook.GetPartsOfType<ExcelAttachedToolbarsPart>().ToList());
        if (document.RibbonExtensibilityPart is { } ribbon) document.DeletePart(ribbon);
        if (document.QuickAccessToolbarCustomizationsPart is { } toolbar) document.DeletePart(toolbar);
        // A signature covers what was signed; it cannot hold any more.
        if (document.DigitalSignatureOriginPart is { } signatures) document.DeletePart(signatures);
        foreach (var name in workbook.Workbook.DefinedNames?.Elements<DefinedName>().Where(IsMacro).ToList() ?? []) name.Remove();
        if (workbook.ExternalWorkbookParts.Any()) (workbook.Workbook.WorkbookProperties ??= new WorkbookProperties()).UpdateLinks = UpdateLinksBehaviorValues.Never;
    }

    private static bool IsMacro(DefinedName name) => name.Function?.Value == true || name.VbProcedure?.Value == true || name.Xlm?.Value == true;
}

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
        var part = workbook.WorkbookStylesPart ?? workbook.AddNewPart<WorkbookStylesPart>(PartIds.Free(workbook));
        var styles = new StyleTable(part.Stylesheet ??= new Stylesheet(), AnswerLook.Size);
        var colours = new MarkStyles(styles, hasFormer);
        var sheets = workbook.Workbook.Descendants<Sheet>().ToList();
        foreach (var sheet in sheets) Mark(sheet, colours, hasFormer);
        AddList(sheets, styles);
        styles.Write(part);
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

    private void AddList(IReadOnlyList<Sheet> sheets, StyleTable styles)
    {
        var name = FindingSheet.FreeName(sheets.Select(sheet => sheet.Name?.Value ?? ""));
        var hidden = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var sheet in sheets) hidden.TryAdd(sheet.Name?.Value ?? "", (sheet.State?.Value ?? SheetStateValues.Visible) != SheetStateValues.Visible);
        var list = new FindingSheet(heading, findings, hidden, styles);
        var id = PartIds.Free(workbook);
        list.Write(workbook.AddNewPart<WorksheetPart>(id));
        order.InsertFirst(name, id);
        order.AddName(new DefinedName($"{CellText.Quoted(name)}!$A$1") { Name = ListName, Hidden = true });
        order.AddName(SheetParts.PrintTitles(name, 0, list.HeaderRow, list.HeaderRow));
    }

    private static bool IsSame(string? left, string? right) =>
        left is not null && right is not null
        && string.Equals(left.Normalize(NormalizationForm.FormC).Trim(), right.Normalize(NormalizationForm.FormC).Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>Puts a sheet before all others, and takes one away, with everything that counts sheets by their place.</summary>
internal sealed class SheetOrder(Workbook workbook)
{
    private Sheets Sheets => workbook.Sheets ??= new Sheets();

    /// <summary>Makes a part the first sheet, and the one that is shown.</summary>
    public void InsertFirst(string name, string relationship)
    {
        var id = Sheets.Elements<Sheet>().Select(sheet => sheet.SheetId?.Value ?? 0).DefaultIfEmpty(0u).Max() + 1;
        Sheets.PrependChild(new Sheet { Name = name, SheetId = id, Id = relationship });
        foreach (var defined in Names().Where(defined => defined.LocalSheetId is not null)) defined.LocalSheetId!.Value++;
        workbook.BookViews ??= new BookViews(new WorkbookView());
        foreach (var view in workbook.BookViews.Elements<WorkbookView>())
        {
            view.ActiveTab = 0;
            view.FirstSheet = 0;
        }
    }

    /// <summary>Adds a name for a range; of one sheet only when its place is given.</summary>
    public void AddName(DefinedName name) => (workbook.DefinedNames ??= new DefinedNames()).AppendChild(name);

    /// <summary>Takes a sheet away, with the names that stand for its own ranges.</summary>
    public void Remove(WorkbookPart part, Sheet sheet)
    {
        var place = (uint)Sheets.Elements<Sheet>().ToList().IndexOf(sheet);
        foreach (var defined in Names().Where(defined => defined.LocalSheetId?.Value == place).ToList()) defined.Remove();
        foreach (var defined in Names().Where(defined => defined.LocalSheetId?.Value > place)) defined.LocalSheetId!.Value--;
        if (sheet.Id?.Value is { } id && part.TryGetPartById(id, out var worksheet)) part.DeletePart(worksheet);
        sheet.Remove();
    }

    private IEnumerable<DefinedName> Names() => workbook.DefinedNames?.Elements<DefinedName>() ?? [];
}
