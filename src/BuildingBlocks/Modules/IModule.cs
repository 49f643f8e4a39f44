using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.BuildingBlocks.OwnTables;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.BuildingBlocks.Modules;

/// <summary>The one door of a bounded context: what it brings into the host.</summary>
public interface IModule
{
    /// <summary>Segment of its addresses and name of its Swagger document, such as <c>fundraising</c>.</summary>
    string Name { get; }

    /// <summary>What staff read in Swagger, such as <c>募捐与捐赠（Fundraising）</c>.</summary>
    string Title { get; }

    /// <summary>What <c>verify</c> checks of this module's records beside their form; null for nothing.</summary>
    IJournalAudit? Audit() => null;

    /// <summary>What <c>backup</c> and <c>restore</c> take along beside the journal; null for nothing.</summary>
    IKeptBeside? Kept() => null;

    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <param name="module">The group <c>/api/v1/&lt;name&gt;</c>.</param>
    /// <param name="open">The group <c>/api/v1/public</c>: no sign-in.</param>
    void Map(RouteGroupBuilder module, RouteGroupBuilder open);

    /// <summary>What is no part of the API, such as pages that people see. Whatever is mapped here says itself who may use it.</summary>
    void MapPages(IEndpointRouteBuilder host)
    {
    }
}
