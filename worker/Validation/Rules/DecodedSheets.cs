using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN209: the sheet was written in a legacy font.</summary>
internal sealed class DecodedSheets : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft) =>
        draft.Raw.Decoded.Select(sheet => FindingCatalogue.Create("GN209", sheet.Sheet, null, null, ("font", sheet.Encoding == LegacyEncoding.Tcvn3 ? "TCVN3 (.VnTime)" : "VNI")));
}
