using System.Net;
using JinhuRedCross.BuildingBlocks.Modules;
using Microsoft.AspNetCore.HttpOverrides;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Whose word is taken for where a request really came from: the addresses and networks in <c>Web:Proxies</c>, and nobody else's.</summary>
internal static class ProxyHosting
{
    private const string Setting = "Web:Proxies";

    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var proxies = builder.Configuration.Listed(Setting);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            // As many as stand one behind the other, as long as each of them is known.
            options.ForwardLimit = null;
            foreach (var network in proxies.Select(Parse)) options.KnownIPNetworks.Add(network);
        });
        // At the start, not at the first request.
        foreach (var proxy in proxies) Parse(proxy);
    }

    public static void UseProxies(this WebApplication app)
    {
        if (app.Configuration.Listed(Setting).Count > 0) app.UseForwardedHeaders();
    }

    private static System.Net.IPNetwork Parse(string text)
    {
        if (System.Net.IPNetwork.TryParse(text, out var network)) return network;
        if (IPAddress.TryParse(text, out var address)) return new(address, address.GetAddressBytes().Length * 8);
        throw new ConfigurationRefusedException(Setting, $"“{text}”不行，应为地址或网段，例如 10.0.0.5 或 10.0.0.0/24", $"“{text}” will not do; an address or a network is expected, such as 10.0.0.5 or 10.0.0.0/24");
    }
}

/// <summary>Reads settings that are lists.</summary>
internal static class ListedSettings
{
    /// <summary>Either <c>Name:0</c>, <c>Name:1</c> …, or one text with commas.</summary>
    public static IReadOnlyList<string> Listed(this IConfiguration configuration, string name)
    {
        var section = configuration.GetSection(name);
        var values = section.GetChildren().Select(c => c.Value).Append(section.Value).OfType<string>();
        return [.. values.SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
    }
}
