using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>The filters of the list of gifts and of its exports.</summary>
/// <param name="ReceivedFrom">到账日期不早于（北京时间）</param>
/// <param name="ReceivedTo">到账日期不晚于（北京时间）</param>
/// <param name="AmountFrom">金额不低于（元）</param>
/// <param name="AmountTo">金额不高于（元）</param>
/// <param name="Channel">捐赠方式</param>
/// <param name="Earmark">定向用途</param>
/// <param name="Name">捐赠人姓名或单位名称包含</param>
/// <param name="State">状态；默认只列有效的</param>
/// <param name="Collective">是否集体捐赠</param>
/// <param name="Receipt">票据</param>
/// <param name="Goods">列实物捐赠；默认只列钱款</param>
internal sealed record DonationFilter(
    DateOnly? ReceivedFrom, DateOnly? ReceivedTo, decimal? AmountFrom, decimal? AmountTo, Channel? Channel, string? Earmark, string? Name, DonationState? State = null, bool? Collective = null, bool Goods = false,
    GiftReceiptState? Receipt = null)
{
    /// <summary>True when nothing is asked for: every gift of the campaign passes.</summary>
    public bool KeepsAll => this == new DonationFilter(null, null, null, null, null, null, null);

    /// <summary>With collective gifts in whose list the name stands.</summary>
    public Task<Specification<DonationRow>> Of(Guid campaign, PartDesk parts, CancellationToken cancel) =>
        Of(DonationsThat.BelongTo(campaign), name => parts.GiftsWith(campaign, name, cancel));

    /// <summary>Of several campaigns, or of all of them where none are named.</summary>
    public Task<Specification<DonationRow>> Of(IReadOnlyCollection<Guid>? campaigns, PartDesk parts, CancellationToken cancel) =>
        Of(campaigns is null ? Specification<DonationRow>.All : DonationsThat.BelongToOneOf(campaigns), name => parts.GiftsWith(name, cancel));

    /// <summary>Ranges that end before they begin.</summary>
    public Error? Fault => Ranges.Fault(("receivedFrom", ReceivedFrom, ReceivedTo), ("amountFrom", AmountFrom, AmountTo));

    private async Task<Specification<DonationRow>> Of(Specification<DonationRow> within, Func<Specification<PartRow>, Task<IReadOnlyCollection<Guid>>> giftsWith)
    {
        if (string.IsNullOrWhiteSpace(Name) || await giftsWith(PartsThat.MentionInName(Name.Trim())) is not { Count: > 0 } listed) return Of(within);
        return Of(within) | ((this with { Name = null }).Of(within) & DonationsThat.AreOfOneOf(listed));
    }

    private Specification<DonationRow> Of(Specification<DonationRow> within)
    {
        var wanted = within & (Goods ? DonationsThat.AreGoods : DonationsThat.AreMoney) & (State is { } state ? DonationsThat.Are(state) : DonationsThat.Stand);
        if (ReceivedFrom is { } from) wanted &= DonationsThat.WereReceivedFrom(from);
        if (ReceivedTo is { } to) wanted &= DonationsThat.WereReceivedUntil(to);
        if (AmountFrom is { } least) wanted &= DonationsThat.AreAtLeast(Ranges.AtLeast(least));
        if (AmountTo is { } most) wanted &= DonationsThat.AreAtMost(Ranges.AtMost(most));
        if (Channel is { } channel) wanted &= DonationsThat.CameBy(channel);
        if (!string.IsNullOrWhiteSpace(Earmark)) wanted &= DonationsThat.AreFor(Earmark.Trim());
        if (Collective is { } collective) wanted &= DonationsThat.AreCollective(collective);
        if (!string.IsNullOrWhiteSpace(Name)) wanted &= DonationsThat.MentionInName(Name.Trim());
        if (Receipt is { } receipt) wanted &= DonationsThat.HaveReceipt(receipt);
        return wanted;
    }
}
