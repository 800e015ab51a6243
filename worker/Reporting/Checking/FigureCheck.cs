using MongCai.Poverty.Etl.Reporting.Rendering;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>Reads the figures of finished documents back and compares them with the model, before anything is stored or sent.</summary>
/// <param name="rule">How the plan rounds.</param>
public sealed class FigureCheck(RoundingRule rule)
{
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
        Require([.. AnnexFigures.Faults(annex.FileName, WorkbookPassages.Read(annex.Content), modelJson)]);

    private static void Require(IReadOnlyList<FigureFault> faults)
    {
        if (faults.Count == 0) return;
        var more = faults.Count > ToldAtOnce ? $" Còn {faults.Count - ToldAtOnce} chỗ khác." : "";
        throw new PermanentException($"Số trong văn bản không khớp số liệu nên chưa có gì được lưu hay gửi đi. {string.Join(" ", faults.Take(ToldAtOnce))}{more} Sửa mẫu (templates check) rồi chạy lại.");
    }

    /// <summary>Every figure that does not agree, with its place.</summary>
    internal IReadOnlyList<FigureFault> Faults(string modelJson, IReadOnlyList<DocumentText> documents)
    {
        var origin = new FigureOrigin(new ModelTokens(modelJson));
        return [.. documents.SelectMany(document => Faults(document, origin)).Distinct()];
    }

    private IEnumerable<FigureFault> Faults(DocumentText document, FigureOrigin origin)
    {
        var figures = FigureTrace.Follow(document, out var different);
        if (different is not null) yield return different;
        foreach (var fault in origin.Faults(document.Name, figures)) yield return fault;
        foreach (var fault in DocumentArithmetic.Faults(document.Name, document.Finished, rule)) yield return fault;
    }
}
