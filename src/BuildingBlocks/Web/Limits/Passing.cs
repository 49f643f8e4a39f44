using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.BuildingBlocks.Web.Limits;

/// <summary>Lets a request through or answers 429, and tells callers what they have left (RateLimit fields, draft-ietf-httpapi-ratelimit-headers).</summary>
internal static class Passing
{
    public static async Task Pass(this RequestLimits limits, HttpContext context, Quota quota, RequestDelegate next)
    {
        using var lease = limits.Take(quota);
        var rest = Tell(limits, context, quota, lease);
        if (lease.IsAcquired) await next(context);
        else await Refuse(context, quota, rest);
    }

    /// <summary>Counts only what is refused. It is taken before the secret is looked at, so that no more guesses than allowed are, however many come at once; and given back to who is known.</summary>
    public static async Task PassUnlessRefused(this RequestLimits limits, HttpContext context, Quota quota, RequestDelegate next)
    {
        using var lease = limits.Take(quota);
        if (!lease.IsAcquired)
        {
            await Refuse(context, quota, Tell(limits, context, quota, lease));
            return;
        }

        await next(context);
        if (context.Response.StatusCode < StatusCodes.Status400BadRequest) (lease as MinuteWindow.Lease)?.GiveBack();
    }

    /// <returns>The seconds until there are more.</returns>
    private static int Tell(RequestLimits limits, HttpContext context, Quota quota, RateLimitLease lease)
    {
        var rest = lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? (int)Math.Max(1, Math.Ceiling(left.TotalSeconds)) : (int)MinuteWindow.Length.TotalSeconds;
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{quota.Policy}\";q={quota.PerMinute};w={(int)MinuteWindow.Length.TotalSeconds}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{quota.Policy}\";r={limits.Left(quota)};t={rest}");
        return rest;
    }

    private static Task Refuse(HttpContext context, Quota quota, int rest) =>
        RequestErrors.TooMany(quota.PerMinute, rest).ToProblem(StatusCodes.Status429TooManyRequests, TimeSpan.FromSeconds(rest)).ExecuteAsync(context);
}
