using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using ExcelDataReader;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>
/// The one place where two views of a workbook meet (worker/docs/adr/0007): the cells that our scan of the file has found, written anew in the plainest form of
/// .xlsx, are read by ExcelDataReader and held against the scan. Where the two differ in place, kind or value the cell becomes <see cref="RawKind.Twice"/>, never silence.
/// </summary>
internal static class SecondView
{
    static SecondView() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Compares all sheets.</summary>
    /// <param name="sheets">The sheets of a scan, texts not decoded yet.</param>
    public static void Settle(IReadOnlyList<SheetGrid> sheets)
    {
        if (sheets.Count == 0) return;
        var package = PlainPackage.Write(sheets);
        Settle(package, sheets);
    }

    /// <summary>Compares all sheets with those of a package.</summary>
    internal static void Settle(Stream package, IReadOnlyList<SheetGrid> sheets)
    {
        using var reader = ExcelReaderFactory.CreateReader(package, new ExcelReaderConfiguration { LeaveOpen = true });
        foreach (var sheet in sheets)
        {
            Settle(reader, sheet);
            reader.NextResult();
        }
    }

    private static void Settle(IExcelDataReader reader, SheetGrid sheet)
    {
        var (number, at) = (0, 0);
        while (reader.Read())
        {
            number++;
            while (at < sheet.Rows.Count && sheet.Rows[at].Number < number) Miss(sheet.Rows[at++].Cells);
            if (at < sheet.Rows.Count && sheet.Rows[at].Number == number) Settle(reader, sheet.Rows[at++].Cells);
            else if (HoldsAnything(reader)) throw new InvalidOperationException($"The library sees row {number}, which was not written.");
        }

        while (at < sheet.Rows.Count) Miss(sheet.Rows[at++].Cells);
    }

    private static void Settle(IExcelDataReader reader, List<RawCell> cells)
    {
        var at = 0;
        for (var column = 1; column <= reader.FieldCount; column++)
        {
            var seen = reader.GetValue(column - 1);
            while (at < cells.Count && cells[at].Address.Column < column) at++;
            var hasCell = at < cells.Count && cells[at].Address.Column == column;
            if (hasCell && !Agrees(cells[at], seen)) cells[at] = Differing(cells[at], seen);
            else if (!hasCell && seen is not null) throw new InvalidOperationException($"The library sees column {column}, which was not written.");
        }

        for (; at < cells.Count; at++)
        {
            if (cells[at].Address.Column > reader.FieldCount && PlainPackage.Holds(cells[at])) cells[at] = Differing(cells[at], null);
        }
    }

    private static bool Agrees(in RawCell cell, object? seen) => cell.Kind switch
    {
        RawKind.Text => seen is string text && text == PlainPackage.Plain(cell.Text!),
        RawKind.Number or RawKind.Date => seen is double number ? number.Equals(cell.Number) : seen is int whole && whole.Equals((int)cell.Number),
        RawKind.Boolean => seen is bool truth && truth == (cell.Number != 0),
        _ => seen is null,
    };

    private static RawCell Differing(RawCell cell, object? seen) =>
        cell with { Kind = RawKind.Twice, Text = string.Create(CultureInfo.InvariantCulture, $"{cell.Shown} / {seen}"), Day = null };

    private static void Miss(List<RawCell> cells)
    {
        for (var at = 0; at < cells.Count; at++)
        {
            if (PlainPackage.Holds(cells[at])) cells[at] = Differing(cells[at], null);
        }
    }

    private static bool HoldsAnything(IExcelDataReader reader)
    {
        for (var column = 0; column < reader.FieldCount; column++)
        {
            if (reader.GetValue(column) is not null) return true;
        }

        return false;
    }
}

