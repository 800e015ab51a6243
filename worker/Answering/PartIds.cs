using DocumentFormat.OpenXml.Packaging;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>Relationship ids that are still free: the library's own are random, and the same input shall give the same bytes.</summary>
internal static class PartIds
{
    /// <summary>The first free id of a part: <c>tl1</c>, <c>tl2</c> …</summary>
    public static string Free(OpenXmlPartContainer owner)
    {
        var taken = owner.Parts.Select(part => part.RelationshipId)
            .Concat(owner.ExternalRelationships.Select(relation => relation.Id))
            .Concat(owner.HyperlinkRelationships.Select(relation => relation.Id))
            .Concat(owner.DataPartReferenceRelationships.Select(relation => relation.Id))
            .ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, int.MaxValue).Select(number => $"tl{CellText.Number(number)}").First(id => !taken.Contains(id));
    }
}
