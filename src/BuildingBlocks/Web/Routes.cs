using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Routing.Patterns;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Routes as people write them, without constraints: those may change, the name of an operation may not.</summary>
internal static class Routes
{
    private static readonly ConditionalWeakTable<RoutePattern, string> Known = [];

    public static string Plain(RoutePattern pattern) => Known.GetValue(pattern, Write);

    private static string Write(RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(Part))));

    private static string Part(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
        _ => "",
    };
}
