using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>Finds the sheets of the form by their text and reads them.</summary>
internal sealed class FormLayout(FormDefinition form)
{
    private const int LeastSummaryScore = 5;
    private const int LeastListScore = 4;
    private const int LeastSupportScore = 3;
    private const int LeastOfALine = 3;

    private readonly SummaryReader summaries = new(form.Summary);
    private readonly HeadingIndex summary = new(form.Summary);
    private readonly HeadingIndex list = new(form.List);
    private readonly HeadingIndex support = new(form.Support);

    private sealed record Candidate<T>(T Table, int Score, Heading Heading, SheetGrid Sheet) where T : RawTable;

    private sealed record Candidates(List<Candidate<RawSummary>> Summaries, List<Candidate<RawTable>> Lists, List<Candidate<RawTable>> Supports);

    /// <summary>Reads the workbook's sheets.</summary>
    public RawSubmission Read(string fileName, string sha256, StoredWorkbook workbook)
    {
        var sheets = workbook.Sheets;
        var found = new Candidates([], [], []);
        foreach (var sheet in sheets.Where(sheet => sheet.Rows.Count > 0)) Sort(sheet, found);
        List<RivalSheet> rivals = [];
        var (ofSummary, ofList, ofSupport) = (Take(found.Summaries, form.Summary, rivals), Take(found.Lists, form.List, rivals), Take(found.Supports, form.Support, rivals));
        List<(SheetGrid Sheet, Heading Heading, RawTable Table)> taken = [];
        if (ofSummary is not null) taken.Add((ofSummary.Sheet, ofSummary.Heading, ofSummary.Table));
        taken.AddRange(new[] { ofList, ofSupport }.OfType<Candidate<RawTable>>().Select(candidate => (candidate.Sheet, candidate.Heading, candidate.Table)));
        return new RawSubmission(fileName, sha256)
        {
            SheetNames = [.. sheets.Select(sheet => sheet.Name)],
            Epoch1904 = workbook.Epoch1904,
            Meta = MetaReader.Read(sheets, form.Meta),
            Titles = [.. taken.SelectMany(table => Titles(table.Sheet, table.Heading))],
            Summary = ofSummary?.Table,
            List = ofList?.Table,
            Support = ofSupport?.Table,
            Rivals = rivals,
            Unread = [.. Unread(sheets, found)],
            Ignored = workbook.Ignored,
            Decoded = [.. taken.Where(table => table.Sheet.Encoding != LegacyEncoding.Unicode).Select(table => new DecodedSheet(table.Sheet.Name, table.Sheet.Encoding))],
            DecodedCells = [.. taken.SelectMany(table => DecodedCells.Of(table.Sheet, table.Heading, table.Table))],
        };
    }

    /// <summary>Hidden sheets are the ward's own working, or the lists of choices of a form; a sheet of words alone explains something.</summary>
    private IEnumerable<UnreadSheet> Unread(IEnumerable<SheetGrid> sheets, Candidates found)
    {
        var meta = TextKey.Of(form.Meta.Sheet);
        var known = found.Summaries.Select(one => one.Sheet).Concat(found.Lists.Concat(found.Supports).Select(one => one.Sheet)).ToHashSet();
        return from sheet in sheets
               where !sheet.IsHidden && !known.Contains(sheet) && TextKey.Of(sheet.Name) != meta && !sheet.Name.StartsWith(FindingCatalogue.SheetName, StringComparison.Ordinal) && sheet.Rows.Exists(row => row.Cells.Exists(HoldsFigure))
               select new UnreadSheet(sheet.Name, [.. Codes(sheet).Distinct(StringComparer.Ordinal)]);
    }

    private static bool HoldsFigure(RawCell cell) => cell.Kind is not (RawKind.Blank or RawKind.Text) || HouseholdCode.Is(cell.Text);

    private static IEnumerable<string> Codes(SheetGrid sheet) =>
        from row in sheet.Rows
        where row.Cells.Count >= LeastOfALine
        from cell in row.Cells
        where cell.Kind is RawKind.Text or RawKind.Number
        let code = HouseholdCode.Canonical(cell.Shown ?? "")
        where HouseholdCode.WardOf(code) is not null
        select code;

