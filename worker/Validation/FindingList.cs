namespace MongCai.Poverty.Etl.Validation;

/// <summary>Collects the findings of one workbook, at most <see cref="Most"/>, errors before the rest; each code once per cell.</summary>
internal sealed class FindingList
{
    /// <summary>Findings per workbook; the last one says how many more there are.</summary>
    public const int Most = 1000;

    private readonly List<Finding> findings = [];
    private readonly HashSet<(string Code, string? Sheet, string? Cell)> places = [];
    private int dropped;
    private int lighter;

    /// <summary>True when an error is among them.</summary>
    public bool HasError { get; private set; }

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding)
    {
        if (finding.Cell is not null && !places.Add((finding.Code, finding.Sheet, finding.Cell))) return;
        var isError = finding.Severity == Severity.Error;
        HasError |= isError;
        if (findings.Count < Most)
        {
            findings.Add(finding);
            if (!isError) lighter++;
            return;
        }

        dropped++;
        if (!isError || lighter == 0) return;
        lighter--;
        findings[findings.FindLastIndex(other => other.Severity != Severity.Error)] = finding;
    }

    /// <summary>Adds several.</summary>
    public void AddRange(IEnumerable<Finding> more)
    {
        foreach (var finding in more) Add(finding);
    }

    /// <summary>All findings in the order file, sheet, cell.</summary>
    /// <param name="sheets">Sheet names in the order of the workbook.</param>
    public IReadOnlyList<Finding> Sorted(IReadOnlyList<string> sheets)
    {
        var order = sheets.Select((name, index) => (name, index)).DistinctBy(sheet => sheet.name).ToDictionary(sheet => sheet.name, sheet => sheet.index, StringComparer.Ordinal);
        var sorted = findings.OrderBy(finding => finding.Sheet is null ? -1 : order.GetValueOrDefault(finding.Sheet, int.MaxValue))
            .ThenBy(finding => CellAddress.TryParse(finding.Cell, out var address) ? address : default)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal)
            .ToList();
        if (dropped > 0) sorted[^1] = sorted[^1] with { Message = $"{sorted[^1].Message} (Còn {dropped} mục nữa chưa liệt kê: sửa các mục trên rồi gửi lại.)" };
        return sorted;
    }
}
