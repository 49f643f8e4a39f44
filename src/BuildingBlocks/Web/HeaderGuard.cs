using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Refuses addresses and headers that are too long, in words where the server itself would only say a number.</summary>
internal sealed class HeaderGuard(RequestDelegate next)
{
    public const int LongestAddress = 8 * 1024;
    public const int LongestHeaders = 32 * 1024;
    public const int MostHeaders = 100;

    // Colon, blank and line end.
    private const int Between = 4;

    public Task Invoke(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestFeature>()?.RawTarget.Length > LongestAddress) return RequestErrors.AddressTooLong.ToProblem(StatusCodes.Status414UriTooLong).ExecuteAsync(context);
        return AreTooLarge(context.Request.Headers) ? RequestErrors.HeadersTooLarge.ToProblem(StatusCodes.Status431RequestHeaderFieldsTooLarge).ExecuteAsync(context) : next(context);
    }

    private static bool AreTooLarge(IHeaderDictionary headers)
    {
        if (headers.Count > MostHeaders) return true;
        var size = 0;
        foreach (var (name, values) in headers)
        {
            foreach (var value in values) size += name.Length + (value?.Length ?? 0) + Between;
        }

        return size > LongestHeaders;
    }
}
