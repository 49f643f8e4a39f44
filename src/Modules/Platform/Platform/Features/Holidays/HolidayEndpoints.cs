using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Platform.Features.Holidays;

/// <summary>All addresses of the holiday calendar, in the order in which their examples work.</summary>
internal static class HolidayEndpoints
{
    public static void Map(RouteGroupBuilder module)
    {
        var holidays = module.MapGroup("/holidays").WithTags("节假日（Holidays）");
        EnterHolidays.Map(holidays);
        ShowHolidays.Map(holidays);
    }
}
