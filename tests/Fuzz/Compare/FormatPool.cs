namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>Number formats, from those of every workbook to those that somebody tried once.</summary>
internal static class FormatPool
{
    private static readonly string[] Numbers =
    [
        "0", "0.0", "0.00", "0.000", "#,##0", "#,##0.00", "#,##0.###", "#", "#.##", "0.#", "000", "00000", "000000000000", "0000000000", "#,##0;-#,##0", "#,##0;(#,##0)", "#,##0_);(#,##0)",
        "#,##0_);[Red](#,##0)", "#,##0;[Red]-#,##0", "0;-0;0", "0;-0;", "0;;", "0;-0;\"-\"", ";;;", "0;0;\"không\"", "\"+\"0;\"-\"0;0", "0\"/QĐ-UBND\"", "\"06751-\"000", "\"HN-\"0000", "00\"-\"00", "000-000", "0\\-0", "\\#0",
        "0\" hộ\"", "#,##0\" đ\"", "#,##0\\ \"đồng\"", "#,##0 [$₫-42A]", "[$₫-42A]\\ #,##0", "[$VND]\\ #,##0", "[$-42A]0.00", "[$$-409]#,##0.00", "0.0,", "0,", "#,##0,", "0.00,,", "0,,\" tr\"", "#,##0.0,,\" triệu\"",
        "0%", "0.0%", "0.00%", "#,##0%", "0\\%", "0\"%\"", "%0", "0%;-0%;\"-\"", "0.0%;[Red]-0.0%", "0E+00", "0.00E+00", "##0.0E+0", "0.0E-0", "# ?/?", "# ??/??", "?/?", "# ?/8", "??/100", "0.??", "???", "?0.0?",
        "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "_-* #,##0\\ _₫_-;-* #,##0\\ _₫_-;_-* \"-\"\\ _₫_-;_-@_-", "* 0", "0* ", "*-0",
        "[<10]0;[>=100]#,##0;0.0", "[<10]\"ít\";\"nhiều\"", "[=1]\"có\";[=0]\"không\";General", "[>=1000]#,##0,\"k\";0", "[<0]\"âm \"0;0", "[>100]0.0;0.00", "[<=5]0;[>5]0.0", "[Blue]0;[Red]-0;[Green]0", "[Color10]0.0", "[Black]General",
        "General", "General\" hộ\"", "\"~ \"General", "General;-General;\"-\"", "@", "\"Khu \"@", "0;-0;0;\"chữ: \"@", "0;-0;0;@\" .\"", "@\"*\"", "\"x\"", "\"Có\";\"Không\";\"Không\"", "(0)", "(00) 000", "+0;-0", "0.0;-0.0;0", "0 000", "#,#", "#,###", "0!", "0:00", "$0", "0.00$",
        "00 00 00", "000 000 000 000", "0\" 000\"", "#\" \"000", "0.", "#,##0.0\\ %", "0.0\" điểm\"", "-0", "0-", "0\u00A0", "#\u00A0##0", "\"\"0", "0\"\"", "\"a\"\"b\"0",
    ];

    private static readonly string[] Dates =
    [
        "d/m/yyyy", "dd/mm/yyyy", "d/m/yy", "dd-mm-yyyy", "dd.mm.yyyy", "yyyy-mm-dd", "m/d/yyyy", "mm/dd/yyyy", "d\\-m\\-yyyy", "dd\\/mm\\/yyyy", "d/m", "dd/mm", "mm/yyyy", "m/yyyy", "yyyy", "mmm-yy", "d-mmm-yy", "d-mmm", "d mmm yyyy",
        "dd mmmm yyyy", "mmmm yyyy", "mmmm", "ddd d/m/yyyy", "dddd, dd/mm/yyyy", "dddd", "[$-42A]d/m/yyyy", "[$-42A]dd mmmm yyyy", "[$-1042A]dd/mm/yyyy", "[$-409]d-mmm-yyyy", "[$-409]mmmm d, yyyy", "[$-101042A]d/m/yyyy;@",
        "d/m/yyyy;@", "dd/mm/yyyy;@", "[Red]d/m/yyyy", "\"ngày \"d/m/yyyy", "\"ngày \"dd\" tháng \"mm\" năm \"yyyy", "d/m/yyyy h:mm", "dd/mm/yyyy hh:mm:ss", "d/m/yyyy h:mm AM/PM", "yyyy-mm-dd\\ hh:mm", "yyyy\\-mm\\-dd\\Thh:mm:ss", "YYYY/MM/DD", "DD/MM/YYYY", "Dd/Mm/Yyyy",
        "[>40000]d/m/yyyy;0", "d/m/yyyy;-0;\"-\"", "yy", "mmmmm", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "e", "m", "d", "dd",
    ];

    private static readonly string[] Times = ["h:mm", "hh:mm", "h:mm:ss", "hh:mm:ss", "h:mm AM/PM", "h:mm:ss AM/PM", "[h]:mm", "[h]:mm:ss", "[hh]:mm", "[m]", "[mm]:ss", "[ss]", "[s].00", "mm:ss", "mm:ss.0", "h", "ss", "h\"g\"mm", "hh\" giờ \"mm\" phút\"", "h:mm;@", "[$-F400]h:mm:ss AM/PM"];

    private static readonly int[] NumbersByHeart = [1, 2, 3, 4, 9, 10, 11, 12, 13, 37, 38, 39, 40, 48, 49];
    private static readonly int[] DatesByHeart = [14, 15, 16, 17, 22];
    private static readonly int[] TimesByHeart = [18, 19, 20, 21, 45, 46, 47];

    private static readonly string[] Places = ["0", "00", "000", "#,##0", "0.0", "0.00", "#,##0.0", "0.##", "#", "0%", "0.0%", "0,", "?0"];
    private static readonly string[] Literals = ["\"a\"", "\"Số \"", "\\-", "\\.", "\\,", "-", " ", "\" hộ\"", "\"/\"", "(", ")", "_)", "_-", "\\ ", "+", "\"đ\"", "\"0\"", "\"%\"", "\";\"", "\"[\"", "\"d\"", "\\d", "'", ":", "\"h\"", "<", "&"];
    private static readonly string[] Marks = ["", "", "", "[Red]", "[Blue]", "[$-42A]", "[$-409]", "[Color3]", "[RED]"];

    /// <summary>A format for numbers.</summary>
    public static MadeFormat Number(Random random) => random.Next(10) switch
    {
        0 => new("", random.Pick(NumbersByHeart)),
        1 or 2 => new(Composed(random)),
        _ => new(random.Pick(Numbers)),
    };

    /// <summary>A format that shows a day.</summary>
    public static MadeFormat Date(Random random) => random.Next(8) == 0 ? new("", random.Pick(DatesByHeart)) : new(random.Pick(Dates));

    /// <summary>A format that shows a time.</summary>
    public static MadeFormat Time(Random random) => random.Next(6) == 0 ? new("", random.Pick(TimesByHeart)) : new(random.Pick(Times));

    /// <summary>One of some.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];

    /// <summary>True once in so many times.</summary>
    public static bool Once(this Random random, int inTimes) => random.Next(inTimes) == 0;

    private static string Composed(Random random)
    {
        var sections = Enumerable.Range(0, random.Pick([1, 1, 1, 2, 3])).Select(_ => Section(random)).ToList();
        return random.Once(6) ? $"{string.Join(';', sections)};@" : string.Join(';', sections);
    }

    private static string Section(Random random) =>
        random.Pick(Marks) + (random.Once(2) ? random.Pick(Literals) : "") + random.Pick(Places) + (random.Once(2) ? random.Pick(Literals) : "");
}
