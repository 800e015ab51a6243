using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>Writes the workbook that a ward fills in: everything that the form definition says, and what is known already.</summary>
public static class BlankWorkbook
{
    private const int SupportLines = 50;
    private const int SupportHeadColumns = 3;

    /// <summary>Builds an .xlsx file. The same input gives the same bytes.</summary>
    /// <param name="form">Form.</param>
    /// <param name="ward">Ward that reports.</param>
    /// <param name="week">Week that is reported.</param>
    /// <param name="known">What is known already.</param>
    public static byte[] Build(FormDefinition form, Ward ward, ReportingWeek week, Prefill known)
    {
        var blank = new BlankForm(form, ward, week, known);
        return WorkbookFile.Write(
        [
            SummarySheet.Plan(blank),
            HouseholdSheet.Plan(blank),
            Support(blank),
            GuideSheet.Plan(blank),
            MetaSheet.Plan(blank),
        ]);
    }

    /// <summary>Name of a ward's file, <c>BC-TUAN-2024-W14-binh-ngoc.xlsx</c>.</summary>
    public static string FileName(FormDefinition form, Ward ward, ReportingWeek week) => $"{form.Id}-{week}-{ward.Slug}.xlsx";

    /// <summary>The support sheet: room for what was given in the week.</summary>
    private static SheetPlan Support(BlankForm blank)
    {
        var sheet = TableSheet.Start(blank, blank.Support, SupportHeadColumns);
        TableSheet.PutLines(sheet, blank, blank.Support, SupportLines, static (_, _) => default);
        return sheet;
    }
}

/// <summary>What every sheet of one workbook is made from.</summary>
internal sealed record BlankForm(FormDefinition Form, Ward Ward, ReportingWeek Week, Prefill Known)
{
    /// <summary>Where the columns of the list stand.</summary>
    public TableFrame List { get; } = new(Form.List);

    /// <summary>Where the columns of the summary stand.</summary>
    public TableFrame Summary { get; } = new(Form.Summary);

    /// <summary>Where the columns of the support sheet stand.</summary>
    public TableFrame Support { get; } = new(Form.Support);
}
