using System.Globalization;
using System.Text.Json;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>Compares the sheet of wards of a finished Excel annex with the report's model, ward by ward and for the city, and adds up its columns.</summary>
internal static class AnnexFigures
{
    private const string City = "Toàn thành phố";

    /// <summary>Beginning of a column's heading, and the member of the model that stands in it.</summary>
    private static readonly (string Heading, string Member)[] Columns =
    [
        ("Hộ cận nghèo đầu năm", "baseline"), ("Đã thoát cận nghèo", "exited"), ("Hiện còn", "remaining"), ("Tỷ lệ giảm", "percent"),
    ];

    /// <summary>Everything that does not agree.</summary>
    /// <param name="name">File name, for messages.</param>
    /// <param name="sheets">The workbook.</param>
    /// <param name="modelJson">The report's model.</param>
    public static IEnumerable<FigureFault> Faults(string name, IReadOnlyList<SheetText> sheets, string modelJson)
    {
        using var model = JsonDocument.Parse(modelJson);
        var wanted = Wanted(model.RootElement);
        var sheet = sheets.FirstOrDefault(one => Columns.All(column => Find(one, column.Heading) is not null));
        if (sheet is null) return [new(name, "trang Theo xã, phường", "không có bảng số liệu theo xã, phường.")];
        return
        [
            .. wanted.SelectMany(line => Compare(name, sheet, line.Key, line.Value)),
            .. TableSums.Faults(sheet.Rows).Select(fault => new FigureFault(name, $"trang {sheet.Name}, {fault.At.Place}", fault.Problem)),
        ];
    }

    private static IEnumerable<FigureFault> Compare(string name, SheetText sheet, string line, IReadOnlyDictionary<string, string> wanted)
    {
        var row = sheet.Rows.FirstOrDefault(row => row.Row!.Cells.Take(2).Contains(line, StringComparer.Ordinal));
        if (row is null) return [new(name, $"trang {sheet.Name}", $"thiếu dòng {line}.")];
        return from column in Columns
               let found = row.Row!.Cells.ElementAtOrDefault(Find(sheet, column.Heading)!.Value) ?? ""
               where !Same(found, wanted[column.Member])
               select new FigureFault(name, $"trang {sheet.Name}, {row.Place}", $"cột \"{column.Heading}\" ghi {found}, báo cáo ghi {wanted[column.Member]}.");
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Wanted(JsonElement model)
    {
        var city = model.GetProperty("city");
        var wanted = model.GetProperty("wards").EnumerateArray().ToDictionary(
            ward => ward.GetProperty("name").GetString()!,
            ward => (IReadOnlyDictionary<string, string>)Columns.ToDictionary(column => column.Member, column => ward.GetProperty(column.Member).GetString()!, StringComparer.Ordinal),
            StringComparer.Ordinal);
        wanted[City] = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["baseline"] = model.GetProperty("plan").GetProperty("near_poor").GetString()!,
            ["exited"] = city.GetProperty("exited").GetString()!,
            ["remaining"] = city.GetProperty("remaining").GetString()!,
            ["percent"] = city.GetProperty("percent").GetString()!,
        };
        return wanted;
    }

    /// <summary>A rate is stored as a fraction of one: 0.2105 is 21,05%.</summary>
    private static bool Same(string found, string wanted)
    {
        if (found == wanted || !wanted.EndsWith('%')) return found == wanted;
        return decimal.TryParse(found, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var rate)
            && decimal.TryParse(wanted.TrimEnd('%').Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && rate * 100 == percent;
    }

    private static int? Find(SheetText sheet, string heading) =>
        sheet.Rows.Select(row => row.Row!.Cells.ToList().FindIndex(cell => cell.StartsWith(heading, StringComparison.Ordinal))).Where(at => at >= 0).Select(at => (int?)at).FirstOrDefault();
}
