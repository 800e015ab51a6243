using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Operations.Accounts;

/// <summary>What names and passwords must be like.</summary>
public static partial class AccountRules
{
    /// <summary>Characters of the longest name.</summary>
    public const int LongestName = 40;

    /// <summary>Characters of the shortest password.</summary>
    public const int ShortestPassword = 12;

    /// <summary>Characters of the longest password: hashing a longer one would only cost time.</summary>
    public const int LongestPassword = 256;

    /// <summary>The stored form of a name: trimmed, small letters.</summary>
    public static string NameOf(string typed) => typed.Trim().ToLowerInvariant();

    /// <summary>What is wrong with a name, in Vietnamese; null when nothing is.</summary>
    public static string? FaultOfName(string name) => NamePattern().IsMatch(NameOf(name))
        ? null
        : $"Tên '{name}' không dùng được. Hãy dùng từ 2 đến {LongestName} ký tự: chữ không dấu, chữ số, dấu chấm, gạch ngang hoặc gạch dưới, bắt đầu bằng chữ.";

    /// <summary>What is wrong with a password, in Vietnamese; null when nothing is.</summary>
    public static string? FaultOfPassword(string name, string password) => password switch
    {
        { Length: < ShortestPassword } => $"Mật khẩu phải có ít nhất {ShortestPassword} ký tự.",
        { Length: > LongestPassword } => $"Mật khẩu chỉ được dài tối đa {LongestPassword} ký tự.",
        _ when name.Length >= 4 && password.Contains(NameOf(name), StringComparison.OrdinalIgnoreCase) => "Mật khẩu không được chứa tên đăng nhập.",
        _ when password.Distinct().Count() < 4 => "Mật khẩu lặp lại quá ít ký tự khác nhau.",
        _ => null,
    };

    [GeneratedRegex("^[a-z][a-z0-9._-]{1,39}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamePattern();
}
