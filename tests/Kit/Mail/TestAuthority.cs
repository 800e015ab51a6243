using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MongCai.Poverty.Etl.Tests.Kit.Mail;

/// <summary>A private certificate authority and one certificate of it for the name <c>localhost</c> only, as PEM files in a folder.</summary>
public sealed class TestAuthority
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Makes both, valid for a day around now.</summary>
    /// <param name="folder">Takes the files.</param>
    /// <param name="clock">The clock.</param>
    public TestAuthority(string folder, TimeProvider clock)
    {
        CaFile = Path.Combine(folder, "ca.pem");
        CertificateFile = Path.Combine(folder, "server.pem");
        KeyFile = Path.Combine(folder, "server.key");
        var from = clock.GetUtcNow().AddHours(-1);
        using var caKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", caKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var ca = request.CreateSelfSigned(from, from.AddDays(1));
        File.WriteAllText(CaFile, ca.ExportCertificatePem());
        WriteServer(ca, from);
    }

    /// <summary>The authority's certificate: give it as <c>Mail:CaFile</c>.</summary>
    public string CaFile { get; }

    /// <summary>The server's certificate.</summary>
    public string CertificateFile { get; }

    /// <summary>The server's key.</summary>
    public string KeyFile { get; }

    private void WriteServer(X509Certificate2 ca, DateTimeOffset from)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], false));
        using var server = request.Create(ca, from, from.AddHours(23), [1]);
        File.WriteAllText(CertificateFile, server.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
    }
}
