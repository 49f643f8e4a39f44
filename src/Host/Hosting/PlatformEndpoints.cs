using System.Reflection;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Host.Hosting.Telemetry;
using Microsoft.AspNetCore.Mvc;

namespace JinhuRedCross.Host.Hosting;

/// <summary>What the platform says about itself, whatever modules it runs.</summary>
internal static class PlatformEndpoints
{
    private static readonly string Built =
        typeof(PlatformEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>The version without what was built from.</summary>
    public static string Version => Built.Split('+')[0];

    public static void MapPlatform(this WebApplication app)
    {
        app.MapGet("/", () => Results.Redirect("/swagger")).AllowAnonymous().ExcludeFromDescription();
        app.MapHealth();
        app.MapTelemetry();
        app.MapGet("/api/v1/public/about", Tell)
            .AllowAnonymous()
            .WithName("about")
            .WithTags("平台")
            .WithSummary("版本与最新封存（newest seal）");
        app.MapGet("/errors/{code}", Explain).AllowAnonymous().ExcludeFromDescription();
    }

    /// <remarks>无需登录。保存好这里的封存值，日后即可查明账簿是否被改动。</remarks>
    private static About Tell([FromServices] INewestSeal? seal = null)
    {
        var cut = Built.IndexOf('+', StringComparison.Ordinal);
        return new(SwaggerHosting.Title, Version, cut < 0 ? null : Built[(cut + 1)..], seal?.Newest);
    }

    /// <remarks>Where the <c>type</c> of a problem leads: which operations answer so.</remarks>
    private static IResult Explain(string code, EndpointDataSource endpoints)
    {
        var told = endpoints.Endpoints
            .SelectMany(e => e.Metadata.GetOrderedMetadata<RefusalMetadata>().Where(r => r.Code == code).Select(r => (Operation: e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName, Refusal: r)))
            .ToArray();
        var known = told.Select(t => t.Refusal).FirstOrDefault(r => r.Text is not null) ?? told.Select(t => t.Refusal).FirstOrDefault() ?? CommonRefusals.Find(code) ?? RequestErrors.Find(code);
        if (known is null) return RequestErrors.RouteUnknown.ToProblem(StatusCodes.Status404NotFound);
        return Results.Ok(new ErrorPage(known.Code, known.Status, known.Text, [.. told.Select(t => t.Operation).OfType<string>().Distinct()]));
    }

    private sealed record ErrorPage(string Code, int Status, string? Text, IReadOnlyList<string> Operations);

    /// <summary>版本与最新封存</summary>
    /// <param name="Name">平台名称</param>
    /// <param name="Version">版本号</param>
    /// <param name="Commit">源代码提交号，构建时未知则为空</param>
    /// <param name="NewestSeal">账簿最新的封存，尚无封存则为空</param>
    internal sealed record About(string Name, string Version, string? Commit, SealHead? NewestSeal);
}
