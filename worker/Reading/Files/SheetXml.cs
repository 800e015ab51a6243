using System.Globalization;
using System.Xml;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>What all sheets of a workbook share.</summary>
/// <param name="Strings">Shared strings by index.</param>
/// <param name="Styles">Looks of cells by index.</param>
internal sealed record SharedParts(IReadOnlyList<StoredText> Strings, IReadOnlyList<CellStyle> Styles)
{
    /// <summary>The look under an index; null when the workbook has none such.</summary>
    public CellStyle? Style(int index) => index >= 0 && index < Styles.Count ? Styles[index] : null;

    /// <summary>The shared string of a cell.</summary>
    /// <exception cref="UnreadableException">There is none under that index: Excel would repair the file, nobody knows the text.</exception>
    public StoredText String(int index, string sheet, CellAddress cell) => index >= 0 && index < Strings.Count
        ? Strings[index]
        : throw new UnreadableException(Troubles.Damaged($"bị hỏng: ô {cell} trang \"{sheet}\" trỏ tới chuỗi không có trong tệp"));
}

/// <summary>The scan of a worksheet part of .xlsx: every cell, exactly as stored.</summary>
internal sealed class SheetXml(XmlReader xml, string sheet, SheetScan scan, SharedParts shared)
{
    private int row;
    private int column;
    private bool isRowSaid;

    /// <summary>Reads the whole part.</summary>
    /// <exception cref="XmlException">It is no XML.</exception>
    /// <exception cref="InvalidDataException">A place is none.</exception>
    public void Read()
    {
        if (xml.MoveToContent() != XmlNodeType.Element || !xml.IsElement("worksheet")) throw new InvalidDataException("no worksheet");
        while (xml.Read())
        {
            if (xml.IsElement("sheetData")) ReadRows();
            else if (xml.IsElement("mergeCell")) Merge(xml.GetAttribute("ref"));
        }
    }

    private void ReadRows()
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.IsElement("row")) ReadRow();
        }
    }

    private void ReadRow()
    {
        isRowSaid = xml.GetAttribute("r") is not null;
        row = isRowSaid ? Number(xml.GetAttribute("r")!) : row + 1;
        column = 0;
        if (xml.IsEmptyElement) return;
        if (scan.Holds(row)) throw new UnreadableException(Troubles.Damaged($"bị hỏng: dòng {row} trang \"{sheet}\" được ghi hai lần"));
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.IsElement("c")) ReadCell();
        }
    }

    private void ReadCell()
    {
        var (type, style) = ("n", 0);
        column++;
        while (xml.MoveToNextAttribute())
        {
            if (xml.NamespaceURI.Length > 0) continue;
            switch (xml.LocalName)
            {
                case "r": Place(xml.Value); break;
                case "t": type = xml.Value.Trim(); break;
                case "s" when int.TryParse(xml.Value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index): style = index; break;
            }
        }

        xml.MoveToElement();
        var (value, text, hasFormula) = Content();
        isRowSaid = true;
        if (type == "inlineStr" && (text is not null || value is not null)) scan.Text(row, column, shared.Style(style), text ?? value!);
        else Store(type, shared.Style(style), value, hasFormula);
    }

    /// <summary>What stands in the cell: its value, its own text, and whether a formula does.</summary>
    private (string? Value, StoredText? Text, bool HasFormula) Content()
    {
        (string? Value, StoredText? Text, bool HasFormula) content = default;
        if (xml.IsEmptyElement) return content;
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.IsElement("v")) content.Value = xml.PlainText();
            else if (xml.IsElement("is")) content.Text = xml.RunText();
            else if (xml.IsElement("f")) content.HasFormula = true;
        }

        return content;
    }

    private void Store(string type, CellStyle? style, string? value, bool hasFormula)
    {
        if (type == "e") scan.Error(row, column, string.IsNullOrWhiteSpace(value) ? "#N/A" : value.Trim());
        else if (type == "str" && value is not null) scan.Text(row, column, style, EscapedText.Resolve(value));
        else if (string.IsNullOrWhiteSpace(value)) StoreNothing(hasFormula && (type != "str" || value is null));
        else StoreValue(type, style, value.Trim());
    }

    private void StoreNothing(bool isUncalculated)
    {
        if (isUncalculated) scan.Uncalculated(row, column);
        else scan.Blank(row, column);
    }

    private void StoreValue(string type, CellStyle? style, string value)
    {
        switch (type)
        {
            case "n": StoreNumber(style, value); break;
            case "s": scan.Text(row, column, style, shared.String(Index(value), sheet, new(row, column))); break;
            case "b" when value is "0" or "1" or "true" or "false": scan.Boolean(row, column, style, value is "1" or "true"); break;
            case "b": scan.NoNumber(row, column, style, value); break;
            case "d" when IsoDay.Parse(value) is { } day: scan.Day(row, column, style, day); break;
            case "d": scan.Text(row, column, style, value); break;
            default: throw new UnreadableException(Troubles.Damaged($"bị hỏng: ô {new CellAddress(row, column)} trang \"{sheet}\" có kiểu dữ liệu không có thật"));
        }
    }

    private void StoreNumber(CellStyle? style, string value)
    {
        const NumberStyles Xml = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (double.TryParse(value, Xml, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && !char.IsAsciiLetter(value[^1]) && value.AsSpan().IndexOfAny('∞', 'N') < 0) scan.Number(row, column, style, number);
        else scan.NoNumber(row, column, style, value.Length > 40 ? value[..40] : value);
    }

    private static int Index(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;

    /// <summary>A reference may be written in lower case, as some programs do; where the row does not say its number, its first cell does.</summary>
    private void Place(string reference)
    {
        if (!CellAddress.TryParse(reference.Trim().ToUpperInvariant(), out var address)) throw new InvalidDataException("a cell reference is none");
        if (!isRowSaid && !scan.Holds(address.Row)) row = address.Row;
        isRowSaid = true;
        if (address.Row != row) throw new UnreadableException(Troubles.Damaged($"bị hỏng: ô {address} trang \"{sheet}\" nằm trong dòng {row}"));
        column = address.Column;
    }

    private void Merge(string? reference)
    {
        var ends = (reference ?? "").ToUpperInvariant().Split(':');
        if (CellAddress.TryParse(ends[0].Trim(), out var from) && CellAddress.TryParse(ends[^1].Trim(), out var to)) scan.Merge(new(from.Row - 1, from.Column - 1, to.Row - 1, to.Column - 1));
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1_048_576
        ? number
        : throw new InvalidDataException("row number out of range");
}
