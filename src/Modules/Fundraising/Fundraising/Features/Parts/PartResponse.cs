using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Parts;

/// <summary>集体捐赠名单中的一人</summary>
/// <param name="Id">标识</param>
/// <param name="Number">编号：捐赠编号加序号，如 JH-MJ-2026-0001-000001-0001</param>
/// <param name="DonationId">所属捐赠</param>
/// <param name="DonationNumber">其编号</param>
/// <param name="Name">班级、科室名称；个人姓名脱敏</param>
/// <param name="DisplayName">按本人选择的公示方式显示的名称</param>
/// <param name="Amount">金额（元）</param>
/// <param name="UsedAmount">其中已使用（元）</param>
/// <param name="RefundedAmount">其中已退款或已批准退款（元）</param>
/// <param name="UnspentAmount">其中尚未使用（元）</param>
/// <param name="Publicity">公示方式</param>
/// <param name="QueryCode">查询码：凭编号和查询码查自己一份的去向，请转交本人</param>
/// <param name="Restricted">已请求删除个人信息，对外按匿名显示</param>
internal sealed record PartResponse(
    Guid Id, string Number, Guid DonationId, string DonationNumber, string? Name, string DisplayName, Money Amount, Money UsedAmount, Money RefundedAmount, Money UnspentAmount,
    Publicity Publicity, string QueryCode, bool Restricted)
{
    public static PartResponse Of(PartRow row, WholeGift gift, QueryCodes codes)
    {
        var fate = gift.FateOf(row.Fens);
        var (amount, used) = (row.Fens.Amount - fate.Voided, new Money(fate.Used.Values.Sum(u => u.Fen)));
        return new(
            row.Id, row.Number, row.DonationId, row.DonationNumber, Shown.AtTheDesk(KindOf(row), row.Name), Shown.Part(row), amount, used, fate.Refunded, amount - used - fate.Refunded,
            row.Publicity, codes.Of(row.Id), row.Restricted);
    }

    private static DonorKind KindOf(PartRow row) => row.IsUnit ? DonorKind.Organisation : DonorKind.Individual;
}
