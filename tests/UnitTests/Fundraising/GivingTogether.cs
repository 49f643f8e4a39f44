using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal.Snapshots;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Lists;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>A school or office transfers once and hands over a list: each on it has a part of the gift (FUN-13).</summary>
public sealed class GivingTogether
{
    private static readonly ProposedDonor _school = new(DonorKind.Organisation, "金湖示例小学", null, null, null);

    [Fact, Rule("FUN-13")]
    public void Eighty_seven_parts_lie_one_after_the_other_in_the_gift()
    {
        var campaign = CampaignWith(5).State;
        var gift = Recorded(campaign.RecordDonation(GiftId(2), Together(870, Parts(87, 10)), Now, Parameters));

        Assert.Equal(87, gift.Parts!.Count);
        Assert.Equal(new Fens(500, 87_500), gift.Fens);
        Assert.Equal((gift.Fens.From, gift.Fens.To), (gift.Parts[0].Fens.From, gift.Parts[^1].Fens.To));
        Assert.All(gift.Parts.Zip(gift.Parts.Skip(1)), pair => Assert.Equal(pair.First.Fens.To, pair.Second.Fens.From));
        Assert.Equal($"{gift.Number}-0087", gift.Parts[^1].Number);
        Assert.Equal(87, gift.Parts.Select(p => p.Id).Distinct().Count());
        Assert.All(gift.Parts, p => Assert.Equal(p.Id, p.Name!.Subject));
    }

    [Theory, Rule("FUN-13")]
    [InlineData(999.99, "parts.sum_differs", "¥0.01（少）")]
    [InlineData(1000, null, "")]
    [InlineData(1000.01, "parts.sum_differs", "¥0.01（多）")]
    public void The_parts_sum_to_the_gift_to_the_fen(decimal sum, string? code, string told)
    {
        ProposedPart[] parts = [new("示例甲", 900, Publicity.Name), new("示例乙", sum - 900, Publicity.Masked)];
        var error = RunningCampaign().State.RecordDonation(GiftId(1), Together(1000, parts), Now, Parameters).Error;

        Assert.Equal(code, error?.Code);
        Assert.Contains(told, error?.Zh ?? "", StringComparison.Ordinal);
    }

    [Fact, Rule("FUN-13")]
    public void Every_fault_of_the_list_is_told_with_its_place()
    {
        ProposedPart[] parts = [new(null, 10, Publicity.Masked), new("示例乙", 0.001m, Publicity.Name), new("示例丙", 10, null), new(null, 10, Publicity.Anonymous)];
        var error = RunningCampaign().State.RecordDonation(GiftId(1), Together(40, parts), Now, Parameters).Error!;

        Assert.Equal(["parts[0].name", "parts[1].amount", "parts[2].publicity"], error.More.Prepend(error).Select(e => e.Field));
    }

    [Fact, Rule("FUN-13")]
    public void Only_a_unit_gives_for_many() =>
        Assert.Equal("parts.needs_unit", RunningCampaign().State.RecordDonation(GiftId(1), Together(20, Parts(2, 10)) with { Donor = AGift(1).Donor }, Now, Parameters).Error?.Code);

    [Theory, Rule("FUN-13")]
    [InlineData(3, null)]
    [InlineData(4, "parts.too_many")]
    public void A_list_has_at_most_so_many_parts(int count, string? code)
    {
        var rules = Setting(FundraisingParameters.MostParts, 3, new(2020, 1, 1));

        Assert.Equal(code, RunningCampaign().State.RecordDonation(GiftId(1), Together(count, Parts(count, 1)), Now, rules).Error?.Code);
        Assert.Equal(code, Donation.Initial.NameParts(Parts(count, 1), Unlisted(count), Id, false, Asker, Now, rules).Error?.Code);
    }

    [Fact, Rule("FUN-13")]
    public void The_list_may_come_after_the_money_and_once()
    {
        var gift = Unlisted(20);
        var named = Named(Donation.Initial.NameParts(Parts(2, 10), gift, Id, false, Asker, Now, Parameters));

        Assert.Equal([new Fens(0, 1000), new(1000, 2000)], named.Parts.Select(p => p.Fens));
        var after = Donation.Initial.Apply(named);
        Assert.Equal("parts.named_already", after.NameParts(Parts(2, 10), gift, Id, false, Asker, Now, Parameters).Error?.Code);
        Assert.Equal("parts.named_already", Donation.Initial.NameParts(Parts(2, 10), gift with { Parts = named.Parts }, Id, false, Asker, Now, Parameters).Error?.Code);
        Assert.Equal("parts.keeps_unit", after.Correct(new(DonorKind.Individual, "示例甲", null, null, null, null, null, null, "误记"), gift, null, Asker, Now).Error?.Code);
    }

