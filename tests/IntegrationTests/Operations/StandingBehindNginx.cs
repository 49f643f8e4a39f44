using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using JinhuRedCross.IntegrationTests.Accidents;
using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.IntegrationTests.Operations;

/// <summary>The real nginx with the configuration of <c>ops/proxy</c>: what callers are told when a silo refuses, is dead, breaks off, or is exchanged.</summary>
public sealed partial class StandingBehindNginx
{
    [Fact, Trait("Store", "Either")]
    public async Task A_list_that_says_503_hurts_nobody_else()
    {
        await using Silo first = await Silo.Start(), second = await Silo.Start();
        await using var proxy = await Nginx.Before(first.Address, second.Address);

        for (var i = 0; i < 20; i++)
        {
            var refused = await Ask(proxy, HttpMethod.Get, "/building");
            refused.IsRefused(503, "readmodel.building");
            Assert.Equal(TimeSpan.FromSeconds(7), refused.Headers.RetryAfter!.Delta);
            (await Ask(proxy, HttpMethod.Get, "/well")).IsOk();
        }
    }

    [Fact, Trait("Store", "Either")]
    public async Task A_dead_silo_hurts_nobody_and_what_was_sent_is_sent_once()
    {
        await using var well = await Silo.Start();
        await using var proxy = await Nginx.Before(await DeadAddress(), well.Address);

        for (var i = 0; i < 20; i++)
        {
            (await Ask(proxy, HttpMethod.Get, "/well")).IsOk();
            (await Ask(proxy, HttpMethod.Post, "/well")).IsOk();
        }

        Assert.Equal(40, well.Received.Count);
    }

    [Fact, Trait("Store", "Either")]
    public async Task A_command_that_broke_off_is_left_to_its_caller_and_a_question_is_asked_again()
    {
        await using Silo breaks = await Silo.Start(breaksOff: true), well = await Silo.Start();
        await using var proxy = await Nginx.Before(breaks.Address, well.Address);

        var (brokeOff, all) = (0, 0);
        for (; brokeOff == 0 && all < 10; all++)
        {
            var answer = await Ask(proxy, HttpMethod.Post, "/well", "en");
            if (answer.Status == HttpStatusCode.OK) continue;
            answer.IsRefused(503, "platform.unavailable");
            Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
            Assert.Contains("Idempotency-Key", answer.Text, StringComparison.Ordinal);
            brokeOff++;
        }

        Assert.Equal(1, brokeOff);
        Assert.Equal(all, breaks.Received.Count + well.Received.Count);
        for (var i = 0; i < 4; i++) (await Ask(proxy, HttpMethod.Get, "/well")).IsOk();
    }

    [Fact, Trait("Store", "Either")]
    public async Task What_is_too_large_is_refused_in_words_and_lists_go_through()
    {
        await using var silo = await Silo.Start();
        await using var proxy = await Nginx.Before(silo.Address);
        var large = new string('x', 5_000_000);

        (await Ask(proxy, HttpMethod.Post, "/api/v1/fundraising/campaigns", body: large)).IsRefused(413, "request.too_large");
        foreach (var list in (string[])["fundraising/campaigns/1/imports", "fundraising/accounts/1/statements", "fundraising/receipts/import", "fundraising/donations/1/parts/file", "organisations/imports"])
            (await Ask(proxy, HttpMethod.Post, "/api/v1/" + list, body: large)).IsOk();
    }