    private void Sort(SheetGrid sheet, Candidates found)
    {
        var (merged, keys) = (new MergedCells(sheet), new SheetKeys());
        var asList = new HeadingFinder(sheet, merged, keys, list).Find();
        var asSupport = new HeadingFinder(sheet, merged, keys, support).Find(HeadingFinder.EndOfSearch(asList));
        var asSummary = new HeadingFinder(sheet, merged, keys, summary).Find(HeadingFinder.EndOfSearch(asList ?? asSupport));
        var (lines, count) = asSummary is null ? (null, 0) : summaries.Read(sheet, merged, asSummary);
        var (summaryScore, listScore, supportScore) = (count + (asSummary?.Score ?? 0), asList?.Score ?? 0, asSupport?.Score ?? 0);
        if (summaryScore >= LeastSummaryScore && summaryScore > Math.Max(listScore, supportScore)) found.Summaries.Add(new(lines!, summaryScore, asSummary!, sheet));
        else if (listScore >= LeastListScore && listScore > supportScore) found.Lists.Add(Table(sheet, merged, asList!, list));
        else if (supportScore >= LeastSupportScore) found.Supports.Add(Table(sheet, merged, asSupport!, support));
    }

    private Candidate<RawTable> Table(SheetGrid sheet, MergedCells merged, Heading heading, HeadingIndex table) =>
        new(TableReader.Read(sheet, merged, heading, table, form.Words), heading.Score, heading, sheet);

    private static Candidate<T>? Take<T>(List<Candidate<T>> candidates, TableForm form, List<RivalSheet> rivals) where T : RawTable
    {
        var key = TextKey.Of(form.Sheet);
        var claims = candidates.ToDictionary(candidate => new SheetClaim(candidate.Sheet, IsFilled(candidate.Table), IsComplete(form, candidate.Heading), TextKey.Of(candidate.Sheet.Name) == key, candidate.Score));
        return SheetChoice.Take(claims.Keys, rivals) is { } taken ? claims[taken] : null;
    }

    private static bool IsComplete(TableForm form, Heading heading) => form.Columns.Zip(heading.Columns).All(pair => !pair.First.Required || pair.Second is not null);

    private static bool IsFilled(RawTable table) => table is RawSummary summary
        ? summary.Indicators.OfType<RawIndicator>().SelectMany(line => new[] { line.Households, line.Persons }).Any(IsFigure)
        : table.Rows.Count > 0;

    /// <summary>True for a value that somebody typed: formulas of a blank form give 0, errors or nothing.</summary>
    private static bool IsFigure(RawCell cell) => cell.Kind is RawKind.Text or RawKind.Date || cell is { Kind: RawKind.Number, Number: not 0 };

    /// <summary>What stands above a heading, also numbers that their format turns into words: 13 under <c>"Tuần "0</c>.</summary>
    internal static IEnumerable<RawTitle> Titles(SheetGrid sheet, Heading heading) =>
        from row in sheet.Rows.TakeWhile(row => row.Number < heading.FirstRow)
        from cell in row.Cells
        where cell.Kind is RawKind.Text or RawKind.Number && !string.IsNullOrEmpty(cell.Shown)
        select new RawTitle(sheet.Name, cell.Address, cell.Shown!);
}

/// <summary>Reads the hidden sheet.</summary>
internal static class MetaReader
{
    /// <summary>The values; null when there is no such sheet.</summary>
    public static RawMeta? Read(IEnumerable<SheetGrid> sheets, MetaForm form)
    {
        var name = TextKey.Of(form.Sheet);
        var sheet = sheets.FirstOrDefault(sheet => TextKey.Of(sheet.Name) == name);
        return sheet is null ? null : new(sheet.Name, Value(sheet, form.FormKey), Value(sheet, form.VersionKey), Value(sheet, form.WardKey), Value(sheet, form.WeekKey));
    }

    private static RawCell Value(SheetGrid sheet, string key)
    {
        var row = sheet.Rows.Find(row => row[1].Kind == RawKind.Text && TextKey.Of(row[1].Text) == TextKey.Of(key));
        return row is null ? RawCell.BlankAt(new(1, 2)) : row[2];
    }
}
