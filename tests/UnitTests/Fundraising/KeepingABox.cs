using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Boxes;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.ReadModels;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;
using BoxGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Fundraising.Domain.Boxes.CollectionBox, JinhuRedCross.Fundraising.Domain.Boxes.BoxEvent>;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>A collection box is somebody's from the hand-out to the count, and two people count it.</summary>
public sealed class KeepingABox
{
    private const string Keeper = "孙店主";
    private static readonly Guid _box = new("0193a000-0000-7000-8000-0000000000b0");
    private static readonly Guid _gift = new("0193a000-0000-7000-8000-0000000000b1");
    private static readonly DateOnly _today = ChinaTime.DayOf(Now);

    private static readonly ProposedBox _asked = new("箱01", "健康西路超市", true, null, Id, "JH-2025-001", CampaignKind.Public, CampaignStatus.Running);

    private static BoxGiven Ready => BoxGiven.Nothing.After(b => b.Register(_box, _asked, Asker, Now));

    private static BoxGiven Out => Ready.After(b => b.HandOut(_box, Keeper, "封1", _today.AddDays(-3), Asker, Now));

    private static BoxGiven In => Out.After(b => b.TakeIn(_box, Keeper, "封1", null, null, Asker, Now));

    [Fact, Rule("FUN-04")]
    public void A_box_in_another_county_needs_that_places_filing()
    {
        var outside = _asked with { Place = "安徽省天长市示例广场", InsideCounty = false };
        BoxGiven.Nothing.When(b => b.Register(_box, outside, Asker, Now)).ThenFails("box.filing_missing", "FUN-04", "县外设置募捐箱");
        BoxGiven.Nothing.When(b => b.Register(_box, outside with { FilingNumber = "天民备1号" }, Asker, Now)).Then<BoxRegistered>();
    }

    [Fact, Rule("FUN-04")]
    public void A_targeted_or_closed_campaign_has_no_boxes()
    {
        BoxGiven.Nothing.When(b => b.Register(_box, _asked with { Kind = CampaignKind.Targeted }, Asker, Now)).ThenFails(BoxErrors.CampaignTargeted);
        BoxGiven.Nothing.When(b => b.Register(_box, _asked with { Status = CampaignStatus.Ended }, Asker, Now)).ThenFails(CampaignErrors.Closed);
    }

    [Fact, Rule("FUN-04")]
    public void A_box_has_a_number_of_its_own_a_place_and_tells_whether_it_is_in_the_county()
    {
        var error = BoxGiven.Nothing.When(b => b.Register(_box, _asked with { Number = " ", Place = null, InsideCounty = null }, Asker, Now)).ThenFails("box.field_missing");
        Assert.Equal(["insideCounty", "number", "place"], error.More.Prepend(error).Select(e => e.Field).Order(StringComparer.Ordinal));
        Assert.Equal("box.number", Assert.Single(BoxGiven.Nothing.When(b => b.Register(_box, _asked, Asker, Now)).Claims).Kind);
        Assert.Equal(CollectionBox.NumberClaim("Box 01").Name, CollectionBox.NumberClaim("ｂｏｘ01").Name);
    }

    [Fact, Rule("FUN-04")]
    public void It_goes_out_comes_in_and_is_counted_in_this_order()
    {
        Ready.When(b => b.TakeIn(_box, Keeper, "封1", null, null, Asker, Now)).ThenFails(BoxErrors.NotOut);
        foreach (var given in (BoxGiven[])[Ready, Out]) given.When(b => b.Count(_box, _gift, null, new(1, Approver, null), Asker, Now)).ThenFails(BoxErrors.NotIn);
        foreach (var given in (BoxGiven[])[Out, In]) given.When(b => b.HandOut(_box, Keeper, "封2", null, Asker, Now)).ThenFails(BoxErrors.NotReady);
        foreach (var given in (BoxGiven[])[Out, In]) given.When(b => b.Retire(null, Asker, Now)).ThenFails(BoxErrors.NotReady);
        Counted(1).When(b => b.HandOut(_box, Keeper, "封2", null, Asker, Now)).Then<BoxHandedOut>();
        Counted(1).When(b => b.Count(_box, _gift, null, new(1, Approver, null), Asker, Now)).ThenFails(BoxErrors.NotIn);
        Ready.After(b => b.Retire("破损", Asker, Now)).When(b => b.HandOut(_box, Keeper, "封2", null, Asker, Now)).ThenFails(BoxErrors.Retired);
        BoxGiven.Nothing.When(b => b.Retire(null, Asker, Now)).ThenFails(BoxErrors.NotFound);
    }

