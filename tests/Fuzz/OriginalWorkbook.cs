using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;

namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>A sound workbook that is mutated.</summary>
/// <param name="Name">Path below tests/samples, or how it was made.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Content">What it says.</param>
public sealed record OriginalWorkbook(string Name, byte[] Bytes, Submission Content)
{
    /// <summary>All accepted samples, and some workbooks made in code with what the samples lack: shared strings, binary sheets, many households.</summary>
    public static IReadOnlyList<OriginalWorkbook> All() => [.. Made.Concat(SampleWorkbook.Names.Select(name => (name, new SampleWorkbook(name).Bytes))).Select(Accepted).OfType<OriginalWorkbook>()];

    /// <summary>True for .xls.</summary>
    public bool IsCompound => Bytes is [0xD0, 0xCF, ..];

    /// <summary>First row of the table that stands in a sheet, below its headings; the end of the sheet when none does.</summary>
    public int FirstLine(string sheet) => Origins.Where(origin => origin.Sheet == sheet).Select(origin => CellAddress.TryParse(origin.Cell, out var cell) ? cell.Row : int.MaxValue).DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>The keys that a column of a sheet bears in the form; "" for a column that is not of the form, null for a sheet that is no table of lines.</summary>
    public string? KeyOf(string sheet, int column)
    {
        var table = new (RawTable? Raw, TableForm Form)[] { (raw.Value.List, Judging.Form.List), (raw.Value.Support, Judging.Form.Support) }.FirstOrDefault(table => table.Raw?.Sheet == sheet);
        if (table.Raw is null) return null;
        var at = table.Raw.Columns.ToList().FindIndex(found => found?.Number == column);
        return at < 0 ? "" : table.Form.Columns[at].Kind == ValueKind.Mark ? "deprivations" : table.Form.Columns[at].Key;
    }

    /// <summary>True for a cell in which a figure of the summary stands.</summary>
    public bool IsFigure(string sheet, CellAddress cell) => Content.Summary.Figures.Any(figure => figure.Origin == new Origin(sheet, cell.ToString()));

    private readonly Lazy<RawSubmission> raw = new(() => (RawSubmission)new WorkbookReader(Judging.Form, new()).Read(Name, Bytes));

    private static (string Name, byte[] Bytes)[] Made =>
    [
        ("made/inline.xlsx", LargeWorkbook.Bytes(0, 25)), ("made/shared.xlsx", LargeWorkbook.Bytes(1, 25)), ("made/large.xlsx", LargeWorkbook.Bytes(3, 120)),
        ("made/small.xlsx", new WorkbookFile(new TestWorkbook()).WithSharedStrings().Bytes()), ("made/binary.xlsb", BinaryWorkbookFile.Bytes(new TestWorkbook())),
    ];

    private IEnumerable<Origin> Origins =>
        Content.Summary.Figures.Select(figure => figure.Origin).OfType<Origin>().Concat(Content.Households.Select(household => household.Origin)).Concat(Content.Supports.Select(support => support.Origin));

    private static OriginalWorkbook? Accepted((string Name, byte[] Bytes) file) =>
        Judging.Judge().Judge(Path.GetFileName(file.Name), file.Bytes) is AcceptedSubmission accepted ? new(file.Name, file.Bytes, accepted.Content) : null;
}
