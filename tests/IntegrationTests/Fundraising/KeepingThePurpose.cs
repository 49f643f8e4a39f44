using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Another purpose needs the donor's consent, and donors are told of payments, over HTTP (FUN-08, FUN-09).</summary>
public sealed class KeepingThePurpose(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task Another_purpose_is_paid_with_consent_alone()
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(100, "助学");
        await campaign.Receive(100, "棉被");
        var quilts = Plans.Payment(20).With("purpose", $"采购棉被 {campaign.Number}").With("earmark", "助学");

        (await campaign.Post("disbursements", quilts.DeepClone())).IsRefused(422, "disbursement.other_purpose");
        (await campaign.Post("disbursements?dryRun=true", quilts.DeepClone())).IsRefused(422, "disbursement.other_purpose");
        var asked = (await campaign.Post("disbursements", quilts.With("consentReference", "示例同意书1"))).IsCreated();
        Assert.Equal("示例同意书1", (string?)asked.Json["consentReference"]);
        Assert.Equal(asked.Text, (await campaign.Get($"disbursements/{asked.Id}")).IsOk().Text);
    }

    [Fact]
    public async Task A_move_away_from_the_purpose_needs_consent()
    {
        var (from, to) = (await _desk.Launch(), await _desk.Launch());
        var gift = await from.Receive(100, "助学");
        var move = new JsonObject { ["campaign"] = to.Number, ["earmark"] = "助学", ["reason"] = "记错了活动" };

        (await _desk.Post($"donations/{gift.Id}/move", move.DeepClone())).IsRefused(422, "donation.consent_missing");
        (await _desk.Post($"donations/{gift.Id}/move", move.With("consentReference", "示例同意书1"))).IsOk();
    }

    [Fact]
    public async Task Donors_are_told_and_the_task_goes()
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(100);
        (await campaign.Post("feedback", Notice())).IsRefused(409, "feedback.nothing_to_tell");
        await campaign.Spend(40);
        Assert.Equal(Plans.Day(30), (string?)Assert.Single(await _desk.All($"tasks?kind=feedback&campaign={campaign.Id}"))["dueOn"]);
        var key = Guid.CreateVersion7().ToString();

        (await campaign.Post("feedback", Notice().Without("reference"))).IsRefused(422, "feedback.field_missing");
        var told = (await campaign.Post("feedback", Notice(), key)).IsOk();
        Assert.Equal((told.Text, true), ((await campaign.Post("feedback", Notice(), key)).IsOk().Text, (await campaign.Post("feedback", Notice(), key)).Replayed));
        Assert.Empty(await _desk.All($"tasks?kind=feedback&campaign={campaign.Id}"));
        Assert.Contains((await campaign.Get("history")).IsOk().Items, i => (string?)i!["what"] == "campaign-feedback-given");
    }

    private static JsonObject Notice() => new() { ["way"] = "publicNotice", ["reference"] = "示例公告1号" };
}
