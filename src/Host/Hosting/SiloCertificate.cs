using System.Security.Cryptography.X509Certificates;
using JinhuRedCross.BuildingBlocks.Modules;
using Orleans.Connections.Security;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Encrypts what silos tell each other, and lets only silos in: each shows the certificate that all of them have.</summary>
/// <remarks><c>Orleans:Certificate</c> is a PEM file, <c>Orleans:CertificateKey</c> the one with its key. The file may hold further certificates that are accepted, which is how one is exchanged for another.</remarks>
internal static class SiloCertificate
{
    public static ISiloBuilder UseCertificate(this ISiloBuilder silo, IConfiguration configuration)
    {
        if (configuration["Orleans:Certificate"] is not { Length: > 0 } file) return silo;
        var (own, accepted) = Read(file, configuration["Orleans:CertificateKey"]);
        return silo.UseTls(own, tls =>
        {
            tls.RemoteCertificateMode = tls.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
            tls.RemoteCertificateValidation = (shown, _, _) => shown is not null && accepted.Any(a => a.RawDataMemory.Span.SequenceEqual(shown.RawDataMemory.Span));
            tls.OnAuthenticateAsClient = (_, options) => options.TargetHost = own.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        });
    }

    private static (X509Certificate2 Own, X509Certificate2Collection Accepted) Read(string file, string? key)
    {
        try
        {
            var accepted = new X509Certificate2Collection();
            accepted.ImportFromPemFile(file);
            return (X509Certificate2.CreateFromPemFile(file, key ?? file), accepted);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new ConfigurationRefusedException("Orleans:Certificate", "各节点共用的证书或其私钥（Orleans:CertificateKey）无法读取", unreadable.Message);
        }
    }
}
