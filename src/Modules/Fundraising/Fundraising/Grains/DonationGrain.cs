using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Goods;
using JinhuRedCross.Fundraising.Domain.Receipts;
using DonationDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Donations.Donation, JinhuRedCross.Fundraising.Domain.Donations.DonationEvent>;

namespace JinhuRedCross.Fundraising.Grains;

internal interface IDonationGrain : IGrainWithGuidKey
{
    Task<Donation> Show();

    Task<DonationDecided> Correct(Command command, ProposedCorrection asked, DonationRecorded recorded, Guid campaign, DateOnly? lastDay);

    Task<DonationDecided> ChangePublicity(Command command, Publicity? publicity, DonationRecorded recorded);

    Task<DonationDecided> NameParts(Command command, IReadOnlyList<ProposedPart> parts, DonationRecorded recorded, Guid campaign, bool voided);

    Task<DonationDecided> CountGoods(Command command, IReadOnlyList<ProposedQuantity> counted, string? remark, DonationRecorded recorded, Guid campaign, string recordedBy);

    Task<DonationDecided> HandOverGoods(Command command, ProposedHandOver asked, DonationRecorded recorded, Guid campaign, bool awaitsReview);

    Task<DonationDecided> RegisterReceipt(Command command, ProposedReceipt asked, GiftForReceipt gift, HeldBook? book);

    Task<DonationDecided> ReverseReceipt(Command command, string code, string number, ProposedReversal asked);

    Task<DonationDecided> VoidReceipt(Command command, string code, string number, ProposedReversal asked);

    Task<DonationDecided> ChangeReceiptWish(Command command, ReceiptWish? wish, string? reason, DonationRecorded recorded);
}

/// <summary>One gift after it was recorded.</summary>
[GrainType("donation")]
internal sealed class DonationGrain(Journal journal, RulesInForce rules) : AggregateGrain<Donation, DonationEvent>(journal), IDonationGrain
{
    public Task<Donation> Show() => Show((d, _) => d);

    public Task<DonationDecided> Correct(Command command, ProposedCorrection asked, DonationRecorded recorded, Guid campaign, DateOnly? lastDay) =>
        Decide(command, (d, now) => d.Correct(asked, recorded, lastDay, command.Actor, now, campaign), showAfter: true);

    public Task<DonationDecided> ChangePublicity(Command command, Publicity? publicity, DonationRecorded recorded) =>
        Decide(command, (d, now) => d.ChangePublicity(publicity, recorded, command.Actor, now), showAfter: true);

    public Task<DonationDecided> NameParts(Command command, IReadOnlyList<ProposedPart> parts, DonationRecorded recorded, Guid campaign, bool voided) =>
        Decide(command, (d, now) => d.NameParts(parts, recorded, campaign, voided, command.Actor, now, rules.Now), showAfter: true);

    public Task<DonationDecided> CountGoods(Command command, IReadOnlyList<ProposedQuantity> counted, string? remark, DonationRecorded recorded, Guid campaign, string recordedBy) =>
        Decide(command, (d, now) => d.CountGoods(counted, remark, recorded, campaign, recordedBy, command.Actor, now, rules.Now), showAfter: true);

    public Task<DonationDecided> HandOverGoods(Command command, ProposedHandOver asked, DonationRecorded recorded, Guid campaign, bool awaitsReview) =>
        Decide(command, (d, now) => d.HandOverGoods(command.Id, asked, recorded, campaign, awaitsReview, command.Actor, now, rules.Now), showAfter: true);

    public Task<DonationDecided> RegisterReceipt(Command command, ProposedReceipt asked, GiftForReceipt gift, HeldBook? book) =>
        Decide(command, (d, now) => d.RegisterReceipt(asked, gift, book, command.Actor, now));

    public Task<DonationDecided> ReverseReceipt(Command command, string code, string number, ProposedReversal asked) =>
        Decide(command, (d, now) => d.ReverseReceipt(code, number, asked, command.Actor, now), d => d.VersionOfReceipt(code, number));

    public Task<DonationDecided> VoidReceipt(Command command, string code, string number, ProposedReversal asked) =>
        Decide(command, (d, now) => d.VoidReceipt(code, number, asked, command.Actor, now), d => d.VersionOfReceipt(code, number));

    public Task<DonationDecided> ChangeReceiptWish(Command command, ReceiptWish? wish, string? reason, DonationRecorded recorded) =>
        Decide(command, (d, now) => d.ChangeReceiptWish(wish, reason, recorded, command.Actor, now), showAfter: true);
}
