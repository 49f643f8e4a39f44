using JinhuRedCross.BuildingBlocks.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.Platform;

/// <summary>What all modules share and somebody has to set or decide: parameters, the holiday calendar, erasures of personal data.</summary>
public sealed class PlatformModule : IModule
{
    public string Name => "platform";

    public string Title => "平台设置（Platform）";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    public void Map(RouteGroupBuilder module, RouteGroupBuilder open)
    {
    }
}
