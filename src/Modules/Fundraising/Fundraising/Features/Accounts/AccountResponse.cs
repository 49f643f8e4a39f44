using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>本会的一个账户</summary>
/// <param name="Id">标识</param>
/// <param name="Number">账号（商户号）</param>
/// <param name="Name">账户名称</param>
/// <param name="Kind">类别：bank 银行、weChatPay 微信支付、alipay 支付宝、cash 现金</param>
/// <param name="Channels">以这些方式捐赠的款项到这个账户</param>
/// <param name="OpeningBalance">期初余额（元）</param>
/// <param name="OpeningOn">期初日期：余额为当日开始时的余额</param>
/// <param name="WaitingLines">待认领的流水条数</param>
/// <param name="UnclaimedAmount">待认领的收入合计（元），归日常受赠（general fund）</param>
/// <param name="OldestWaitingOn">最早一条待认领流水的日期</param>
/// <param name="LastLineOn">已导入的最新流水的日期</param>
/// <param name="HandedInAt">最近一次上传流水的时间</param>
/// <param name="Version">版本，同 ETag</param>
internal sealed record AccountResponse(
    Guid Id, string Number, string Name, AccountKind Kind, IReadOnlyList<Channel> Channels, Money OpeningBalance, DateOnly OpeningOn, int WaitingLines, Money UnclaimedAmount, DateOnly? OldestWaitingOn,
    DateOnly? LastLineOn, DateTimeOffset? HandedInAt, DateTimeOffset RegisteredAt, long Version)
{
    public static AccountResponse Of(AccountRow a) => new(
        a.Id, a.Number, a.Name, a.Kind, [.. a.Channels.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Channel>)], new(a.OpeningFen), a.OpeningOn, a.WaitingLines, new(a.UnclaimedFen), a.OldestOn,
        a.LastDay, a.HandedInAt, a.RegisteredAt, a.Version);
}
