using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Platform.Features.Parameters;

/// <summary>All addresses of parameters, in the order in which their examples work.</summary>
internal static class ParameterEndpoints
{
    public static void Map(RouteGroupBuilder module, RouteGroupBuilder open)
    {
        var parameters = module.MapGroup("/parameters").WithTags("参数（Parameters）");
        ShowParameters.Map(parameters);
        SetParameter.Map(parameters);
        WithdrawParameter.Map(parameters);
        ShowParameterHistory.Map(parameters);
        ShowParameters.MapOpen(open);
    }
}
