using System.Reflection;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Mvc;

namespace JinhuRedCross.Host.Hosting;

/// <summary>What the platform says about itself, whatever modules it runs.</summary>
internal static class PlatformEndpoints
{
    private static readonly string Built =
        typeof(PlatformEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static void MapPlatform(this WebApplication app)
    {
        app.MapGet("/", () => Results.Redirect("/swagger")).AllowAnonymous().ExcludeFromDescription();
        app.MapHealth();
        app.MapGet("/api/v1/public/about", Tell)
            .AllowAnonymous()
            .WithName("about")
            .WithTags("平台")
            .WithSummary("版本与最新封存（newest seal）");
    }

    /// <remarks>无需登录。保存好这里的封存值，日后即可查明账簿是否被改动。</remarks>
    private static About Tell([FromServices] INewestSeal? seal = null)
    {
        var cut = Built.IndexOf('+', StringComparison.Ordinal);
        return new(SwaggerHosting.Title, cut < 0 ? Built : Built[..cut], cut < 0 ? null : Built[(cut + 1)..], seal?.Newest);
    }

    /// <summary>版本与最新封存</summary>
    /// <param name="Name">平台名称</param>
    /// <param name="Version">版本号</param>
    /// <param name="Commit">源代码提交号，构建时未知则为空</param>
    /// <param name="NewestSeal">账簿最新的封存，尚无封存则为空</param>
    private sealed record About(string Name, string Version, string? Commit, SealHead? NewestSeal);
}
