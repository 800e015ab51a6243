using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>What the configuration binder complains of (Microsoft.Extensions.Configuration.Binder), in Vietnamese.</summary>
internal static partial class BindingWords
{
    /// <summary>The sentence for a complaint of the binder.</summary>
    public static string Of(IConfigurationSection section, InvalidOperationException complaint)
    {
        if (Conversion().Match(complaint.Message) is { Success: true } wrong)
            return $"{wrong.Groups["path"].Value}: giá trị \"{wrong.Groups["value"].Value}\" không dùng được, phải là {Kind(wrong.Groups["type"].Value)}.";
        var unknown = Unknown().Matches(complaint.Message).Select(match => $"{section.Path}:{match.Groups["name"].Value}");
        return $"không có thiết lập {string.Join(", ", unknown)}; hãy xem lại chính tả.";
    }

    private static string Kind(string type) => type switch
    {
        "System.Int32" or "System.Int64" => "số nguyên",
        "System.Decimal" or "System.Double" => "số",
        "System.TimeSpan" => "thời gian dạng giờ:phút:giây, ví dụ 00:00:30",
        "System.Boolean" => "true hoặc false",
        _ when Type.GetType(type) is { IsEnum: true } choice => $"một trong: {string.Join(", ", Enum.GetNames(choice)).ToLowerInvariant()}",
        _ => "giá trị đúng kiểu",
    };

    [GeneratedRegex(@"Failed to convert configuration value '(?<value>.*)' at '(?<path>[^']*)' to type '(?<type>[^']*)'", RegexOptions.Singleline, 1000)]
    private static partial Regex Conversion();

    [GeneratedRegex("'(?<name>[^']*)'(?=[^']*$|, ')", RegexOptions.None, 1000)]
    private static partial Regex Unknown();
}
