using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>What the examples in Swagger make on a fresh host, so that they can be sent one after the other.</summary>
internal static class ExampleNumbers
{
    /// <summary>Number of the first import of a campaign.</summary>
    public const string Import = "1";

    public const string ListSource = "示例单位 1 月捐赠名单";

    /// <summary>A list with a large gift without its letter, a small one, two rows that look like the first example gift, and one that a school gave together.</summary>
    public const string List = """
        2026年博爱助学捐赠名单,,,,
        序号,捐赠日期,捐赠(单位/姓名),捐赠金额（元）,备注
        1,2026-01-22,金湖示例企业有限公司,1000000,助学
        2,2026-01-22,示例丙,50.5,
        3,2026-01-21,示例甲,1409.5,
        4,2026-01-21,示例甲,1409.5,
        5,2026-01-22,金湖示例小学,100,
        合计,,,1002969.5,
        """;

    public static object Campaign(IServiceProvider services) => $"JH-MJ-{ChinaTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow()).Year}-0001";

    public static object Gift(IServiceProvider services) => $"{Campaign(services)}-000001";

    /// <summary>A gift of goods.</summary>
    public static object GoodsGift(IServiceProvider services) => $"{Campaign(services)}-000002";

    /// <summary>The first gift of the example list.</summary>
    public static object ListedGift(IServiceProvider services) => $"{Campaign(services)}-000003";

    /// <summary>The second one.</summary>
    public static object SecondListedGift(IServiceProvider services) => $"{Campaign(services)}-000004";

    /// <summary>The gift of a school whose list comes as a file.</summary>
    public static object CollectiveGift(IServiceProvider services) => $"{Campaign(services)}-000005";

    /// <summary>The list of that gift.</summary>
    public const string PartList = """
        序号,姓名,金额,公示方式
        1,示例庚,50,公开
        2,示例辛,30,脱敏
        3,匿名,20,
        合计,,100,
        """;

    public static Func<IServiceProvider, object> Refund(int sequence) => services => $"{Campaign(services)}-T{sequence:D4}";

    public static Func<IServiceProvider, object> Disbursement(int sequence) => services => $"{Campaign(services)}-Z{sequence:D4}";

    /// <summary>Its query code: a row of a list has the same id whenever it comes, so the code is known before.</summary>
    public static object QueryCode(IServiceProvider services) => services.GetRequiredService<QueryCodes>().Of(ListedGiftId(services));

    /// <summary>The check code on its confirmation.</summary>
    public static object CheckCode(IServiceProvider services) => services.GetRequiredService<CheckCodes>().Of(ListedGiftId(services));

    /// <summary>The task to get its letter.</summary>
    public static object LetterTask(IServiceProvider services) => RowKey.Of(TaskKind.Letter, ListedGiftId(services)).ToString();

    private static Guid ListedGiftId(IServiceProvider services) =>
        ListedGiftIds.Of(services.GetRequiredService<Commands>(), (string)Campaign(services), ListSource, "1", new(2026, 1, 22), "金湖示例企业有限公司", Money.Yuan(1_000_000));
}

/// <summary>The id of a row of a list: campaign, source and its number, with day, name and amount.</summary>
internal static class ListedGiftIds
{
    public static Guid Of(Commands commands, string campaign, string source, string number, DateOnly day, string name, Money amount) => commands.IdOf(
        "listed-gift", campaign, source, number, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), name, amount.Fen.ToString(CultureInfo.InvariantCulture));
}
