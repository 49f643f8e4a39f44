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
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{quota.Policy}\";q={quota.PerMinute};w={(int)RequestLimits.Window.TotalSeconds}");
        if (lease.IsAcquired)
        {
            headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{quota.Policy}\";r={limits.Left(quota)}");
            await next(context);
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(after.TotalSeconds))) : RequestLimits.Window;
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{quota.Policy}\";r=0;t={(int)wait.TotalSeconds}");
        await RequestErrors.TooMany(quota.PerMinute, (int)wait.TotalSeconds).ToProblem(StatusCodes.Status429TooManyRequests, wait).ExecuteAsync(context);
    }
}
