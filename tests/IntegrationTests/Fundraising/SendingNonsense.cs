using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class SendingNonsense(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"gift\"")]
    [InlineData("{\"amount\":1,\"amount\":2}")]
    public async Task A_body_that_is_no_gift_is_refused(string body)
    {
        var campaign = await _desk.Launch();

        (await _desk.PostText(campaign.Path + "/donations", body)).IsRefused(400);
    }

    [Fact]
    public async Task Depth_and_foreign_types_are_refused()
    {
        var campaign = await _desk.Launch();
        var deep = new StringBuilder().Insert(0, "[", 5000).Append(']', 5000);

        (await _desk.PostText(campaign.Path + "/donations", $$"""{"donor":{{deep}}}""")).IsRefused(400);
        (await _desk.PostText(campaign.Path + "/donations", deep.ToString())).IsRefused(400);
        (await _desk.PostText(campaign.Path + "/donations", Plans.Gift(1).ToJsonString(), "text/plain")).IsRefused(415);
        (await _desk.PostText(campaign.Path + "/donations", "amount=1", "application/x-www-form-urlencoded")).IsRefused(415);
    }

    [Theory]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("a%0ab")]
    [InlineData("%E2%80%AE")]
    [InlineData("%ED%A0%80")]
    [InlineData("{0}")]
    [InlineData("'--")]
    [InlineData("%25")]
    [InlineData("0x00")]
    [InlineData("١٢٣")]
    [InlineData("𠮷")]
    [InlineData("99999999999999999999999999999999999999999999999999999999999999999999999999999999")]
    public async Task An_id_that_is_none_is_not_found_anywhere(string id)
    {
        var campaign = await _desk.Launch();

        foreach (var path in Questions(campaign, id)) (await _desk.Get(path)).IsRefusedAsBad();
        foreach (var path in (string[])[$"campaigns/{id}/launch", $"{campaign.Path}/disbursements/{id}/approve"]) (await _desk.Post(path)).IsRefusedAsBad();
        (await _desk.Post($"donations/{id}/review", new JsonObject { ["reviewNumber"] = "1" })).IsRefusedAsBad();
    }

    // The server itself refuses what is no address at all, before any of our code is asked.
    [Theory]
    [InlineData("%00", 1)]
    [InlineData("9", 5000)]
    public async Task An_address_that_is_none_harms_nobody(string text, int times)
    {
        var campaign = await _desk.Launch();
        foreach (var path in Questions(campaign, string.Concat(Enumerable.Repeat(text, times))))
        {
            var answer = await _desk.Get(path);
            Assert.True((int)answer.Status is >= 400 and < 500, $"{answer.Status} {answer.Text}");
        }
    }

    [Theory]
    [InlineData("DELETE", "campaigns")]
    [InlineData("PATCH", "campaigns/x")]
    [InlineData("GET", "campaigns/x/launch")]
    [InlineData("PUT", "donations/x")]
    [InlineData("POST", "tasks")]
    [InlineData("POST", "/api/v1/public/campaigns")]
    [InlineData("BREW", "campaigns")]
    public async Task A_method_that_means_nothing_is_told_so(string method, string path) =>
        (await _desk.Send(new HttpMethod(method), path)).IsRefused((int)HttpStatusCode.MethodNotAllowed, "request.method_not_allowed");

    private static string[] Questions(Campaign campaign, string id) =>
    [
        $"campaigns/{id}", $"campaigns/{id}/donations", $"donations/{id}", $"{campaign.Path}/disbursements/{id}",
        $"{Desk.Open}/campaigns/{id}", $"{Desk.Open}/campaigns/{id}/donations", $"{Desk.Open}/donations/{id}?queryCode={id}",
    ];
}
