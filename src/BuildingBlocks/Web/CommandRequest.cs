using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>What HTTP says about a command besides its body: who, under which key, on which version, and whether in earnest.</summary>
[QueryParameters("dryRun")]
public sealed class CommandRequest
{
    public const string KeyHeader = "Idempotency-Key";

    public const string ReplayedHeader = "Idempotent-Replayed";

    private const int LongestKey = 255;

    private readonly HttpContext _context;

    private CommandRequest(HttpContext context, string? key, Precondition? ifMatch)
    {
        _context = context;
        Actor = CallerContext.Of(context).Actor;
        KeyWasGiven = key is not null;
        Key = key ?? Guid.CreateVersion7().ToString();
        DryRun = Flag(context, "dryRun");
        IfMatch = ifMatch;
        Operation = OperationOf(context);
    }

    public string Actor { get; }

    /// <summary>The caller's key, or one made here.</summary>
    public string Key { get; }

    public bool KeyWasGiven { get; }

    public bool DryRun { get; }

    /// <summary>Null where the caller does not care which version the command meets.</summary>
    public Precondition? IfMatch { get; }

    /// <summary>The method and the route without its constraints: <c>POST /api/v1/fundraising/campaigns/{id}/donations</c>.</summary>
    public string Operation { get; }

    /// <summary>Whether the caller has a further permission, everywhere (<c>TellsApart</c>).</summary>
    public bool May(string permission) => Caller.Of(_context)?.May(permission) is true;

    /// <summary>The bytes that a repeat must have in common with the first request.</summary>
    /// <param name="request">The body, or whatever stands for it (the hash of a file).</param>
    /// <param name="resolved">What the route's values name: ids, however the caller wrote them.</param>
    public byte[] Fingerprint(object? request, params IReadOnlyList<string> resolved) =>
        JsonSerializer.SerializeToUtf8Bytes(new object?[] { Operation, resolved, request }, JsonConventions.Canonical);

    /// <summary>Says in the answer which version the thing has now.</summary>
    public void SayVersion(long version) => _context.Response.Headers.ETag = Precondition.TagOf(version);

    /// <summary>Says in the answer that this command had been carried out before.</summary>
    public void MarkReplayed() => _context.Response.Headers[ReplayedHeader] = "true";

    public static ValueTask<CommandRequest> BindAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (!Precondition.TryParse(headers.IfMatch, out var ifMatch)) throw new RefusedException(RequestErrors.IfMatchInvalid);
        var command = new CommandRequest(context, KeyIn(headers), ifMatch);
        context.Response.Headers[KeyHeader] = command.Key;
        return ValueTask.FromResult(command);
    }

    internal static bool Flag(HttpContext context, string name) => context.Request.Query[name] switch
    {
        [] => false,
        ["true"] => true,
        ["false"] => false,
        _ => throw new RefusedException(RequestErrors.InvalidParameter(name, "true 或 false", "true or false")),
    };

    private static string? KeyIn(IHeaderDictionary headers) => headers.TryGetValue(KeyHeader, out var given) switch
    {
        false => null,
        true when given is [{ Length: > 0 and <= LongestKey } key] && key.All(c => c is > ' ' and < '\u007f') => key,
        _ => throw new RefusedException(RequestErrors.KeyInvalid),
    };

    private static string OperationOf(HttpContext context)
    {
        var pattern = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern;
        var path = pattern is null ? "" : Routes.Plain(pattern);
        return $"{context.Request.Method} {path}";
    }
}
