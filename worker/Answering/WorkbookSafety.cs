using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MongCai.Poverty.Etl.Answering;

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
