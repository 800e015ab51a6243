using System.IO.Compression;
using System.Text;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Kit.Reading;

/// <summary>Writes test workbooks as .xlsb ([MS-XLSB]): enough records to hold values, formats, errors and merged ranges.</summary>
public static class BinaryWorkbookFile
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The bytes of a workbook as .xlsb; texts go into the shared strings, whole numbers into short records.</summary>
    public static byte[] Bytes(TestWorkbook workbook)
    {
        var strings = new List<string>();
        var formats = new List<string>();
        var sheets = workbook.Sheets.Select(sheet => Sheet(sheet, strings, formats, workbook.Epoch1904)).ToList();
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"u8.ToArray());
            Add(zip, "_rels/.rels", Relationships(("rId1", "officeDocument", "xl/workbook.bin")));
            Add(zip, "xl/workbook.bin", Main(workbook));
            Add(zip, "xl/_rels/workbook.bin.rels", Relationships([.. sheets.Select((_, index) => ($"rId{index + 1}", "worksheet", $"worksheets/sheet{index + 1}.bin")), ("s", "sharedStrings", "sharedStrings.bin"), ("t", "styles", "styles.bin")]));
            for (var i = 0; i < sheets.Count; i++) Add(zip, $"xl/worksheets/sheet{i + 1}.bin", sheets[i]);
            Add(zip, "xl/sharedStrings.bin", Records(strings.Select(text => (19, (byte[])[0, .. Wide(text)]))));
            Add(zip, "xl/styles.bin", Records(
                [.. formats.Select((format, index) => (44, (byte[])[.. BitConverter.GetBytes((ushort)(164 + index)), .. Wide(format)])),
                 (617, []), .. Enumerable.Range(-1, formats.Count + 1).Select(index => (47, (byte[])[0, 0, .. BitConverter.GetBytes((ushort)(index < 0 ? 0 : 164 + index)), .. new byte[12]])), (618, [])]));
        }

        return stream.ToArray();
    }

    private static byte[] Main(TestWorkbook workbook) => Records(
        [(153, [(byte)(workbook.Epoch1904 ? 1 : 0), .. new byte[11]]),
         .. workbook.Sheets.Select((sheet, index) => (156, (byte[])[.. BitConverter.GetBytes(0), .. BitConverter.GetBytes(index + 1), .. Wide($"rId{index + 1}"), .. Wide(sheet.Name)]))]);

    private static byte[] Sheet(TestSheet sheet, List<string> strings, List<string> formats, bool epoch1904)
    {
        var records = new List<(int, byte[])>();
        foreach (var row in sheet.Cells.GroupBy(cell => cell.Key.Row).OrderBy(row => row.Key))
        {
            records.Add((0, [.. BitConverter.GetBytes(row.Key - 1), .. new byte[13]]));
            records.AddRange(row.Select(cell => Cell(cell.Key, cell.Value, strings, formats, epoch1904)));
        }

        foreach (var range in sheet.Merges)
        {
            var ends = range.Split(':').Select(end => CellAddress.TryParse(end, out var address) ? address : throw new ArgumentException(range, nameof(sheet))).ToArray();
            records.Add((176, [.. new[] { ends[0].Row - 1, ends[1].Row - 1, ends[0].Column - 1, ends[1].Column - 1 }.SelectMany(BitConverter.GetBytes)]));
        }

        return Records(records);
    }

    private static (int, byte[]) Cell(CellAddress address, TestCell cell, List<string> strings, List<string> formats, bool epoch1904)
    {
        if (cell.Format is not null && !formats.Contains(cell.Format)) formats.Add(cell.Format);
        byte[] start = [.. BitConverter.GetBytes(address.Column - 1), .. BitConverter.GetBytes(cell.Format is null ? 0 : formats.IndexOf(cell.Format) + 1)];
        return cell.Value switch
        {
            _ when cell.IsError => (cell.Formula is null ? 3 : 11, [.. start, 0x17]),
            string text => (7, [.. start, .. BitConverter.GetBytes(Index(strings, text))]),
            bool truth => (4, [.. start, (byte)(truth ? 1 : 0)]),
            int whole => (2, [.. start, .. BitConverter.GetBytes((whole << 2) | 2)]),
            null => (1, start),
            var number => (5, [.. start, .. BitConverter.GetBytes(double.Parse(WorkbookFile.Number(number, epoch1904), System.Globalization.CultureInfo.InvariantCulture))]),
        };
    }

    private static int Index(List<string> strings, string text)
    {
        if (!strings.Contains(text)) strings.Add(text);
        return strings.IndexOf(text);
    }

    private static byte[] Wide(string text) => [.. BitConverter.GetBytes(text.Length), .. Encoding.Unicode.GetBytes(text)];

    private static byte[] Records(IEnumerable<(int Type, byte[] Content)> records)
    {
        using var stream = new MemoryStream();
        foreach (var (type, content) in records)
        {
            stream.Write(type < 128 ? [(byte)type] : [(byte)(type & 0x7F | 0x80), (byte)(type >> 7)]);
            for (var left = content.Length; ; left >>= 7)
            {
                stream.WriteByte((byte)(left > 127 ? left & 0x7F | 0x80 : left));
                if (left <= 127) break;
            }

            stream.Write(content);
        }

        return stream.ToArray();
    }

    private static byte[] Relationships(params (string Id, string Type, string Target)[] relations) =>
        Encoding.UTF8.GetBytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations.Select(relation => $"<Relationship Id=\"{relation.Id}\" Type=\"{Relations}/{relation.Type}\" Target=\"{relation.Target}\"/>"))}</Relationships>");

    private static void Add(ZipArchive zip, string name, byte[] part)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(part);
    }
}
