namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Number formats that Excel knows by heart (ECMA-376 part 1, 18.8.30; 14 and 22 as Vietnamese settings have them, 47 as Excel itself shows it).</summary>
internal static class BuiltInFormats
{
    private static readonly Dictionary<int, string> Codes = new (int Id, string Code)[]
    {
        (1, "0"), (2, "0.00"), (3, "#,##0"), (4, "#,##0.00"), (9, "0%"), (10, "0.00%"), (11, "0.00E+00"), (12, "# ?/?"), (13, "# ??/??"),
        (14, "d/m/yyyy"), (15, "d-mmm-yy"), (16, "d-mmm"), (17, "mmm-yy"), (18, "h:mm AM/PM"), (19, "h:mm:ss AM/PM"), (20, "h:mm"), (21, "h:mm:ss"),
        (22, "d/m/yyyy h:mm"), (37, "#,##0 ;(#,##0)"), (38, "#,##0 ;[Red](#,##0)"), (39, "#,##0.00;(#,##0.00)"), (40, "#,##0.00;[Red](#,##0.00)"),
        (5, "#,##0\\ \"₫\""), (6, "#,##0\\ \"₫\""), (7, "#,##0.00\\ \"₫\""), (8, "#,##0.00\\ \"₫\""), (41, "#,##0;\\-#,##0;\"-\""), (42, "#,##0\\ \"₫\";\\-#,##0\\ \"₫\";\"-\""),
        (43, "#,##0.00;\\-#,##0.00;\"-\""), (44, "#,##0.00\\ \"₫\";\\-#,##0.00\\ \"₫\";\"-\""), (45, "mm:ss"), (46, "[h]:mm:ss"), (47, "mm:ss.0"), (48, "##0.0E+0"), (49, "@"),
    }.ToDictionary(format => format.Id, format => format.Code);

    /// <summary>The code under an id; null when Excel knows none.</summary>
    public static string? Find(int id) => Codes.GetValueOrDefault(id);
}
