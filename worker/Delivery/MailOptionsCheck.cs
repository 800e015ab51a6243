using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>Finds every fault in <see cref="MailOptions"/> at once, in Vietnamese.</summary>
public sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var faults = Faults(options);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.Select(fault => fault.ToString()));
    }

    /// <summary>Every fault, each with the name of its setting; empty when all is well. Looks whether the named files exist, opens no connection.</summary>
    public static IReadOnlyList<ConfigurationFault> Faults(MailOptions options) =>
        [.. Ranges(options), .. Sender(options), .. Waits(options), .. Domains(options), .. options.UsesSmtp ? Server(options) : Pickup(options)];

    private static IEnumerable<ConfigurationFault> Ranges(MailOptions options)
    {
        List<ValidationResult> results = [];
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.Select(result => Fault(result.MemberNames.First(), $"giá trị {result.ErrorMessage}", "sửa lại trong khoảng cho phép, hoặc bỏ đi để dùng giá trị mặc định."));
    }

    private static IEnumerable<ConfigurationFault> Sender(MailOptions options)
    {
        if (MailAddress.Parse(options.From) is null)
            yield return Fault(nameof(options.From), $"\"{options.From}\" không phải là địa chỉ thư.", "ghi dạng: Tên cơ quan <dia-chi@ten-mien>.");
    }

    private static IEnumerable<ConfigurationFault> Waits(MailOptions options)
    {
        var delays = options.RetryDelays ?? [];
        if (delays.Any(delay => delay <= TimeSpan.Zero) || !delays.SequenceEqual(delays.Order()))
            yield return Fault(nameof(options.RetryDelays), "thời gian chờ phải lớn hơn 0 và không giảm dần.", "ghi dạng giờ:phút:giây, ví dụ 00:01:00, 00:05:00, 01:00:00.");
    }

    private static IEnumerable<ConfigurationFault> Domains(MailOptions options) =>
        options.AllowedDomains.Where(domain => MailAddress.Parse($"x@{domain}") is null).Select(domain =>
            Fault(nameof(options.AllowedDomains), $"\"{domain}\" không phải là tên miền.", "ghi tên miền đứng sau dấu @, ví dụ mongcai.example."));

    private static IEnumerable<ConfigurationFault> Pickup(MailOptions options)
    {
        if (!string.Equals(options.Transport, MailOptions.Pickup, StringComparison.OrdinalIgnoreCase))
            yield return Fault(nameof(options.Transport), $"không có cách gửi \"{options.Transport}\".", "ghi pickup (ghi thư ra thư mục) hoặc smtp (gửi qua máy chủ thư).");
        else if (string.IsNullOrWhiteSpace(options.PickupFolder))
            yield return Fault(nameof(options.PickupFolder), "chưa có thư mục để ghi thư.", "ghi đường dẫn thư mục, ví dụ var/mail.");
    }

    private static IEnumerable<ConfigurationFault> Server(MailOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Host))
            yield return Fault(nameof(options.Host), "chưa có tên máy chủ thư.", "hỏi đơn vị quản trị thư của tỉnh, ví dụ thu.mongcai.example.");
        if (SmtpSecurity.Find(options.Security) is null)
            yield return Fault(nameof(options.Security), $"không có kiểu bảo mật \"{options.Security}\".", "ghi none, starttls hoặc tls.");
        foreach (var fault in SignIn(options)) yield return fault;
        if (options.CaFile is not null && !HoldsCertificates(options.CaFile))
            yield return Fault(nameof(options.CaFile), $"không đọc được chứng thư từ tệp \"{options.CaFile}\".", "chỉ đến tệp PEM của cơ quan cấp chứng thư nội bộ, hoặc bỏ mục này.");
    }

    private static IEnumerable<ConfigurationFault> SignIn(MailOptions options)
    {
        if (options.PasswordFile is not null && !File.Exists(options.PasswordFile))
            yield return Fault(nameof(options.PasswordFile), $"không có tệp mật khẩu \"{options.PasswordFile}\".", "tạo tệp chỉ gồm một dòng là mật khẩu, hoặc sửa đường dẫn.");
        if (options.User is not null && options.Password is null && options.PasswordFile is null)
            yield return Fault(nameof(options.Password), "có tên đăng nhập nhưng chưa có mật khẩu.", "đặt Mail:Password (biến môi trường Mail__Password) hoặc Mail:PasswordFile.");
        if (options.User is not null && SmtpSecurity.Find(options.Security)?.Word == "none" && !IsThisMachine(options.Host))
            yield return Fault(nameof(options.Security), "mật khẩu sẽ đi qua mạng không mã hóa.", "dùng starttls hoặc tls; none kèm đăng nhập chỉ được phép với máy chủ thư trên chính máy này.");
    }

    private static bool IsThisMachine(string? host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool HoldsCertificates(string file)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file);
            return certificates.Count > 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false;
        }
    }

    private static ConfigurationFault Fault(string setting, string problem, string hint) =>
        new($"{MailOptions.Section}:{setting}", null, problem, hint);
}
