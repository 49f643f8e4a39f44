using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.Host.Hosting;
using JinhuRedCross.Host.Hosting.Telemetry;

namespace JinhuRedCross.Host;

/// <summary>Builds the host: settings, the parts that every module needs, the modules.</summary>
internal static class HostBuilding
{
    /// <param name="modules">Other modules than <see cref="Modules.All"/>, for tests.</param>
    /// <param name="customise">Last word on the services, for tests.</param>
    public static WebApplication Create(string[] args, IReadOnlyList<IModule>? modules = null, Action<WebApplicationBuilder>? customise = null)
    {
        modules ??= Modules.All;
        return Finish(Prepare(args, modules, customise), modules);
    }

    /// <summary>Reads the settings, and says what the host is made of; nothing is opened yet.</summary>
    public static WebApplicationBuilder Prepare(string[] args, IReadOnlyList<IModule> modules, Action<WebApplicationBuilder>? customise = null)
    {
        // Settings lie beside the program; the data folder alone is relative to where it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.AddDefaults();
        builder.AddKestrelLimits();
        // The journal first: it opens before the silo starts, and closes after it has stopped.
        builder.AddJournal(modules.Select(m => m.GetType().Assembly));
        builder.AddReadModels();
        builder.AddSnapshots();
        builder.AddRules();
        builder.AddOrleansSilo();
        builder.AddDueWork();
        builder.AddErasures();
        builder.AddAuditTrail();
        builder.AddDraining();
        builder.AddHealth();
        builder.AddTelemetry();
        builder.AddWebConventions();
        builder.AddAccess();
        builder.AddSwagger(modules);
        foreach (var module in modules) module.AddServices(builder.Services, builder.Configuration);
        builder.AddMessaging(modules);
        customise?.Invoke(builder);
        return builder;
    }

    public static WebApplication Finish(WebApplicationBuilder builder, IReadOnlyList<IModule> modules)
    {
        var app = builder.Build();
        app.UseDraining();
        app.UseWebConventions();
        app.UseRouting();
        app.UseAddressLimit();
        app.UseSwaggerPages(modules);
        app.UseSignIn();
        app.UseDashboardPages();
        app.UseAccess();
        app.UseCallerLimit();
        app.UseRequestGuard();
        app.MapPlatform();
        app.MapDashboard();
        foreach (var module in modules) app.MapModule(module);
        app.SayWhereToLook();
        return app;
    }

    private static void MapModule(this WebApplication app, IModule module)
    {
        module.Map(
            app.MapGroup("/api/v1/" + module.Name).WithGroupName(module.Name),
            app.MapGroup("/api/v1/public").WithGroupName(module.Name).AllowAnonymous());
        module.MapPages(app.MapGroup("").WithMetadata(new ConfidentialMetadata()));
    }
}
