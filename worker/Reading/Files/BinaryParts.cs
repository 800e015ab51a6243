namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>The parts of an .xlsb workbook ([MS-XLSB]) beside its sheets.</summary>
internal static class BinaryParts
{
    private const int WorkbookProperties = 153;
    private const int BundleSheet = 156;
    private const int SharedString = 19;
    private const int NumberFormat = 44;
    private const int Font = 43;
    private const int FontFlagsAt = 2;
    private const int StruckOut = 8;
    private const int FontNameAt = 21;
    private const int CellFormat = 47;
    private const int BeginCellFormats = 617;
    private const int EndCellFormats = 618;

    /// <summary>The main part: sheets in order, and the day count.</summary>
    public static (List<SheetEntry> Sheets, bool Epoch1904) Workbook(byte[] part)
    {
        var epoch1904 = false;
        var sheets = new List<SheetEntry>();
        var records = new RecordStream(part);
        while (records.Next())
        {
            if (records.Type == WorkbookProperties) epoch1904 = (records.Int32(0) & 1) != 0;
            if (records.Type != BundleSheet) continue;
            var id = records.Text(8, out var end);
            sheets.Add(new(records.Text(end, out _), id, records.Int32(0) != 0));
        }

        return (sheets, epoch1904);
    }

    /// <summary>The shared strings by index.</summary>
    public static List<StoredText> Strings(byte[] part)
    {
        var strings = new List<StoredText>();
        var records = new RecordStream(part);
        while (records.Next())
        {
            if (records.Type == SharedString) strings.Add(records.Text(1, out _));
        }

        return strings;
    }

    /// <summary>The looks of cells by index.</summary>
    public static List<CellStyle> Styles(byte[] part)
    {
        var (formats, fonts, styles) = (new Dictionary<int, string>(), new List<StoredFont>(), new List<CellStyle>());
        var inCells = false;
        var records = new RecordStream(part);
        while (records.Next())
        {
            switch (records.Type)
            {
                case BeginCellFormats: inCells = true; break;
                case EndCellFormats: inCells = false; break;
                case NumberFormat: formats[records.UInt16(0)] = records.Text(2, out _); break;
                case Font: fonts.Add(new(records.Text(FontNameAt, out _), (records.UInt16(FontFlagsAt) & StruckOut) != 0 ? TextMarks.Struck : TextMarks.None)); break;
                case CellFormat when inCells: styles.Add(StylesXml.Style(records.UInt16(2), records.UInt16(4), formats, fonts)); break;
            }
        }

        return styles;
    }
}
