using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>The answers of endpoints that speak of one thing with a version.</summary>
public static class Answers
{
    /// <summary>The thing as it is, with its <c>ETag</c>; a GET that knows this version already gets 304.</summary>
    public static OkAt<T> Ok<T>(T value, long version) => new(value, version);

    /// <summary>The whole new thing, where it is, and its <c>ETag</c>.</summary>
    public static CreatedAt<T> Created<T>(string location, T value, long version) => new(location, value, version);

    internal static Task Write<T>(HttpContext context, int status, T value)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(value, JsonConventions.Options, context.RequestAborted);
    }
}

/// <summary>200 with the version.</summary>
public sealed class OkAt<T>(T value, long version) : IResult, IEndpointMetadataProvider, IStatusCodeHttpResult, IValueHttpResult<T>
{
    public T Value => value;

    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        // A question only: what a command has done must not be told as refused.
        Precondition? known = null;
        if (HttpMethods.IsGet(request.Method) && !Precondition.TryParse(request.Headers.IfNoneMatch, out known)) return RequestErrors.IfNoneMatchInvalid.ToProblem().ExecuteAsync(httpContext);
        response.Headers.ETag = Precondition.TagOf(version);
        if (known?.Matches(version) is not true) return Answers.Write(httpContext, StatusCodes.Status200OK, value);
        response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}

/// <summary>201 with location and version.</summary>
public sealed class CreatedAt<T>(string location, T value, long version) : IResult, IEndpointMetadataProvider, IStatusCodeHttpResult, IValueHttpResult<T>
{
    public T Value => value;

    public int? StatusCode => StatusCodes.Status201Created;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Location = location;
        httpContext.Response.Headers.ETag = Precondition.TagOf(version);
        return Answers.Write(httpContext, StatusCodes.Status201Created, value);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
}
