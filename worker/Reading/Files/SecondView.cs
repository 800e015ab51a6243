using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>
/// The one place where two views of a workbook meet (docs/adr/0008): the cells that our scan of the file has found, written anew in the plainest form of
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
        using var package = PlainPackage.Write(sheets);
        Settle(package, sheets);
    }

    /// <summary>Compares all sheets with those of a package.</summary>
    internal static void Settle(Stream package, IReadOnlyList<SheetGrid> sheets)
    {
        using var reader = ExcelReaderFactory.CreateReader(package);
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
/// Writes scanned cells as the plainest .xlsx: every place said, numbers as their shortest exact text, texts in their cells, no styles. So nothing reaches
/// ExcelDataReader 3.6 that it is known to misread: columns without width, wrong dimensions, prefixes, shared strings out of range, day counts, formats.
/// </summary>
internal static class PlainPackage
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Writes the package; the stream stands at its begin.</summary>
    public static MemoryStream Write(IReadOnlyList<SheetGrid> sheets)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var numbers = Enumerable.Range(1, sheets.Count).ToList();
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(numbers.Select(number => $"<sheet name=\"s{number}\" sheetId=\"{number}\" r:id=\"r{number}\"/>"))}</sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(numbers.Select(number => $"<Relationship Id=\"r{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"))}</Relationships>");
            foreach (var number in numbers) AddSheet(zip, $"xl/worksheets/sheet{number}.xml", sheets[number - 1]);
        }

        stream.Position = 0;
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
        using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        using var xml = XmlWriter.Create(entry, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false, OmitXmlDeclaration = true });
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData", Main);
        foreach (var row in sheet.Rows) AddRow(xml, row);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void AddRow(XmlWriter xml, GridRow row)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteStartAttribute("r");
        xml.WriteValue(row.Number);
        xml.WriteEndAttribute();
        foreach (var cell in row.Cells)
        {
            if (Holds(cell)) AddCell(xml, cell);
        }

        xml.WriteEndElement();
    }

    private static void AddCell(XmlWriter xml, in RawCell cell)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", cell.Address.ToString());
        if (cell.Kind is RawKind.Text) xml.WriteAttributeString("t", "str");
        else if (cell.Kind is RawKind.Boolean) xml.WriteAttributeString("t", "b");
        xml.WriteElementString("v", Main, cell.Kind is RawKind.Text ? Plain(cell.Text!) : cell.Number.ToString("R", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }
}
