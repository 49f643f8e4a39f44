using JinhuRedCross.BuildingBlocks.Messaging;
using JinhuRedCross.BuildingBlocks.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Messaging.Members;

/// <summary>A module that is still to come, as far as others hear of it: it tells of members, volunteers and activities, and Organisations listens.</summary>
internal sealed class MembersModule : IModule
{
    public string Name => "test-members";

    public string Title => "会员（Members, of tests）";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Deafness>();
        services.Tell<Announcements>();
        services.Hear<MembersCountedHandler>();
        services.Hear<ActivityHeldHandler>();
    }

    public void Map(RouteGroupBuilder module, RouteGroupBuilder open)
    {
    }
}
