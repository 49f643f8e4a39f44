using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Who asks: whoever signed in; without sign-in the name in <c>X-Actor</c>, which the host believes on loopback addresses only.</summary>
public sealed record CallerContext(string Actor)
{
    public const string Header = "X-Actor";

    public const string DefaultActor = "local";

    private const int LongestActor = 100;

    public static CallerContext Of(HttpContext context) =>
        // Who signed in is nobody else, whatever the header says.
        Caller.Of(context) is { Kind: not CallerKind.Local } caller ? new(caller.Subject) : Named(context);

    private static CallerContext Named(HttpContext context)
    {
        if (!context.Request.Headers.TryGetValue(Header, out var given)) return new(DefaultActor);
        if (given is not [{ } one]) throw new RefusedException(RequestErrors.ActorInvalid);
        var actor = one.Trim();
        // U+FFFD is what the server makes of bytes that are not UTF-8.
        if (actor.Length is 0 or > LongestActor || actor.Contains('\ufffd') || actor.AsSpan().ContainsAny('\t', '\r', '\n') || Characters.FirstForbidden(actor) is not null)
            throw new RefusedException(RequestErrors.ActorInvalid);
        return new(actor);
    }

    public static ValueTask<CallerContext> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));
}
