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
        var rest = lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? (int)Math.Max(1, Math.Ceiling(left.TotalSeconds)) : (int)MinuteWindow.Length.TotalSeconds;
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{quota.Policy}\";q={quota.PerMinute};w={(int)MinuteWindow.Length.TotalSeconds}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{quota.Policy}\";r={limits.Left(quota)};t={rest}");
        if (lease.IsAcquired) await next(context);
        else await RequestErrors.TooMany(quota.PerMinute, rest).ToProblem(StatusCodes.Status429TooManyRequests, TimeSpan.FromSeconds(rest)).ExecuteAsync(context);
    }
}
