using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Accounts;
using JinhuRedCross.Access.Features.Clients;
using JinhuRedCross.Access.Features.Connect;
using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Features.External;
using JinhuRedCross.Access.Features.Me;
using JinhuRedCross.Access.Features.Repeating;
using JinhuRedCross.Access.Features.RoleBooks;
using JinhuRedCross.Access.Features.Setup;
using JinhuRedCross.Access.Features.SignIn;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
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
        services.AddScoped<IAuditedChange>(p => p.GetRequiredService<AccessDb>().Told);
        services.AddSingleton<RoleBook>();
        services.AddSingleton<Rights>();
        services.AddSingleton<StaffBook>();
        services.AddSingleton<IParameterObjection>(p => p.GetRequiredService<StaffBook>());
        services.AddSingleton<Organisations>();
        services.AddScoped<Once>();
        services.AddScoped<AssignRoles>();
        services.AddScoped<LinkAccount>();
        services.AddSingleton<Remembered>();
        services.AddSingleton<IAccess, Callers>();
        services.AddSingleton<IBrowserSessions, BrowserSessions>();
        services.AddSingleton<IActorNames, AccountNames>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<OneTimeLinks>();
        services.AddSingleton<Attempts>();
        services.AddScoped<SessionDesk>();
        services.AddScoped<ClientDesk>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<Bootstrap>();
        services.AddScoped<SwaggerClient>();
        services.AddScoped<SetupLink>();
        AuthorizationServer.Add(services, configuration);
        services.AddHostedService<AccessStart>();
        services.AddSingleton<Tidying>();
        services.AddHostedService(p => p.GetRequiredService<Tidying>());
    }

    /// <remarks>In the order in which the examples work on a fresh host.</remarks>
    public void Map(RouteGroupBuilder module, RouteGroupBuilder open)
    {
        ShowMe.Map(module.MapGroup("").WithTags("我（Me）"));
        var roles = module.MapGroup("").WithTags("角色与权限（Roles）");
        ShowPermissions.Map(roles);
        RoleEndpoints.Map(roles);
        AccountEndpoints.Map(module.MapGroup("/accounts").WithTags("账户（Accounts）"));
        ClientEndpoints.Map(module.MapGroup("/clients").WithTags("客户端（Clients）"));
    }

    public void MapPages(IEndpointRouteBuilder host)
    {
        TokenEndpoint.Map(host);
        AuthorizeEndpoint.Map(host);
        SignInPage.Map(host);
        ExternalPages.Map(host);
        CodePage.Map(host);
        AuthenticatorPage.Map(host);
        PasswordPage.Map(host);
        AccountPage.Map(host);
        SetUpPage.Map(host);
        LinkPage.Map(host);
    }
}