/// <summary>
/// Writes scanned cells as the plainest .xlsx: every place said that is not the next, numbers as their shortest exact text, texts in their cells, no styles. So nothing reaches
/// ExcelDataReader 3.6 that it is known to misread: columns without width, wrong dimensions, prefixes, shared strings out of range, day counts, formats.
/// </summary>
internal static class PlainPackage
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int MostKept = 8 * 1024 * 1024;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Large arrays are dear to clear and to collect: one is kept per thread.</summary>
    [ThreadStatic]
    private static MemoryStream? room;

    /// <summary>Writes the package; the stream stands at its begin, and is the thread's until it writes the next one.</summary>
    public static MemoryStream Write(IReadOnlyList<SheetGrid> sheets)
    {
        var stream = room ??= new MemoryStream();
        stream.SetLength(0);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var numbers = Enumerable.Range(1, sheets.Count).ToList();
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(numbers.Select(number => $"<sheet name=\"s{number}\" sheetId=\"{number}\" r:id=\"r{number}\"/>"))}</sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(numbers.Select(number => $"<Relationship Id=\"r{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"))}</Relationships>");
            foreach (var number in numbers) AddSheet(zip, $"xl/worksheets/sheet{number}.xml", sheets[number - 1]);
        }

        stream.Position = 0;
        if (stream.Capacity > MostKept) room = null;
        return stream;
    }

    /// <summary>True for cells that are written; faults are not, and the library must see nothing there.</summary>
    public static bool Holds(in RawCell cell) => cell.Kind is RawKind.Text or RawKind.Number or RawKind.Date or RawKind.Boolean;

    /// <summary>The text as it is written: letters that XML cannot hold, and would-be escapes, are not the library's to understand.</summary>
    public static string Plain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPlain(text[i]) || (text[i] == '_' && i + 1 < text.Length && text[i + 1] == 'x')) return Replaced(text);
        }

        return text;
    }

    private static string Replaced(string text) =>
        string.Concat(TextKey.Wellformed(text).Select(letter => IsPlain(letter) || char.IsSurrogate(letter) ? letter : ' ')).Replace("_x", "_ ", StringComparison.Ordinal);

    private static bool IsPlain(char letter) => letter >= ' ' && letter < '\uD800' || letter is > '\uDFFF' and < '\uFFFE';

    private static void Add(ZipArchive zip, string name, string content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }

    private static void AddSheet(ZipArchive zip, string name, SheetGrid sheet)
    {
        using var xml = new StreamWriter(zip.CreateEntry(name, CompressionLevel.NoCompression).Open(), new UTF8Encoding(false), bufferSize: 16_384);
        xml.Write($"<worksheet xmlns=\"{Main}\"><sheetData>");
        foreach (var row in sheet.Rows) AddRow(xml, row);
        xml.Write("</sheetData></worksheet>");
    }

    private static void AddRow(StreamWriter xml, GridRow row)
    {
        Attribute(xml, "<row r=\"", row.Number);
        xml.Write('>');
        var next = 1;
        foreach (ref readonly var cell in CollectionsMarshal.AsSpan(row.Cells))
        {
            if (!Holds(cell)) continue;
            AddCell(xml, cell, isNext: cell.Address.Column == next);
            next = cell.Address.Column + 1;
        }

        xml.Write("</row>");
    }

    private static void AddCell(StreamWriter xml, in RawCell cell, bool isNext)
    {
        xml.Write("<c");
        if (!isNext) Attribute(xml, " r=\"", cell.Address);
        xml.Write(cell.Kind switch { RawKind.Text => " t=\"str\"><v>", RawKind.Boolean => " t=\"b\"><v>", _ => "><v>" });
        if (cell.Kind is RawKind.Text) WriteText(xml, Plain(cell.Text!));
        else Write(xml, cell.Number);
        xml.Write("</v></c>");
    }

    private static void Attribute<T>(StreamWriter xml, string begin, T value)
        where T : ISpanFormattable
    {
        xml.Write(begin);
        Write(xml, value);
        xml.Write('"');
    }

    private static void Write<T>(StreamWriter xml, T value)
        where T : ISpanFormattable
    {
        Span<char> letters = stackalloc char[32];
        xml.Write(value.TryFormat(letters, out var length, default, CultureInfo.InvariantCulture) ? letters[..length] : throw new InvalidOperationException("A number of Excel's has at most 24 letters."));
    }

    private static void WriteText(StreamWriter xml, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny('<', '>', '&') is >= 0 and var at)
        {
            xml.Write(text[..at]);
            xml.Write(text[at] switch { '<' => "&lt;", '>' => "&gt;", _ => "&amp;" });
            text = text[(at + 1)..];
        }

        xml.Write(text);
    }
}