    [Fact, Trait("Store", "Either")]
    public async Task With_no_silo_at_all_it_says_so_in_the_callers_language_and_health_and_figures_are_not_for_the_world()
    {
        await using var proxy = await Nginx.Before(await DeadAddress(), await DeadAddress());

        Assert.Contains("平台暂时不可用", (await Ask(proxy, HttpMethod.Get, "/well")).IsRefused(503, "platform.unavailable").Text, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", (await Ask(proxy, HttpMethod.Post, "/well", "en-GB")).IsRefused(503, "platform.unavailable").Text, StringComparison.Ordinal);
        foreach (var inside in (string[])["/health/ready", "/HEALTH/live", "/metrics", "/metrics/"]) (await Ask(proxy, HttpMethod.Get, inside)).Is(HttpStatusCode.NotFound);
    }

    /// <summary>A reload of nginx may end a connection on which something was just sent; whoever repeats that under the same key is as well off as if he had been answered.</summary>
    [Fact, Trait("Store", "Postgres")]
    public async Task Silos_are_exchanged_one_after_the_other_and_nobody_is_refused_or_told_wrong()
    {
        await using var silos = await Silos.Of(0);
        var ports = new[] { Nginx.FreePort(), Nginx.FreePort() };
        Task<ProcessHost> On(int port) => silos.Start("--urls", $"http://127.0.0.1:{port}", "--Web:Proxies", "127.0.0.1", "--Web:DrainSeconds", "2");
        List<ProcessHost> running = [await On(ports[0]), await On(ports[1])];
        await using var proxy = await Nginx.Before([.. running.Select(s => s.Client.BaseAddress!)]);
        using var client = proxy.Client(new SigningIn(silos.Folder, TimeProvider.System));
        var campaign = await new Desk(client).Launch();
        var callers = new Callers(_ => campaign, seed: 11) { Rest = TimeSpan.FromMilliseconds(20) };
        var calling = callers.Run(6);
        await callers.UntilAcknowledged(30);
        foreach (var silo in running)
        {
            await proxy.Without(silo.Client.BaseAddress!);
            Assert.Equal(0, await silo.Stop());
            await On(silo.Client.BaseAddress!.Port);
            await proxy.Without(null);
            await callers.UntilAcknowledged(50);
        }

        Assert.Empty(callers.Refusals);
        Assert.All(callers.Broken, gone => Assert.Contains("The HTTP/2 server closed the connection. HTTP/2 error code 'NO_ERROR'", gone, StringComparison.Ordinal));
        await Rounds.Judge("silos exchanged behind nginx", 1, callers, calling, silos.All, () => silos.JournalOf(campaign));
        await silos.Verify();
    }

    private static async Task<Answer> Ask(Nginx proxy, HttpMethod method, string path, string? language = null, string body = "{}")
    {
        using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Post ? new StringContent(body) : null };
        if (language is not null) request.Headers.AcceptLanguage.ParseAdd(language);
        return await Answer.Of(await proxy.Anybody.SendAsync(request));
    }

    /// <summary>Where nobody listens.</summary>
    private static async Task<Uri> DeadAddress()
    {
        await using var gone = await Silo.Start();
        return gone.Address;
    }

    /// <summary>Stands for a silo where only its manner of answering matters.</summary>
    private sealed class Silo : IAsyncDisposable
    {
        private readonly WebApplication _server;
        private readonly bool _breaksOff;

        private Silo(WebApplication server, bool breaksOff) => (_server, _breaksOff) = (server, breaksOff);

        public Uri Address => new(_server.Urls.Single());

        public ConcurrentQueue<string> Received { get; } = new();

        /// <param name="breaksOff">It takes each request and goes away without an answer.</param>
        public static async Task<Silo> Start(bool breaksOff = false)
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
            var silo = new Silo(builder.Build(), breaksOff);
            silo._server.Run(silo.Take);
            await silo._server.StartAsync();
            return silo;
        }

        public ValueTask DisposeAsync() => _server.DisposeAsync();