    [Fact, Rule("FUN-13")]
    public void A_list_named_later_is_held_to_the_same_rules()
    {
        Assert.Equal("parts.sum_differs", Donation.Initial.NameParts(Parts(2, 9.99m), Unlisted(20), Id, false, Asker, Now, Parameters).Error?.Code);
        Assert.Equal("parts.missing", Donation.Initial.NameParts([], Unlisted(20), Id, false, Asker, Now, Parameters).Error?.Code);
        Assert.Equal("parts.gift_voided", Donation.Initial.NameParts(Parts(2, 10), Unlisted(20), Id, true, Asker, Now, Parameters).Error?.Code);
        var person = Recorded(RunningCampaign().State.RecordDonation(GiftId(1), AGift(20), Now, Parameters));
        Assert.Equal("parts.needs_unit", Donation.Initial.NameParts(Parts(2, 10), person, Id, false, Asker, Now, Parameters).Error?.Code);
    }

    [Fact, Rule("FUN-13")]
    public void The_campaign_keeps_no_part_and_a_moved_gift_takes_none_along()
    {
        var one = RunningCampaign().State.RecordDonation(GiftId(1), Together(870, Parts(87, 10)), Now, Parameters);
        var (campaign, gift) = (RunningCampaign().State.Apply(one.Events.Single()), Recorded(one));
        Assert.DoesNotContain("示例1", SnapshotCodec.Write(campaign with { Plan = null }).GetRawText(), StringComparison.Ordinal);

        var target = new MoveTarget(Id, campaign.Number!, "学校");
        var given = new WithdrawalApproved(PaymentId(1), GiftId(1), gift.Number, WithdrawalKind.Move, gift.Amount, null, [gift.Fens], Money.Zero, false, false, true, target, Approver, Now);
        var moved = Recorded(campaign.ReceiveMoved(GiftId(9), gift, given, new(GiftId(1), 1, GiftId(1), gift.Number, PaymentId(1), 87), Now));
        Assert.Equal((null, 87), (moved.Parts, moved.MovedFrom!.Parts));
    }

    [Fact, Rule("FUN-13")]
    public void A_list_is_read_from_a_table_with_its_ways_to_be_shown()
    {
        var (parts, fault) = Read("金湖示例小学捐款名单", "序号,姓名,金额（元）,公示方式", "1,示例甲,50,公开", "2,示例乙,30.5,", "3,匿名,20,", "4,示例丁,1,不公开", "合计,,101.5,");

        Assert.Null(fault);
        Assert.Equal([new("示例甲", 50, Publicity.Name), new("示例乙", 30.5m, Publicity.Masked), new(null, 20, Publicity.Anonymous), new("示例丁", 1, Publicity.Anonymous)], parts);
    }

    [Fact, Rule("FUN-13")]
    public void Faults_of_a_table_are_told_by_row_and_column()
    {
        var (_, fault) = Read("姓名,金额,公示方式", "示例甲,五十,公开", "示例乙,30,随便", "示例丙,,");

        Assert.Equal(
            ["row 2, 金额 import.amount_unreadable", "row 3, 公示方式 import.publicity_unreadable", "row 4, 金额 amount.missing"],
            fault!.More.Prepend(fault).Select(e => $"{e.Field} {e.Code}"));
        Assert.Contains("第 2 行“金额”", fault.Zh, StringComparison.Ordinal);
        Assert.Equal("import.total_differs", Read("姓名,金额", "示例甲,50", "合计,51").Fault?.Code);
    }

    private static (IReadOnlyList<ProposedPart> Parts, Error? Fault) Read(params string[] lines) => PartList.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    private static ProposedPart[] Parts(int count, decimal each) => [.. Enumerable.Range(1, count).Select(i => new ProposedPart($"示例{i}", each, Publicity.Masked))];

    private static ProposedGift Together(decimal yuan, IReadOnlyList<ProposedPart>? parts) => AGift(yuan) with { Donor = _school, Parts = parts };

    private static DonationRecorded Unlisted(decimal yuan) => Recorded(RunningCampaign().State.RecordDonation(GiftId(1), Together(yuan, null), Now, Parameters));

    private static DonationRecorded Recorded(Decision<CampaignEvent> decision)
    {
        Assert.Null(decision.Error);
        return (DonationRecorded)decision.Events.Single();
    }

    private static DonationPartsNamed Named(Decision<DonationEvent> decision)
    {
        Assert.Null(decision.Error);
        return (DonationPartsNamed)decision.Events.Single();
    }
}
