using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MongCai.Poverty.Etl.Delivery;

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
