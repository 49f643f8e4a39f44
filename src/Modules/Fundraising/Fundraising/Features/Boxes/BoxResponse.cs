using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain;
using JinhuRedCross.Fundraising.Domain.Boxes;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Boxes;

/// <summary>一个募捐箱</summary>
/// <param name="Id">标识</param>
/// <param name="Number">编号</param>
/// <param name="Place">设置地点</param>
/// <param name="InsideCounty">是否在本县</param>
/// <param name="FilingNumber">县外地点当地民政部门的备案编号</param>
/// <param name="Status">状态：ready 在库待用、out 已发出、in 已收回待清点、retired 已停用</param>
/// <param name="Keeper">领用人或交回人；个人姓名脱敏</param>
/// <param name="SealNumber">最近一次发出时的封签号</param>
/// <param name="SealDiffered">最近一次收回时封签号是否不一致</param>
/// <param name="OutOn">最近一次发出日期</param>
/// <param name="InOn">最近一次收回日期；已再次发出的为空</param>
/// <param name="CountedOn">最近一次清点日期</param>
/// <param name="Counts">清点次数</param>
/// <param name="CountedAmount">累计清点金额（元）</param>
/// <param name="LastGiftId">最近一次清点登记的捐赠的标识；清点为 0 的为空</param>
/// <param name="Version">版本，同 ETag</param>
internal sealed record BoxResponse(
    Guid Id, string Number, string Place, bool InsideCounty, string? FilingNumber, Guid CampaignId, string CampaignNumber, BoxStatus Status, string? Keeper, string? SealNumber,
    bool SealDiffered, DateOnly? OutOn, DateOnly? InOn, DateOnly? CountedOn, int Counts, Money CountedAmount, Guid? LastGiftId, DateTimeOffset RegisteredAt, long Version)
{
    public static BoxResponse Of(BoxRow b) => new(
        b.Id, b.Number, b.Place, b.InsideCounty, b.FilingNumber, b.CampaignId, b.CampaignNumber, b.Status, Shown.Payee(b.Keeper, b.Keeper is { } k && ReadsAsUnit.Matches(k)), b.SealNumber,
        b.SealDiffered, b.OutOn, b.InOn, b.CountedOn, b.Counts, new(b.CountedFen), b.LastGiftId, b.RegisteredAt, b.Version);
}
