using JinhuRedCross.BuildingBlocks.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.Fundraising;

/// <summary>Campaigns, gifts and what became of them: the money desk of the society (measure 10).</summary>
public sealed class FundraisingModule : IModule
{
    public string Name => "fundraising";

    public string Title => "募捐与捐赠（Fundraising）";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    public void Map(RouteGroupBuilder module, RouteGroupBuilder open)
    {
    }
}
