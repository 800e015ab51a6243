using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>Finds the sheet of a form with two lines per unit by its headings and reads it.</summary>
internal sealed class UnitLayout(UnitRowsForm form)
{
    private const int LeastScore = 5;

    private readonly HeadingIndex headings = new(form.Table);

    private sealed record UnitSheet(SheetGrid Sheet, MergedCells Merged, Heading Heading);

    /// <summary>Reads the workbook's sheets; null when none is of this form.</summary>
    public RawUnitReport? Read(string fileName, string sha256, StoredWorkbook workbook)
    {
        var sheets = workbook.Sheets;
        List<RivalSheet> rivals = [];
        if (Take(sheets, rivals) is not { } taken) return null;
        var (sheet, heading) = (taken.Sheet, taken.Heading);
        var misnumbered = NumberedColumns.Complete(sheet, heading, form);
        var strays = new StrayCells(heading);
        var units = UnitLines.Read(sheet, taken.Merged, heading, form, strays);
        var table = Table(sheet, heading, units) with { Strays = strays.All };
        return new(fileName, sha256)
        {
            SheetNames = [.. sheets.Select(one => one.Name)],
            Titles = [.. FormLayout.Titles(sheet, heading)],
            Table = table,
            DecodedCells = [.. DecodedCells.Of(sheet, heading, table)],
            Misnumbered = misnumbered,
            Units = units,
            Rivals = rivals,
            Ignored = workbook.Ignored,
        };
    }

    /// <summary>Every second sheet is a rival, also a blank one: a unit that is missing there is missed.</summary>
    private UnitSheet? Take(IReadOnlyList<SheetGrid> sheets, List<RivalSheet> rivals)
    {
        var claims = sheets.Where(sheet => sheet.Rows.Count > 0).Select(Find).OfType<UnitSheet>()
            .ToDictionary(candidate => new SheetClaim(candidate.Sheet, IsFilled: true, IsComplete: true, IsNamed: false, candidate.Heading.Score));
        return SheetChoice.Take(claims.Keys, rivals) is { } taken ? claims[taken] : null;
    }

    private UnitSheet? Find(SheetGrid sheet)
    {
        var merged = new MergedCells(sheet);
        return new HeadingFinder(sheet, merged, new SheetKeys(), headings).Find() is { Score: >= LeastScore } heading ? new(sheet, merged, heading) : null;
    }

    private static RawTable Table(SheetGrid sheet, Heading heading, IEnumerable<RawUnit> units) => new()
    {
        Sheet = sheet.Name,
        Encoding = sheet.Encoding,
        Columns = heading.Columns,
        Unknown = heading.Unknown,
        Doubled = heading.Doubled,
        Rows = [.. units.SelectMany(unit => new[] { unit.Households, unit.Persons }).OfType<RawRow>()],
    };
}

/// <summary>Puts the lines of households and persons of each unit together.</summary>
internal static class UnitLines
{
    /// <summary>All units, in the order of the sheet, without sums and groups.</summary>
    /// <param name="sheet">Sheet.</param>
    /// <param name="merged">Its merged ranges.</param>
    /// <param name="heading">Its heading.</param>
    /// <param name="form">Form.</param>
    /// <param name="strays">Takes lines with figures that do not say what they count, and cells under no heading.</param>
    public static List<RawUnit> Read(SheetGrid sheet, MergedCells merged, Heading heading, UnitRowsForm form, StrayCells strays)
    {
        var units = new List<RawUnit>();
        if (heading.Columns[form.Table.IndexOf(ValueKind.Unit)]?.Number is not { } names || heading.Columns[form.Table.IndexOf(ValueKind.Measure)]?.Number is not { } measures) return units;
        foreach (var row in TableReader.Below(sheet, heading))
        {
            var measure = TextKey.Of(row[measures].Text);
            var (isHouseholds, isPersons) = (form.Households.Contains(measure), form.Persons.Contains(measure));
            if (!isHouseholds && !isPersons)
            {
                var line = Line(row, heading).Cells;
                if (line.Skip(form.Table.Columns.Count - form.Figures.Count).Any(cell => cell is { Kind: RawKind.Number, Number: not 0 }) && !IsTotal(merged.At(row.Number, names), form)) strays.AddLine(line);
                continue;
            }

            strays.AddUnheaded(row);
            Add(units, merged.At(row.Number, names), Line(row, heading), isPersons);
        }

        units.RemoveAll(unit => IsTotal(unit.Name, form));
        return units;
    }

    /// <summary>A line of persons belongs to the unit above when that one waits for it and the name is blank, merged or repeated.</summary>
    private static void Add(List<RawUnit> units, RawCell name, RawRow line, bool isPersons)
    {
        var belongs = isPersons && units is [.., { Persons: null } last] && (name.IsBlank || TextKey.Of(name.Text) == TextKey.Of(last.Name.Text));
        if (belongs) units[^1] = units[^1] with { Persons = line };
        else units.Add(new(name, isPersons ? null : line, isPersons ? line : null));
    }

    private static RawRow Line(GridRow row, Heading heading) =>
        new(row.Number, [.. heading.Columns.Select(column => column is null ? RawCell.BlankAt(new(row.Number, 1)) : row[column.Number])]);

    private static bool IsTotal(RawCell name, UnitRowsForm form)
    {
        var key = TextKey.Of(name.Text);
        return form.Totals.Any(total => key == total || key.StartsWith(total + ' ', StringComparison.Ordinal));
    }
}

/// <summary>The numbers that a statutory form gives its columns: they name a column whose heading nobody knows, and contradict one that stands in the wrong place.</summary>
internal static partial class NumberedColumns
{
    /// <summary>Completes a heading.</summary>
    /// <param name="sheet">Sheet.</param>
    /// <param name="heading">Heading as found by its texts; gets the columns that only their number tells.</param>
    /// <param name="form">Form.</param>
    /// <returns>Columns whose heading and number differ.</returns>
    public static List<MisnumberedColumn> Complete(SheetGrid sheet, Heading heading, UnitRowsForm form)
    {
        var contradicted = new List<MisnumberedColumn>();
        if (sheet.Rows.Find(row => row.Number > heading.LastRow) is not { } row || !NumberRow.Is(row)) return contradicted;
        var first = form.Table.Columns.Count - form.Figures.Count;
        for (var i = 0; i < form.Figures.Count; i++)
        {
            var number = row.Cells.FirstOrDefault(cell => NumberOf(cell) == form.Figures[i].Number);
            if (number.Address.Row == 0) continue;
            var at = heading.Columns.FirstOrDefault(column => column?.Number == number.Address.Column);
            if (heading.Columns[first + i] is null && at is null) heading.Columns[first + i] = Named(heading, number);
            else if (at is not null && at != heading.Columns[first + i]) contradicted.Add(new(at, number));
        }

        return contradicted;
    }

    /// <summary>The column under an unknown heading, which is known now.</summary>
    private static RawColumn Named(Heading heading, RawCell number)
    {
        var column = heading.Unknown.Find(unknown => unknown.Number == number.Address.Column) ?? new(number.Address.Column, number.Address, number.Shown ?? "");
        heading.Unknown.Remove(column);
        return column;
    }

    /// <summary>The number at the begin: 9 for <c>(9) = 1 - 2</c>; null when there is none.</summary>
    private static int? NumberOf(RawCell cell) =>
        Leading().Match(cell.Shown ?? "") is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^[(\\[ ]*([0-9]{1,2})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Leading();
}
