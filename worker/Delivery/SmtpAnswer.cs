using System.Globalization;
using MailKit.Net.Smtp;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>What a server's refusal means for the message, or for all of them.</summary>
internal static class SmtpAnswer
{
    /// <summary>Sorts a refusal: 4xx comes again, 5xx is for good.</summary>
    /// <exception cref="PermanentException">The refusal is of us, not of the message: sign-in or encryption asked for, or sender not allowed.</exception>
    public static DeliveryOutcome Classify(SmtpCommandException refusal)
    {
        var code = (int)refusal.StatusCode;
        var answer = string.Create(CultureInfo.InvariantCulture, $"{code} {refusal.Message}");
        if (code < 500) return new DeliveryOutcome.Retry(answer);
        if (code is 530 or 534 or 535 or 538)
            throw SignInAsked(answer, refusal);
        if (refusal.ErrorCode == SmtpErrorCode.SenderNotAccepted && !IsAboutSize(code))
            throw new PermanentException($"Máy chủ thư không cho gửi từ địa chỉ của hệ thống (\"{answer}\"); thư vẫn nằm trong hàng đợi. Hãy kiểm tra Mail:From.", refusal);
        return new DeliveryOutcome.Refused(answer);
    }

    /// <summary>The server wants a sign-in, or encryption first (530, 534, 535, 538); MailKit has an exception of its own for 530.</summary>
    public static PermanentException SignInAsked(string answer, Exception refusal) =>
        new($"Máy chủ thư đòi đăng nhập hoặc mã hóa (\"{answer}\"); thư vẫn nằm trong hàng đợi. Hãy kiểm tra Mail:Security, Mail:User và Mail:Password.", refusal);

    /// <summary>The size of the message is announced with the sender, so its refusal comes there (RFC 1870).</summary>
    private static bool IsAboutSize(int code) => code is 552 or 554;
}
