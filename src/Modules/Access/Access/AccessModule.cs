using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Accounts;
using JinhuRedCross.Access.Features.Clients;
using JinhuRedCross.Access.Features.Connect;
using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Features.Me;
using JinhuRedCross.Access.Features.Setup;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.BuildingBlocks.OwnTables;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.Access;

/// <summary>Who may do what: staff accounts, programs, roles, and the sign-in that all of them go through.</summary>
public sealed class AccessModule : IModule
{
    public string Name => "access";

    public string Title => "账户与权限（Access）";

    public IKeptBeside? Kept() => new AccessBackup();

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddParameters(AccessParameters.All);
        services.AddSingleton(p => AccessStore.At(p.GetRequiredService<DataFolder>().Path, configuration["Data:Postgres"]));
        services.AddSingleton(p => AccessStore.Open(p.GetRequiredService<OwnStore>(), p.GetRequiredService<DataFolder>().Keys));
        services.AddSingleton<Changes>();
        services.AddDbContextFactory<AccessDb>((p, o) => p.GetRequiredService<OwnStore>().Configure(o));
        services.AddSingleton<RoleBook>();
        services.AddSingleton<Rights>();
        services.AddSingleton<Remembered>();
        services.AddSingleton<IAccess, Callers>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<OneTimeLinks>();
        services.AddScoped<ClientDesk>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<Bootstrap>();
        services.AddScoped<SwaggerClient>();
        services.AddScoped<SetupLink>();
        AuthorizationServer.Add(services, configuration);
        services.AddHostedService<AccessStart>();
    }

    /// <remarks>In the order in which the examples work on a fresh host.</remarks>
    public void Map(RouteGroupBuilder module, RouteGroupBuilder open)
    {
        ShowMe.Map(module.MapGroup("").WithTags("我（Me）"));
        var roles = module.MapGroup("").WithTags("角色与权限（Roles）");
        ShowPermissions.Map(roles);
    }

    public void MapPages(IEndpointRouteBuilder host)
    {
        TokenEndpoint.Map(host);
    }
}
