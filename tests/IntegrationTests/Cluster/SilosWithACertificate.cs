using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Cluster;

[Trait("Store", "Postgres")]
public sealed class SilosWithACertificate : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Talk_to_each_other_and_to_nobody_else()
    {
        await using var database = await TestDatabase.Create();
        DatabaseOfFolder.Put(_folder.FullName, database.ConnectionString);
        var ours = Certificate("silos");
        await using var one = await Start(ours);
        await using var other = await Start(ours);

        var campaign = await new Desk(one.Client).Launch();
        await (campaign with { Desk = new(other.Client) }).Receive(100);

        var silo = one.App.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.Endpoint;
        Assert.True(await IsLetIn(silo.Port, ours));
        Assert.False(await IsLetIn(silo.Port, Certificate("silos")));
        Assert.False(await IsLetIn(silo.Port, null));
    }

    [Fact]
    public async Task Do_not_start_without_its_file_and_say_why()
    {
        var (code, said) = await ProcessHost.StartInVain(_folder.FullName, "--Data:Postgres", "Host=127.0.0.1", "--Orleans:Certificate", "nowhere.pem");
        Assert.NotEqual(0, code);
        Assert.Contains("Orleans:Certificate", said);
        Assert.DoesNotContain("   at ", said);
    }

    private Task<TestHost> Start(X509Certificate2 certificate)
    {
        var file = Path.Combine(_folder.FullName, "silos.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem() + "\n" + certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return TestHost.Start(folder: _folder.FullName, args: ["--Orleans:Certificate", file]);
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var made = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>Whether the silo goes on talking after the handshake: of TLS 1.3 the caller's certificate is judged behind it.</summary>
    private static async Task<bool> IsLetIn(int port, X509Certificate2? shown)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", port);
        await using var tls = new SslStream(socket.GetStream());
        var options = new SslClientAuthenticationOptions { TargetHost = "silos", RemoteCertificateValidationCallback = (_, silos, _, _) => silos is not null };
        if (shown is not null) options.ClientCertificateContext = SslStreamCertificateContext.Create(shown, null, offline: true);
        try
        {
            await tls.AuthenticateAsClientAsync(options);
            var first = new byte[1];
            return await tls.ReadAsync(first).AsTask().WaitAsync(TimeSpan.FromSeconds(2)) > 0;
        }
        catch (TimeoutException)
        {
            return true;
        }
        catch (Exception refused) when (refused is IOException or System.Security.Authentication.AuthenticationException)
        {
            return false;
        }
    }
}
