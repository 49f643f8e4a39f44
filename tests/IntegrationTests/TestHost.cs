using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests;

/// <summary>The real host in this process, on a free loopback port, with a data folder of its own that goes with it.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    /// <summary>Tests ask more often than anybody, and no balancer needs to hear that a host stops; both are tested by themselves, on hosts without these.</summary>
    public static readonly IReadOnlyList<string> Unlimited = ["--Web:Limits:AnonymousPerMinute", "1000000", "--Web:DrainSeconds", "0"];

    private readonly string? _ownFolder;

    private TestHost(WebApplication app, string folder, bool ownsFolder)
    {
        App = app;
        Folder = folder;
        _ownFolder = ownsFolder ? folder : null;
        var address = new Uri(app.Urls.First());
        Client = new HttpClient(new SigningIn(folder, app.Services.GetRequiredService<TimeProvider>())) { BaseAddress = address };
        Anonymous = new HttpClient { BaseAddress = address };
    }

    public WebApplication App { get; }

    public string Folder { get; }

    /// <summary>Signs in by itself where an operation asks for it.</summary>
    public HttpClient Client { get; }

    /// <summary>Somebody who has not signed in.</summary>
    public HttpClient Anonymous { get; }

    /// <param name="folder">A folder that outlives the host, to start another one on it.</param>
    /// <param name="extra">Modules beside the real ones.</param>
    public static async Task<TestHost> Start(
        IReadOnlyList<IModule>? extra = null, string? folder = null, Action<WebApplicationBuilder>? customise = null, params IReadOnlyList<string> args)
    {
        var data = folder ?? Directory.CreateTempSubdirectory("jinhu-test-").FullName;
        string[] all = ["--urls", "http://127.0.0.1:0", "--Data:Directory", data, .. Unlimited, .. SigningIn.Configured, .. await DatabaseOfFolder.ArgumentsFor(data), .. args];
        var app = HostBuilding.Create(all, [.. Host.Modules.All, .. extra ?? []], customise);
        try
        {
            await app.StartAsync();
        }
        catch (Exception)
        {
            // What it holds goes with a process; here others want it.
            await app.DisposeAsync();
            throw;
        }

        return new(app, data, ownsFolder: folder is null);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Anonymous.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        if (_ownFolder is null) return;
        await DatabaseOfFolder.Drop(_ownFolder);
        if (Directory.Exists(_ownFolder)) Directory.Delete(_ownFolder, recursive: true);
    }
}
