using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN211: headings that the form does not know.</summary>
internal sealed class UnknownColumns : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft) =>
        from table in new RawTable?[] { draft.Raw.Summary, draft.Raw.List, draft.Raw.Support }.OfType<RawTable>()
        from column in table.Unknown
        select FindingCatalogue.Create("GN211", table.Sheet, column.Heading.ToString(), column.Text.Replace('\n', ' '));
}
