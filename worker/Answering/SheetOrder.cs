using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MongCai.Poverty.Etl.Answering;

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
