using System.Globalization;
using System.Text;

namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>Values as a ward could have typed, pasted or calculated them.</summary>
internal static class ValuePool
{
    private static readonly string[] Numbers =
    [
        "0", "1", "-1", "2", "5", "7", "10", "12", "99", "100", "999", "1000", "1234", "12345", "-12345", "1000000", "5000000", "2500000", "22074000021", "123456000012", "1960", "0.5", "-0.5", "0.25", "0.2857", "28.57", "0.005", "1.005", "2.5", "-2.5", "0.1",
        "1234.5678", "0.285714285714286", "99.995", "0.045", "1E-7", "1.5E10", "123456.789", "-0.004", "-0.4", "1E3", "1.0", "0.50", "1e+2", "3.0000000000000004", "0.30000000000000004", "1E+20", "0.999", "0.9999", "9.99", "-0", "1890", "06", "123456789.123", "0.125", "0.375", "3.14159265358979",
    ];

    private static readonly string[] Days = ["0", "0.5", "1", "1.5", "59", "60", "60.5", "61", "-5", "-0.5", "366", "1461", "1462", "36526", "45376", "45376.75", "45376.9999999", "45376.99999999", "45351", "44196", "45291", "45658", "2958465", "20000", "7306", "45376.604166667"];

    private static readonly string[] Times = ["0", "0.5", "0.75", "0.25", "0.0416666666666667", "0.999988425925926", "0.9999999", "1", "1.25", "2.5", "45376.604166667", "0.604166667", "0.000694444444444444", "0.00001", "10.1", "-0.25"];

    private static readonly string[] IsoDays = ["2024-03-25", "2024-03-31T00:00:00", "2024-02-29T10:15:00", "1960-07-01", "2024-03-25T23:59:59", "2024-03-25T10:15:30.250"];

    private static readonly string[] Errors = ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"];

    private static readonly string[] Texts =
    [
        "Cận nghèo", "Nguyễn Văn Thử", "Trần Thị Mẫu", "Phường Hải Hòa", "Hải Hoà", "06751-001", "06751–002", "06751\u2011003", "06751\u2212004", "06751 - 005", "０６７５１-００６", "06751\u00AD-007", "022174000099", "1.890", "1890", "28,57%", "5.000.000 đ", "25/3/2024", "31/02/2024", "2024-W13",
        "x", "X", "✓", "✔", "có", "TRUE", "#N/A", "=1+1", "+84", "-", "—", "'quoted'", "a\"b", "a,b;c", "<b>&amp;</b>", "]]>", "dòng một\ndòng hai", "dòng một\r\ndòng hai", " đầu và cuối ", "hai  blank", "Số\u00A0hộ", "\u00A0", "\ttab", "zero\u200Bwidth", "\uFEFFbom", "Tổng số hộ cận nghèo cuối kỳ",
        "_x0041_", "_x000D_", "_x", "a_x0020_b", "e\u0301", "Việt Nam", "ẰẮẶ", "𝒳", "👍", "\u2028line", "0", "1", "1E3", "001", "9:30", "1/2", "50%", "(5)", "Thôn 1 - Khu 2", "", " ", "Đã thoát cận nghèo", "123/QĐ-UBND", "2,5", "0001-01-01",
    ];

    /// <summary>A number as stored.</summary>
    public static string Number(Random random) => random.Next(5) switch
    {
        0 => random.Next(0, 100_000).ToString(CultureInfo.InvariantCulture),
        1 => Math.Round((random.NextDouble() - 0.3) * Math.Pow(10, random.Next(0, 8)), random.Next(0, 6)).ToString("R", CultureInfo.InvariantCulture),
        _ => random.Pick(Numbers),
    };

    /// <summary>A day count as stored.</summary>
    public static string Day(Random random) => random.Next(3) == 0 ? random.Pick(Days) : (random.Next(1, 50_000) + (random.Once(4) ? random.Next(0, 96) / 96.0 : 0)).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A part of a day as stored.</summary>
    public static string Time(Random random) => random.Once(3) ? (random.Next(0, 200_000) / 86_400.0).ToString("R", CultureInfo.InvariantCulture) : random.Pick(Times);

    /// <summary>A day in ISO 8601.</summary>
    public static string IsoDay(Random random) => random.Pick(IsoDays);

    /// <summary>An error.</summary>
    public static string Error(Random random) => random.Pick(Errors);

    /// <summary>A text, sometimes with its letters taken apart.</summary>
    public static string Text(Random random) => random.Next(6) switch
    {
        0 => random.Pick(Texts).Normalize(NormalizationForm.FormD),
        1 => $"{random.Pick(Texts)} {random.Next(100)}",
        _ => random.Pick(Texts),
    };
}
