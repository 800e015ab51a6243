using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN209: a sheet, or single cells of it, was written in a legacy font.</summary>
internal sealed class DecodedSheets : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft) =>
        draft.Raw.Decoded.Select(sheet => Told(sheet.Sheet, null, sheet.Encoding))
            .Concat(draft.Raw.DecodedCells.Select(cell => Told(cell.Sheet, cell.Address, cell.Encoding)));

    /// <summary>The finding for a sheet or cell of any form.</summary>
    internal static Finding Told(string sheet, CellAddress? cell, LegacyEncoding encoding) =>
        FindingCatalogue.Create("GN209", sheet, cell?.ToString(), null, ("font", encoding == LegacyEncoding.Tcvn3 ? "TCVN3 (.VnTime)" : "VNI"));
}
