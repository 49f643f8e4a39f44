using System.Net;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Until sign-in exists, staff are served only while nobody but this machine can reach the host; the public pages always.</summary>
internal static class ActorHosting
{
    public static void UseLocalOnly(this WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        // Known only after the start, and then for good.
        var local = new Lazy<bool>(() => addresses is { Addresses: { Count: > 0 } all } && all.All(IsLoopback));
        app.Use((context, next) => RefusalFor(context, local) is { } refusal ? refusal.ExecuteAsync(context) : next(context));
    }

    private static Problem? RefusalFor(HttpContext context, Lazy<bool> local)
    {
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) return null;
        if (!local.Value) return RequestErrors.SignInRequired.ToProblem(StatusCodes.Status401Unauthorized);
        return ComesFromHere(context.Request) ? null : RequestErrors.CrossSite.ToProblem(StatusCodes.Status403Forbidden);
    }

    // Nobody signs in, so a page of another site in this machine's browser must not act through us:
    // neither directly nor by a name of its own that it points at 127.0.0.1.
    private static bool ComesFromHere(HttpRequest request) =>
        IsLoopbackName(request.Host.Host) && !string.Equals(request.Headers["Sec-Fetch-Site"], "cross-site", StringComparison.Ordinal);

    private static bool IsLoopback(string address)
    {
        var binding = BindingAddress.Parse(address);
        return binding.IsUnixPipe || IsLoopbackName(binding.Host);
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