    [Fact, Rule("FUN-04")]
    public void Another_seal_needs_a_remark()
    {
        Out.When(b => b.TakeIn(_box, Keeper, "封2", null, null, Asker, Now)).ThenFails("box.seal_differs", "FUN-04", "封1");
        Assert.True(Out.When(b => b.TakeIn(_box, Keeper, "封2", "运输中脱落，当场重封", null, Asker, Now)).Then<BoxTakenIn>().SealDiffers);
        Assert.False(Out.When(b => b.TakeIn(_box, Keeper, " 封１ ", null, null, Asker, Now)).Then<BoxTakenIn>().SealDiffers);
    }

    [Fact, Rule("FUN-04")]
    public void Two_different_people_count()
    {
        In.When(b => b.Count(_box, _gift, null, new(86.5m, null, null), Asker, Now)).ThenFails("box.field_missing");
        In.When(b => b.Count(_box, _gift, null, new(86.5m, $" {Asker} ", null), Asker, Now)).ThenFails(BoxErrors.SamePerson);
        var counted = In.When(b => b.Count(_box, _gift, null, new(86.5m, Approver, null), Asker, Now)).Then<BoxCounted>();
        Assert.Equal((1, Yuan(86.5m), "BOX-箱01-0001", _gift, Id), (counted.Count, counted.Amount, counted.TransactionNumber, counted.GiftId!.Value, counted.CampaignId));
    }

    [Fact, Rule("FUN-04")]
    public void An_empty_box_is_counted_and_makes_no_gift()
    {
        Assert.Null(In.When(b => b.Count(_box, _gift, null, new(0, Approver, null), Asker, Now)).Then<BoxCounted>().GiftId);
        In.When(b => b.Count(_box, _gift, null, new(null, Approver, null), Asker, Now)).ThenFails("amount.missing");
        In.When(b => b.Count(_box, _gift, null, new(-1, Approver, null), Asker, Now)).ThenFails("amount.not_positive");
    }

    [Fact]
    public void Days_follow_each_other_and_lie_not_ahead()
    {
        Out.When(b => b.TakeIn(_box, Keeper, "封1", null, _today.AddDays(-4), Asker, Now)).ThenFails("box.day_before_last_step");
        Out.When(b => b.TakeIn(_box, Keeper, "封1", null, _today.AddDays(1), Asker, Now)).ThenFails("day.in_future");
        Out.When(b => b.TakeIn(_box, Keeper, "封1", null, _today.AddDays(-3), Asker, Now)).Then<BoxTakenIn>();
    }

    [Fact]
    public void The_gift_of_a_count_passes_the_rules_of_gifts_whatever_its_amount()
    {
        foreach (var yuan in (decimal[])[0.01m, 86.5m, 1_000_000])
        {
            var counted = In.When(b => b.Count(_box, _gift, null, new(yuan, Approver, null), Asker, Now)).Then<BoxCounted>();
            var gift = RunningCampaign().When(c => c.RecordDonation(_gift, BoxDueRow.Of(counted, _box).ToGift(), Now, Parameters)).Then<DonationRecorded>();
            Assert.Equal((Yuan(yuan), Channel.Cash, DonorKind.Anonymous, "BOX-箱01-0001"), (gift.Amount, gift.Channel, gift.Donor.Kind, gift.TransactionNumber));
        }
    }

    [Fact]
    public void A_count_is_due_until_its_gift_is_recorded()
    {
        var counted = In.When(b => b.Count(_box, _gift, null, new(86.5m, Approver, null), Asker, Now)).Then<BoxCounted>();
        var gift = RunningCampaign().When(c => c.RecordDonation(_gift, BoxDueRow.Of(counted, _box).ToGift(), Now, Parameters)).Then<DonationRecorded>();
        Recorded[] records = [new(1, new("collection-box", _box), 4, counted, Asker, Now), new(2, new("campaign", Id), 9, gift, Asker, Now)];
        Assert.Equal([_gift], CampaignRows.Fold<BoxDueRow>(records[..1]).Select(d => d.Id));
        Assert.Empty(CampaignRows.Fold<BoxDueRow>(records));
    }

    [Fact]
    public void The_list_and_the_tasks_say_what_happened()
    {
        Assert.Equal((BoxStatus.In, Keeper, 0), Row(In));
        Assert.Equal((BoxStatus.Ready, null, 1), Row(Counted(86.5m)));
        Assert.Equal([TaskKind.CountBox], CampaignRows.Fold<TaskRow>(Records(In)).Select(t => t.Kind));
        Assert.Empty(CampaignRows.Fold<TaskRow>(Records(Counted(0))));

        static (BoxStatus Status, string? Keeper, int Counts) Row(BoxGiven given)
        {
            var row = CampaignRows.Fold<BoxRow>(Records(given)).Single();
            return (row.Status, row.Keeper, row.Counts);
        }
    }

    private static IEnumerable<Recorded> Records(BoxGiven given) => given.History.Select((e, i) => new Recorded(i + 1, new("collection-box", _box), i + 1, e, Asker, Now));

    private static BoxGiven Counted(decimal yuan) => In.After(b => b.Count(_box, _gift, null, new(yuan, Approver, null), Asker, Now));
}
