using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The numbers that the examples in Swagger make on a fresh host, so that they can be sent one after the other.</summary>
internal static class ExampleNumbers
{
    /// <summary>The key of the first example gift: its id and query code follow from it.</summary>
    public const string GiftKey = "example-gift-1";

    public const string ImportKey = "example-import-1";

    /// <summary>The id of the example import, sent by the default actor under <see cref="ImportKey"/>.</summary>
    public static object Import(IServiceProvider services) =>
        services.GetRequiredService<Commands>().IdOf(CallerContext.DefaultActor, "POST /api/v1/fundraising/campaigns/{id}/imports", ImportKey);

    public static object Campaign(IServiceProvider services) => $"JH-MJ-{ChinaTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow()).Year}-0001";

    public static object Gift(IServiceProvider services) => $"{Campaign(services)}-000001";

    public static Func<IServiceProvider, object> GiftOf(int sequence) => services => $"{Campaign(services)}-{sequence:D6}";

    public static Func<IServiceProvider, object> Disbursement(int sequence) => services => $"{Campaign(services)}-Z{sequence:D4}";

    /// <summary>The query code that the first example gift will have, sent by the default actor under <see cref="GiftKey"/>.</summary>
    public static object QueryCode(IServiceProvider services) =>
        services.GetRequiredService<QueryCodes>().Of(services.GetRequiredService<Commands>().IdOf(CallerContext.DefaultActor, "POST /api/v1/fundraising/campaigns/{id}/donations", GiftKey));
}
