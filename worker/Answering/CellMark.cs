using System.Globalization;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>A cell that is coloured and commented.</summary>
/// <param name="Cell">The cell; of a merged range its first one, because the others are not shown.</param>
/// <param name="Severity">The heaviest of its findings: <see cref="Severity.Error"/> is red, <see cref="Severity.Warning"/> yellow.</param>
/// <param name="Findings">All findings of the cell, infos too, in the order given.</param>
internal sealed record CellMark(CellAddress Cell, Severity Severity, IReadOnlyList<Finding> Findings)
{
    /// <summary>One paragraph per finding; a finding of another cell of the merged range says which.</summary>
    public IEnumerable<string> Lines => Findings.Select(finding =>
        string.Create(CultureInfo.InvariantCulture, $"{finding.Code} ({AnswerWords.Level(finding.Severity)}): {finding.Message}"));

    /// <summary>The cells of a sheet that get a mark: those with an error or a remark.</summary>
    /// <param name="findings">Findings of this sheet.</param>
    /// <param name="anchor">Gives the first cell of the merged range that holds a cell, else the cell itself.</param>
    public static IReadOnlyList<CellMark> Of(IEnumerable<Finding> findings, Func<CellAddress, CellAddress> anchor) =>
    [
        .. findings
            .Select(finding => (Finding: finding, IsCell: CellAddress.TryParse(finding.Cell, out var cell) && IsInside(cell), Cell: cell))
            .Where(one => one.IsCell)
            .GroupBy(one => anchor(one.Cell), one => one.Finding)
            .Select(group => new CellMark(group.Key, group.Max(finding => finding.Severity), [.. group]))
            .Where(mark => mark.Severity != Severity.Info)
            .OrderBy(mark => mark.Cell),
    ];

    private static bool IsInside(CellAddress cell) => cell.Row <= 1_048_576 && cell.Column <= 16_384;
}
