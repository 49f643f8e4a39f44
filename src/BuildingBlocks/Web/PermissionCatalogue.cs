using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Gathers permissions from the endpoints, once, when somebody first asks.</summary>
internal sealed class PermissionCatalogue(EndpointDataSource endpoints) : IPermissionCatalogue
{
    private IReadOnlyList<KnownPermission>? _all;

    public IReadOnlyList<KnownPermission> All => _all ??= Gather();

    private List<KnownPermission> Gather() =>
    [
        .. endpoints.Endpoints
            .SelectMany(e => NamesOn(e).Select(name => (Permission: name, Endpoint: e)))
            .GroupBy(e => e.Permission)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new KnownPermission(g.Key, g.All(e => Reads(e.Endpoint)), g.Any(e => e.Endpoint.Metadata.GetMetadata<InPartMetadata>() is not null), [.. g.Select(e => e.Endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName).OfType<string>().Distinct()])),
    ];

    private static IEnumerable<string> NamesOn(Endpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<FurtherPermissionMetadata>().Select(f => f.Name).Concat(endpoint.Metadata.GetMetadata<PermissionMetadata>() is { } own ? [own.Name] : []);

    private static bool Reads(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods && methods.All(m => HttpMethods.IsGet(m) || HttpMethods.IsHead(m));
}