        private async Task Take(HttpContext context)
        {
            Received.Enqueue(context.Request.Method);
            if (_breaksOff)
            {
                context.Abort();
                return;
            }

            await context.Request.Body.CopyToAsync(Stream.Null);
            if (context.Request.Path != "/building") return;
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "7";
            context.Response.ContentType = "application/problem+json";
            await context.Response.WriteAsync("""{"type":"/errors/readmodel.building","title":"-","detail":"-","status":503,"code":"readmodel.building","traceId":"-"}""");
        }
    }

    /// <summary>nginx as it is shipped, but for ports, paths, the certificate and the silos' addresses.</summary>
    private sealed partial class Nginx : IAsyncDisposable
    {
        private static readonly string _shipped = Path.Combine(SourceTree.Root, "ops", "proxy");
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-nginx-");
        private readonly int _port = FreePort();
        private readonly Uri[] _silos;
        private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        private readonly X509Certificate2 _certificate;
        private Process? _process;

        private Nginx(Uri[] silos)
        {
            _silos = silos;
            var (names, now) = (new SubjectAlternativeNameBuilder(), TimeProvider.System.GetUtcNow());
            names.AddDnsName("localhost");
            _certificate = new CertificateRequest("CN=localhost", _key, HashAlgorithmName.SHA256) { CertificateExtensions = { names.Build() } }.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
            // Its workers are another user where root starts it.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.FullName, (UnixFileMode)0b111_101_101);
            Anybody = Client(null);
        }

        public HttpClient Anybody { get; }

        public static async Task<Nginx> Before(params Uri[] silos)
        {
            var proxy = new Nginx(silos);
            try
            {
                await proxy.Configure();
                await proxy.Begin();
                return proxy;
            }
            catch
            {
                await proxy.DisposeAsync();
                throw;
            }
        }

        public static int FreePort()
        {
            using var socket = new TcpListener(IPAddress.Loopback, 0);
            socket.Start();
            return ((IPEndPoint)socket.LocalEndpoint).Port;
        }

        /// <summary>Somebody in a browser of today, which speaks HTTP/2.</summary>
        public HttpClient Client(DelegatingHandler? before)
        {
            HttpMessageHandler wire = new Http2(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { _certificate } } } });
            if (before is not null) (before.InnerHandler, wire) = (wire, before);
            return new(wire) { BaseAddress = new($"https://localhost:{_port}") };
        }

        /// <summary>Marks a silo as down and reloads, as docs/operations.md says for an upgrade; null: all are back.</summary>
        public async Task Without(Uri? stopping)
        {
            await Silos(stopping);
            await Signal("HUP");
        }

        public async ValueTask DisposeAsync()
        {
            Anybody.Dispose();
            if (_process is { HasExited: false })
            {
                await Signal("TERM");
                await _process.WaitForExitAsync();
            }

            _process?.Dispose();
            _certificate.Dispose();
            _key.Dispose();
            _folder.Delete(recursive: true);
        }

        private async Task Configure()
        {
            var shipped = await File.ReadAllTextAsync(Path.Combine(_shipped, "nginx.conf"));
            var here = OtherProtocol().Replace(shipped, "").Replace("/var/log/nginx/", _folder.FullName + "/", StringComparison.Ordinal)
                .Replace("listen 80 ", $"listen 127.0.0.1:{FreePort()} ", StringComparison.Ordinal).Replace("listen 443 ", $"listen 127.0.0.1:{_port} ", StringComparison.Ordinal);
            string[] temporary = [.. ((string[])["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]).Select(k => $"{k}_temp_path {_folder.FullName}/{k};")];
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nginx.conf"), $"pid {_folder.FullName}/pid;\n" + here.Replace("http {", "http {\n" + string.Join('\n', temporary), StringComparison.Ordinal));
            await Silos(null);
            var tls = _folder.CreateSubdirectory("tls").FullName;
            await File.WriteAllTextAsync(Path.Combine(tls, "fullchain.pem"), _certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(Path.Combine(tls, "privkey.pem"), _key.ExportPkcs8PrivateKeyPem());
        }

        private async Task Silos(Uri? down)
        {
            var line = Server().Matches(await File.ReadAllTextAsync(Path.Combine(_shipped, "silos.conf")))[0].Groups[1].Value;
            await File.WriteAllLinesAsync(Path.Combine(_folder.FullName, "silos.conf"), _silos.Select(s => $"server {s.Authority}{line}{(s == down ? " down" : "")};"));
        }

        private async Task Begin()
        {
            var log = Path.Combine(_folder.FullName, "error.log");
            await File.WriteAllTextAsync(log, "");
            _process = Process.Start(new ProcessStartInfo("nginx", ["-p", _folder.FullName, "-c", Path.Combine(_folder.FullName, "nginx.conf"), "-e", log, "-g", "daemon off;"]))!;
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (true)
            {
                Assert.False(_process.HasExited, await File.ReadAllTextAsync(log, patience.Token));
                try
                {
                    using var socket = new TcpClient();
                    await socket.ConnectAsync(IPAddress.Loopback, _port, patience.Token);
                    return;
                }
                catch (SocketException)
                {
                    await Task.Delay(20, patience.Token);
                }
            }
        }

        private async Task Signal(string name)
        {
            using var signal = Process.Start("kill", ["-" + name, $"{_process!.Id}"]);
            await signal.WaitForExitAsync();
        }

        [GeneratedRegex(@"^ *listen \[::\].*\n", RegexOptions.Multiline)]
        private static partial Regex OtherProtocol();

        [GeneratedRegex(@"^server \S+( .*);$", RegexOptions.Multiline)]
        private static partial Regex Server();

        private sealed class Http2(HttpMessageHandler wire) : DelegatingHandler(wire)
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
                return base.SendAsync(request, cancellationToken);
            }
        }
    }
}

/// <summary>What is shipped in <c>ops</c> passes what can be checked of it here, without a network.</summary>
public sealed class CheckingWhatIsShipped
{
    [Fact, Trait("Store", "Either")]
    public async Task Units_scripts_and_configurations_are_well()
    {
        using var check = Process.Start(new ProcessStartInfo("bash", [Path.Combine(SourceTree.Root, "eng", "check-ops.sh"), "near"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, errors) = (check.StandardOutput.ReadToEndAsync(), check.StandardError.ReadToEndAsync());
        await check.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);

        Assert.True(check.ExitCode == 0, await said + await errors);
        // Whatever else is installed or not: nginx is.
        Assert.Contains("ok    nginx", await said, StringComparison.Ordinal);
    }
}
