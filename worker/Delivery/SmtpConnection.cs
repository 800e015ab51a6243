using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>One signed-in connection to the mail server; says of each failure to open it whether it passes or somebody must mend it.</summary>
internal sealed class SmtpConnection : SmtpClient, IAsyncDisposable
{
    private readonly MailOptions options;
    private readonly SmtpSecurity security;

    public SmtpConnection(MailOptions options)
    {
        this.options = options;
        security = SmtpSecurity.Find(options.Security) ?? throw new ArgumentException("Mail:Security is unknown; MailOptionsCheck finds this at start.", nameof(options));
        Timeout = checked(options.TimeoutSeconds * 1000);
        CheckCertificateRevocation = options.CheckCertificateRevocation;
        if (options.CaFile is not null)
            ServerCertificateValidationCallback = new PrivateAuthority(options.CaFile, options.CheckCertificateRevocation).Accepts;
    }

    /// <summary>True from the moment the server took the recipient: from then on a lost connection leaves open whether the message arrived.</summary>
    public bool ContentMayBeOut { get; private set; }

    /// <summary>Connects and signs in.</summary>
    /// <exception cref="SurroundingsException">Not possible.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        var password = options.User is null ? "" : await PasswordAsync(cancellation);
        try
        {
            await ConnectAsync(options.Host!, options.Port ?? security.UsualPort, security.Socket, cancellation);
            if (options.User is not null) await AuthenticateAsync(options.User, password, cancellation);
        }
        catch (Exception failure) when (IsOfTheServer(failure) && !cancellation.IsCancellationRequested)
        {
            throw Explain(failure);
        }
    }

    /// <summary>Sends to one recipient, whatever the headers say.</summary>
    public async Task<string> SendOneAsync(MimeMessage message, MailboxAddress from, MailboxAddress to, CancellationToken cancellation)
    {
        ContentMayBeOut = false;
        return await SendAsync(message, from, [to], cancellation);
    }

    /// <summary>Says goodbye when the server still listens, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (IsConnected) await DisconnectAsync(quit: true);
        }
        catch (Exception failure) when (IsLost(failure))
        {
            // The work is done; a server that hangs up first loses nothing.
        }

        Dispose();
    }

    /// <summary>True for what MailKit throws when the connection broke or stayed silent.</summary>
    public static bool IsLost(Exception failure) =>
        failure is IOException or SocketException or SmtpProtocolException or TimeoutException or ServiceNotConnectedException or OperationCanceledException;

    /// <inheritdoc/>
    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        ContentMayBeOut = true;
        base.OnRecipientAccepted(message, mailbox, response);
    }

    private static bool IsOfTheServer(Exception failure) =>
        failure is AuthenticationException or SslHandshakeException or NotSupportedException or SmtpCommandException || IsLost(failure);

    private async Task<string> PasswordAsync(CancellationToken cancellation)
    {
        if (options.Password is not null) return options.Password;
        try
        {
            return (await File.ReadAllLinesAsync(options.PasswordFile!, cancellation)).FirstOrDefault("");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PermanentException($"Không đọc được tệp mật khẩu {options.PasswordFile}; thư vẫn nằm trong hàng đợi. Hãy kiểm tra Mail:PasswordFile và quyền đọc tệp.", failure);
        }
    }

    private SurroundingsException Explain(Exception failure) => failure switch
    {
        AuthenticationException { InnerException: SmtpCommandException { StatusCode: < (SmtpStatusCode)500 } } => Away(failure),
        AuthenticationException => new PermanentException(
            $"Máy chủ thư {Endpoint} không chấp nhận tên đăng nhập hoặc mật khẩu; thư vẫn nằm trong hàng đợi. Hãy kiểm tra Mail:User và Mail:Password.", failure),
        SslHandshakeException { InnerException: IOException } => Away(failure),
        SslHandshakeException => new PermanentException(
            $"Không lập được kết nối bảo mật với máy chủ thư {Endpoint}: chứng thư không đáng tin cậy, hoặc Mail:Security không hợp với cổng; thư vẫn nằm trong hàng đợi. Hãy kiểm tra Mail:Security, Mail:Port, Mail:CaFile và Mail:CheckCertificateRevocation.", failure),
        NotSupportedException => new PermanentException(
            $"Máy chủ thư {Endpoint} không có STARTTLS hoặc cách đăng nhập được yêu cầu; thư vẫn nằm trong hàng đợi và không được gửi không mã hóa. Hãy kiểm tra Mail:Security và Mail:Port.", failure),
        SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 } refused => new PermanentException(
            $"Máy chủ thư {Endpoint} từ chối phiên làm việc (\"{refused.Message}\"); thư vẫn nằm trong hàng đợi. Hãy hỏi đơn vị quản trị máy chủ thư.", failure),
        _ => Away(failure),
    };

    private TransientException Away(Exception failure) =>
        new($"Không kết nối được với máy chủ thư {Endpoint}; thư vẫn nằm trong hàng đợi và sẽ được gửi ở lần chạy sau. Hãy kiểm tra mạng, Mail:Host và Mail:Port.", failure);

    private string Endpoint => SmtpSecurity.Endpoint(options);
}

/// <summary>Accepts a server certificate that the authorities of one file vouch for; name and dates are checked as always.</summary>
/// <param name="caFile">PEM file with one or more certificates.</param>
/// <param name="checkRevocation">Ask whether the certificate was revoked.</param>
internal sealed class PrivateAuthority(string caFile, bool checkRevocation)
{
    /// <summary>Decides; the signature is that of a certificate callback.</summary>
    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return true;
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is null) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(caFile);
        chain.ChainPolicy.RevocationMode = checkRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck;
        if (presented is not null)
            chain.ChainPolicy.ExtraStore.AddRange(presented.ChainElements.Select(element => element.Certificate).ToArray());
        using var server = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(server);
    }
}
