using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>Rule 16.</summary>
public sealed class DescribedEndpoints
{
    private const string Open = "/api/v1/public/";

    // The platform's own pages, which are no part of the API, and those of sign-in.
    private static readonly string[] _platform =
    [
        "/", "/errors/{code}", "/health/live", "/health/serving", "/health/ready", "/metrics",
        "/connect/token", "/connect/authorize", "/connect/logout", "/sign-in", "/sign-in/code", "/sign-in/authenticator", "/sign-in/password", "/sign-out", "/account", "/set-up", "/reset",
    ];

    [Fact]
    public async Task Every_endpoint_says_what_it_is_and_who_may_use_it()
    {
        var folder = Directory.CreateTempSubdirectory("jinhu-arch-").FullName;
        await using (var app = HostBuilding.Create(["--urls", "http://127.0.0.1:0", "--Data:Directory", folder]))
        {
            var endpoints = Rule.Finds(EndpointsOf(app), "endpoints");
            foreach (var module in Host.Modules.All) Rule.Finds(endpoints.Where(e => PathOf(e).StartsWith($"/api/v1/{module.Name}/", StringComparison.Ordinal)), $"endpoints of {module.Name}");
            Rule.Holds(endpoints.SelectMany(Faults), "Describe the endpoint where it is mapped (.WithName .WithSummary .WithTags .Permission), under /api/v1/<module> or /api/v1/public:");
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_is_caught()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/api/v2/secret", () => "");
        Assert.Equal(["a name", "a permission", "a place", "a summary", "a tag"], EndpointsOf(app).SelectMany(Faults).Select(f => f.Split(" lacks ")[1]).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<RouteEndpoint> EndpointsOf(IEndpointRouteBuilder app) => app.DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => !_platform.Contains(PathOf(e)));

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static IEnumerable<string> Faults(RouteEndpoint endpoint)
    {
        var path = PathOf(endpoint);
        var lacks = new List<string>();
        if (endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>() is not { Summary.Length: > 0 }) lacks.Add("a summary");
        if (endpoint.Metadata.GetMetadata<ITagsMetadata>() is not { Tags.Count: > 0 }) lacks.Add("a tag");
        if (endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not { EndpointName.Length: > 0 }) lacks.Add("a name");
        if (!path.StartsWith(Open, StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<PermissionMetadata>() is not { Name.Length: > 0 }) lacks.Add("a permission");
        if (!Host.Modules.All.Select(m => $"/api/v1/{m.Name}/").Append(Open).Any(place => path.StartsWith(place, StringComparison.Ordinal))) lacks.Add("a place");
        return lacks.Select(what => $"{endpoint.DisplayName} lacks {what}");
    }
}
