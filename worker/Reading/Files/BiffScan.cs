using System.Text;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>The scan of an .xls workbook ([MS-XLS]; BIFF8, and BIFF5 of Excel 5 and 95): what its sheets share, then each sheet.</summary>
internal sealed class BiffScan(byte[] stream, ReadingLimits limits)
{
    public const int Bof = 0x0809;
    public const int Eof = 0x000A;
    private const int BoundSheet = 0x0085;
    private const int FilePass = 0x002F;
    private const int Date1904 = 0x0022;
    private const int CodePage = 0x0042;
    private const int Font = 0x0031;
    private const int StruckOut = 8;
    private const int Format = 0x041E;
    private const int ExtendedFormat = 0x00E0;
    private const int SharedStrings = 0x00FC;
    private const int SupBook = 0x01AE;
    private const int Worksheet = 0;
    private const int Biff8 = 0x0600;
    private const int Biff5 = 0x0500;

    private readonly List<(string Name, bool IsHidden, int Offset)> sheets = [];
    private readonly HashSet<int> beginnings = [];
    private readonly Dictionary<int, string> formats = [];
    private readonly List<StoredFont> fonts = [];
    private readonly List<(int Format, int Font)> looks = [];
    private readonly List<StoredText> strings = [];
    private byte[] stream = stream;
    private bool isOpened;

    /// <summary>True when day counts begin on 1/1/1904.</summary>
    public bool Epoch1904 { get; private set; }

    /// <summary>True when values come from other workbooks.</summary>
    public bool HasExternalLinks { get; private set; }

    /// <summary>True when texts are Unicode; false when they are bytes of <see cref="Letters"/>.</summary>
    public bool IsUnicode { get; private set; }

    /// <summary>How the bytes of texts are to be read, BIFF5.</summary>
    public Encoding Letters { get; private set; } = CodePages.Find(1252);

    /// <summary>Reads every cell of every sheet.</summary>
    /// <exception cref="InvalidDataException">Damaged.</exception>
    /// <exception cref="UnreadableException">Protected, over a limit, or damaged with the place known.</exception>
    public List<SheetGrid> Read()
    {
        var records = new BiffRecords(stream);
        if (!records.Next() || records.Type != Bof || records.UInt16(0) is not (Biff8 or Biff5)) throw new InvalidDataException("no workbook begins here");
        IsUnicode = records.UInt16(0) == Biff8;
        while (records.Next() && records.Type != Eof && !beginnings.Contains(records.Offset))
        {
            if (records.Type == FilePass) records = Opened(records);
            else TakeGlobal(records);
        }

        if (sheets.Count > limits.Sheets) throw new UnreadableException(Troubles.Over($"có {sheets.Count} trang tính, quá giới hạn {limits.Sheets}"));
        var shared = new SharedParts(strings, [.. looks.Select(look => StylesXml.Style(look.Format, FontIndex(look.Font), formats, fonts))]);
        return [.. sheets.Select(sheet => Read(sheet.Name, sheet.IsHidden, sheet.Offset, shared))];
    }

    private SheetGrid Read(string name, bool isHidden, int offset, SharedParts shared)
    {
        var scan = new SheetScan(name, isHidden, Epoch1904, limits);
        new BiffSheet(name, scan, shared, this).Read(new(stream, offset), beginnings);
        return scan.Finish();
    }

    /// <summary>A workbook may be encrypted with the password that Excel tries by itself.</summary>
    private BiffRecords Opened(BiffRecords records)
    {
        if (isOpened) throw new InvalidDataException("encrypted twice");
        isOpened = true;
        stream = DefaultPassword.Open(stream, records.Content) ?? throw new UnreadableException(Troubles.Password);
        return new(stream, records.Offset + 4 + records.Content.Length);
    }

    private void TakeGlobal(BiffRecords records)
    {
        switch (records.Type)
        {
            case Date1904: Epoch1904 = records.UInt16(0) == 1; break;
            case CodePage: Letters = CodePages.Find(records.UInt16(0)); break;
            case BoundSheet: TakeSheet(records); break;
            case Font: fonts.Add(new(ShortText(records, 14), Marks(records))); break;
            case Format: formats[records.UInt16(0)] = IsUnicode ? records.Text(2).Unicode() : ShortText(records, 2); break;
            case ExtendedFormat: looks.Add((records.UInt16(2), records.UInt16(0))); break;
            case SharedStrings: TakeStrings(records.Text(8)); break;
            case SupBook when records.Content.Length >= 4: HasExternalLinks |= records.UInt16(2) is not (0x0401 or 0x3A01); break;
        }
    }

    private void TakeSheet(BiffRecords records)
    {
        var offset = records.Int32(0);
        beginnings.Add(offset);
        if (records.Byte(5) == Worksheet) sheets.Add((ShortText(records, 6), (records.Byte(4) & 3) != 0, offset));
    }

    /// <summary>Counts are not asked: there are as many strings as there are.</summary>
    private void TakeStrings(BiffText text)
    {
        while (!text.IsPadding)
        {
            var (letters, marks) = (text.Unicode(), TextMarks.None);
            foreach (var font in text.Runs) marks |= MarksAt(font);
            strings.Add(new(letters, marks));
        }
    }

    /// <summary>Fonts are counted without the number 4 ([MS-XLS] 2.5.129 FontIndex).</summary>
    private static int FontIndex(int stored) => stored > 4 ? stored - 1 : stored;

    private TextMarks MarksAt(int font) => FontIndex(font) is var index && index < fonts.Count ? fonts[index].Marks : TextMarks.None;

    private static TextMarks Marks(BiffRecords records) =>
        ((records.UInt16(2) & StruckOut) != 0 ? TextMarks.Struck : TextMarks.None) | (records.UInt16(8) is 1 or 2 ? TextMarks.Raised : TextMarks.None);

    private string ShortText(BiffRecords records, int offset)
    {
        int length = records.Byte(offset);
        var text = records.Text(offset + 1);
        return IsUnicode ? text.Unicode(length) : text.Bytes(length, Letters);
    }
}

/// <summary>Code pages as .xls numbers them.</summary>
internal static class CodePages
{
    private const int Western = 1252;

    static CodePages() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of a number; that of Western Europe when nobody knows it.</summary>
    public static Encoding Find(int number) => Encoding.GetEncodings().Any(known => known.CodePage == number) || CodePagesEncodingProvider.Instance.GetEncoding(number) is not null
        ? Encoding.GetEncoding(number)
        : Encoding.GetEncoding(number == 0x8000 ? 10000 : Western);
}
