using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using JinhuRedCross.BuildingBlocks.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>How requests come into the audit trail: who, from where, by which permission, under which operation.</summary>
public static class Auditing
{
    /// <summary>What a request says of itself; the rest is added with <c>with</c>.</summary>
    public static AuditEntry Entry(this HttpContext context, AuditAction action, AuditResult result = AuditResult.Done)
    {
        var endpoint = context.GetEndpoint();
        return new(action, result, ActorOf(context), AddressOf(context))
        {
            Permission = endpoint?.Metadata.GetMetadata<PermissionMetadata>()?.Name,
            Operation = endpoint is RouteEndpoint { RoutePattern: var route } ? $"{context.Request.Method} {Routes.Plain(route)}" : context.Request.Method,
            TraceId = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier,
        };
    }

    /// <summary>Durable when it completes; answer only after it.</summary>
    public static Task Audit(this HttpContext context, AuditEntry entry) => context.RequestServices.GetRequiredService<IAuditTrail>().Record(entry);

    /// <summary>Lets what an endpoint has done stand in the trail before the answer leaves; dry runs and refusals do nothing.</summary>
    /// <param name="kind">What it is done to, such as <c>parameter</c>.</param>
    /// <param name="value">The value of the route that names it; null where there is none.</param>
    public static RouteHandlerBuilder Audited(this RouteHandlerBuilder endpoint, AuditAction action, string kind, string? value = "id") => endpoint.AddEndpointFilter(async (call, next) =>
    {
        var answer = await next(call);
        var context = call.HttpContext;
        if (IsRefused(answer) || call.Arguments.OfType<CommandRequest>().Any(c => c.DryRun)) return answer;
        var named = value is not null && context.GetRouteValue(value) is { } id ? $"{kind}/{id}" : kind;
        await context.Audit(context.Entry(action).WithChange(context) with { Target = named });
        return answer;
    });

    /// <summary>The same entry with digests of what this request has changed beside the journal.</summary>
    public static AuditEntry WithChange(this AuditEntry entry, HttpContext context)
    {
        // A module that keeps tables of its own brings one; each tells of its own tables alone.
        var change = context.RequestServices.GetServices<IAuditedChange>().FirstOrDefault(c => c.Before is not null || c.After is not null);
        return entry with { Before = change?.Before, After = change?.After };
    }

    /// <summary>The address that a request came from. IPv4 in the clothes of IPv6 is shown as IPv4.</summary>
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "-",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        var address => address.ToString(),
    };

    /// <summary>What counts as one address: of IPv6 the network, since a household has more addresses than anybody can count.</summary>
    public static string NetworkOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address) return AddressOf(context);
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }

    private static string ActorOf(HttpContext context) => Caller.Of(context)?.Subject ?? AuditEntry.Nobody;

    private static bool IsRefused(object? answer) => answer switch
    {
        INestedHttpResult nested => IsRefused(nested.Result),
        IStatusCodeHttpResult { StatusCode: { } status } => status >= StatusCodes.Status400BadRequest,
        _ => false,
    };
}

/// <summary>Notes whoever was told 401 or 403, whatever told him so.</summary>
internal sealed class RefusalAudit(RequestDelegate next, IAuditTrail trail)
{
    public async Task Invoke(HttpContext context)
    {
        await next(context);
        if (context.Response.StatusCode is not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)) return;
        var values = context.Request.RouteValues.Values.OfType<string>().ToList();
        trail.Note(context.Entry(AuditAction.Refusal, AuditResult.Refused) with
        {
            Target = values.Count == 0 ? null : string.Join('/', values),
            Code = context.Items[typeof(Problem)] as string,
        });
    }
}
