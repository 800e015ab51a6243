using System.Buffers.Binary;
using System.Globalization;
using System.Xml;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Turns one sheet of an .xlsb workbook into XML: values, errors, formats and merged ranges.</summary>
internal static class BinarySheet
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int RowHeader = 0;
    private const int MergedRange = 176;
    private const int ValueAt = 8;

    /// <summary>The kinds of cell record: plain values 1–7, results of formulas 8–11, rich text 62.</summary>
    private enum CellRecord
    {
        Blank = 1,
        SmallNumber = 2,
        Error = 3,
        Boolean = 4,
        Number = 5,
        Text = 6,
        SharedText = 7,
        FormulaText = 8,
        FormulaNumber = 9,
        FormulaBoolean = 10,
        FormulaError = 11,
        RichText = 62,
    }

    /// <summary>The sheet as an XML part.</summary>
    public static byte[] ToXml(byte[] part)
    {
        var merged = new List<string>();
        return BinaryParts.Xml("worksheet", xml =>
        {
            xml.WriteStartElement("sheetData", Main);
            WriteRows(xml, part, merged);
            xml.WriteEndElement();
            xml.WriteStartElement("mergeCells", Main);
            foreach (var range in merged) BinaryParts.Element(xml, "mergeCell", ("ref", range));
            xml.WriteEndElement();
        });
    }

    private static void WriteRows(XmlWriter xml, byte[] part, List<string> merged)
    {
        var row = 0;
        var records = new RecordStream(part);
        while (records.Next())
        {
            if (records.Type == RowHeader)
            {
                if (row > 0) xml.WriteEndElement();
                row = Checked(records.Int32(0), 1_048_576);
                xml.WriteStartElement("row", Main);
                xml.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
            }
            else if (row > 0 && Enum.IsDefined((CellRecord)records.Type)) WriteCell(xml, records, row);
            else if (records.Type == MergedRange)
            {
                var from = new CellAddress(Checked(records.Int32(0), 1_048_576), Checked(records.Int32(8), 16_384));
                merged.Add($"{from}:{new CellAddress(Checked(records.Int32(4), 1_048_576), Checked(records.Int32(12), 16_384))}");
            }
        }

        if (row > 0) xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, RecordStream records, int row)
    {
        var (type, value) = Value(records);
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", new CellAddress(row, Checked(records.Int32(0), 16_384)).ToString());
        xml.WriteAttributeString("s", (records.Int32(4) & 0xFFFFFF).ToString(CultureInfo.InvariantCulture));
        if (type is not null) xml.WriteAttributeString("t", type);
        if (value is not null) xml.WriteElementString("v", Main, value);
        xml.WriteEndElement();
    }

    private static (string? Type, string? Value) Value(RecordStream records) => (CellRecord)records.Type switch
    {
        CellRecord.SmallNumber => (null, Text(SmallNumber(records.Int32(ValueAt)))),
        CellRecord.Number or CellRecord.FormulaNumber => (null, Text(records.Double(ValueAt))),
        CellRecord.Boolean or CellRecord.FormulaBoolean => ("b", records.Byte(ValueAt) != 0 ? "1" : "0"),
        CellRecord.Error or CellRecord.FormulaError => ("e", RecordNames.Error(records.Byte(ValueAt))),
        CellRecord.SharedText => ("s", records.Int32(ValueAt).ToString(CultureInfo.InvariantCulture)),
        CellRecord.Text or CellRecord.FormulaText => ("str", BinaryParts.Legal(records.Text(ValueAt, out _))),
        CellRecord.RichText => ("str", BinaryParts.Legal(records.Text(ValueAt + 1, out _))),
        _ => (null, null),
    };

    /// <summary>[MS-XLSB] 2.5.122 RkNumber: bit 0 divides by 100, bit 1 says a whole number.</summary>
    private static double SmallNumber(int stored)
    {
        var number = (stored & 2) != 0 ? stored >> 2 : BitConverter.Int64BitsToDouble((long)(stored & ~3) << 32);
        return (stored & 1) != 0 ? number / 100 : number;
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static int Checked(int index, int most) => index >= 0 && index < most ? index + 1 : throw new InvalidDataException("row or column out of range");
}
