using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace JinhuRedCross.BuildingBlocks.Web.Print;

/// <summary>A page of A4 that somebody prints, signs and files: plain HTML without script, every value encoded, no seal image.</summary>
/// <remarks>All pages to print are made of the same parts.</remarks>
public sealed class PrintPage(string title, params IReadOnlyList<PrintPart> parts) : IResult, IEndpointMetadataProvider, IStatusCodeHttpResult
{
    private const string MediaType = "text/html";

    public string Title => title;

    public IReadOnlyList<PrintPart> Parts => parts;

    /// <summary>Whose page it is, above the title.</summary>
    public string? Organisation { get; init; }

    /// <summary>The number of what it is about, under the title.</summary>
    public string? Number { get; init; }

    /// <summary>What is added under the last part, such as who keeps which copy.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it is one to hang up: A4 across, framed, with large letters.</summary>
    public bool Certificate { get; init; }

    /// <summary>The moment that the page shows; printed at its foot.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = MediaType + "; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        // Nothing but our own style: whatever came in with a value stays text.
        response.Headers.ContentSecurityPolicy = PrintStyle.Policy;
        return response.WriteAsync(PrintHtml.Of(this), httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [MediaType]));
}
