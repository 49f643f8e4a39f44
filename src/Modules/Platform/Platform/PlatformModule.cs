using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.Platform.Features.Holidays;
using JinhuRedCross.Platform.Features.Parameters;
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
        services.AddSingleton<ParameterDesk>();
    }

    public void Map(RouteGroupBuilder module, RouteGroupBuilder open)
    {
        ParameterEndpoints.Map(module, open);
        HolidayEndpoints.Map(module);
    }
}
