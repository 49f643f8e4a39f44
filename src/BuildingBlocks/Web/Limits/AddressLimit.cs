using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.BuildingBlocks.Web.Limits;

/// <summary>An open endpoint that asks for a secret itself, such as that of a program: who shows the right one is not counted by his address.</summary>
public sealed record AsksForSecretMetadata;

/// <summary>Counts whoever has not signed in by his address, before anything is done for him.</summary>
internal sealed class AddressLimit(RequestDelegate next, RequestLimits limits)
{
    public Task Invoke(HttpContext context)
    {
        // Whoever watches over the platform asks often.
        if (context.Request.Path.StartsWithSegments("/health")) return next(context);
        if (context.GetEndpoint()?.Metadata.GetMetadata<AsksForSecretMetadata>() is not null) return limits.PassUnlessRefused(context, limits.Refused(context), next);
        var forStaff = context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
        return forStaff && (context.Request.Headers.Authorization.Count > 0 || IsInBrowser(context)) ? WithToken(context) : limits.Pass(context, limits.Anonymous(context), next);
    }

    private async Task WithToken(HttpContext context)
    {
        var refused = limits.Refused(context);
        if (limits.Left(refused) == 0)
        {
            await limits.Pass(context, refused, next);
            return;
        }

        await next(context);
        // A browser is sent to sign-in where a program hears 401.
        if (context.Response.StatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status302Found) limits.Take(refused).Dispose();
    }

    // A page of many files, which asks each second.
    private static bool IsInBrowser(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<BrowserMetadata>() is not null;
}

/// <summary>Counts whoever has signed in, once it is known who he is.</summary>
internal sealed class CallerLimit(RequestDelegate next, RequestLimits limits)
{
    public Task Invoke(HttpContext context) =>
        Caller.Of(context) is { } caller && limits.Of(caller) is { } quota ? limits.Pass(context, quota, next) : next(context);
}
