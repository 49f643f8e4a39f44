using JinhuRedCross.BuildingBlocks.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>What an endpoint says about itself: its permission, its refusals and its examples, for Swagger and for the guards.</summary>
public static class EndpointDescriptions
{
    private const long LargestUpload = 100L * 1024 * 1024;

    private const long FormOverhead = 1024 * 1024;

    extension<TBuilder>(TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        public TBuilder Permission(string name) => endpoint.WithMetadata(new PermissionMetadata(name));

        /// <summary>Further permissions by which an endpoint tells apart what its callers may; ask <see cref="CommandRequest.May"/>. They can be granted like its own.</summary>
        public TBuilder TellsApart(params string[] permissions) => endpoint.WithMetadata([.. permissions.Select(p => new FurtherPermissionMetadata(p))]);

        /// <summary>Says the same to everybody who has the permission, for a part or everywhere.</summary>
        public TBuilder SameForAllParts() => endpoint.WithMetadata(InPartMetadata.Open);

        /// <summary>For a group: who holds a permission for a part only may ask about what belongs to it, wherever an address names one thing by this value.</summary>
        /// <param name="covers">Whether that thing belongs to his parts; also true where there is no such thing.</param>
        public TBuilder InPart(string value, Func<HttpContext, string, Reach, Task<bool>> covers)
        {
            endpoint.Add(builder =>
            {
                if (builder is not RouteEndpointBuilder { RoutePattern: var route } || route.GetParameter(value) is null) return;
                builder.Metadata.Add(new InPartMetadata(async (context, reach) => context.GetRouteValue(value) is string named && await covers(context, named, reach)));
            });
            return endpoint;
        }

        public TBuilder Refuses(params Error[] errors) =>
            endpoint.WithMetadata([.. errors.Select(e => new RefusalMetadata(Problem.StatusOf(e.Kind), e.Code, e.Zh))]);

        /// <summary>For errors whose text depends on values.</summary>
        public TBuilder Refuses(int status, params string[] codes) =>
            endpoint.WithMetadata([.. codes.Select(c => new RefusalMetadata(status, c, null))]);

        /// <summary>An example of the body; with names where there are several.</summary>
        public TBuilder Example(object body, string? name = null) => endpoint.WithMetadata(new ExampleMetadata(name, _ => body));

        /// <summary>An example that is made when the document is asked for.</summary>
        public TBuilder Example(Func<IServiceProvider, object> body, string? name = null) => endpoint.WithMetadata(new ExampleMetadata(name, body));

        /// <summary>An example for a parameter of the path, the query or a header.</summary>
        public TBuilder ExampleParameter(string name, Func<object> value) => endpoint.WithMetadata(new ExampleParameterMetadata(name, _ => value()));

        public TBuilder ExampleParameter(string name, Func<IServiceProvider, object> value) => endpoint.WithMetadata(new ExampleParameterMetadata(name, value));

        /// <summary>Who sends the example, where it must be somebody else than who sent those before (four eyes).</summary>
        public TBuilder ExampleActor(string name) => endpoint.WithMetadata(new ExampleActorMetadata(name));

        /// <summary>The columns that <c>?sort=</c> takes.</summary>
        public TBuilder SortableBy(params string[] columns) => endpoint.WithMetadata(new SortableByMetadata(columns));

        /// <summary>Lets an endpoint take a file of up to 100 MB in a form; everything else is held to 4 MB.</summary>
        public TBuilder TakesFile() => endpoint.WithMetadata(
            new RequestSizeLimitAttribute(LargestUpload + FormOverhead),
            new RequestFormLimitsAttribute { MultipartBodyLengthLimit = LargestUpload },
            new NoAntiforgery());
    }

    // The API takes no cookies, so another site has nothing to forge requests with.
    private sealed class NoAntiforgery : Microsoft.AspNetCore.Antiforgery.IAntiforgeryMetadata
    {
        public bool RequiresValidation => false;
    }
}

internal sealed record PermissionMetadata(string Name);

internal sealed record FurtherPermissionMetadata(string Name);

internal sealed record RefusalMetadata(int Status, string Code, string? Text);

internal sealed record ExampleMetadata(string? Name, Func<IServiceProvider, object> Body);

internal sealed record ExampleParameterMetadata(string Name, Func<IServiceProvider, object> Value);

internal sealed record ExampleActorMetadata(string Name);

internal sealed record SortableByMetadata(IReadOnlyList<string> Columns);
