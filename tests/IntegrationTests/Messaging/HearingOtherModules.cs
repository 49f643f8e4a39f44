using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Organisations;

namespace JinhuRedCross.IntegrationTests.Messaging;

/// <summary>What one module tells reaches another: in order, once, and what cannot be heard is kept for somebody to look (ADR 0044).</summary>
public sealed class HearingOtherModules(MessagingFixture host) : IClassFixture<MessagingFixture>
{
    private const string Parked = "/api/v1/platform/parked";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_a_module_to_come_tells_of_members_and_activities_is_evidence_of_the_organisation()
    {
        var unit = await Unit.Operate(host.Desk);

        await host.Count(unit.Id, 12);
        await host.Hold(unit.Id, "应急救护培训", new(2026, 3, 5));

        await Until(async () => (await Evidence(unit)).Count == 2);
        Assert.Equal(["会员名册", "活动记录"], (await Evidence(unit)).Select(e => (string)e["document"]!["reference"]!).Order(StringComparer.Ordinal));
        Assert.True((bool)(await unit.Get("assessment")).IsOk().Json["items"]!.AsArray().Single(i => (string?)i!["name"] == "有会员和志愿者")!["holds"]!);
    }

    [Fact]
    public async Task What_cannot_be_heard_is_parked_holds_up_its_own_stream_and_is_driven_again()
    {
        var (deaf, other) = (await Unit.Register(host.Desk), await Unit.Register(host.Desk));
        host.Deafness.About[Guid.Parse(deaf.Id)] = true;

        foreach (var members in (int[])[1, 2, 3]) await host.Count(deaf.Id, members);
        await host.Count(other.Id, 7);

        var parked = await ParkedOf(deaf);
        await Until(async () => (await Evidence(other)).Count == 1);
        Assert.Equal(("organisations", "test-members.members-counted", "InvalidOperationException", 5), ((string?)parked["listener"], (string?)parked["message"], (string?)parked["error"], (int)parked["attempts"]!));
        Assert.DoesNotContain("张三", parked.ToJsonString());
        var health = (await host.Desk.Get("/health/ready")).IsOk().Json;
        Assert.Equal("degraded", (string?)health["entries"]!["messages"]!["status"]);
        Assert.Empty(await Evidence(deaf));

        var csv = (await host.Desk.Get($"{Parked}/export.csv?status=parked&stream={parked["stream"]}")).IsOk().Text;
        Assert.Contains($"organisations,test-members.members-counted,{parked["stream"]},", csv);
        Assert.Contains("共 1 项", csv);
        (await host.Desk.Get($"{Parked}/export.csv?state=parked")).IsRefused(400, "request.unknown_parameter");

        (await host.Desk.Post($"{Parked}/{parked["id"]}/retry")).IsOk();
        await Until(async () => (string?)(await ParkedOf(deaf))["parkedAt"] != (string?)parked["parkedAt"]);

        host.Deafness.About.Clear();
        var driven = (await host.Desk.Post($"{Parked}/{parked["id"]}/retry", key: "again")).IsOk();
        Assert.Equal("driven", (string?)driven.Json["state"]);
        await Until(async () => !(await host.Desk.All(Parked)).Exists(m => (string?)m["stream"] == (string?)parked["stream"]));
        Assert.Equal([1, 2, 3], host.Deafness.Heard.Where(h => h.Organisation == Guid.Parse(deaf.Id)).Select(h => h.Members));
        Assert.Equal(3, (await Evidence(deaf)).Count);
        Assert.True((await host.Desk.Post($"{Parked}/{parked["id"]}/retry", key: "again")).IsOk().Replayed);
        Assert.Equal("notParked", (string?)(await host.Desk.Post($"{Parked}/{parked["id"]}/retry")).IsOk().Json["state"]);
    }

    [Fact]
    public async Task What_will_never_be_heard_is_given_up_with_a_reason_and_what_waits_behind_it_goes_on()
    {
        var unit = await Unit.Register(host.Desk);
        host.Deafness.About[Guid.Parse(unit.Id)] = true;
        foreach (var members in (int[])[4, 5]) await host.Count(unit.Id, members);
        var parked = await ParkedOf(unit);
        host.Deafness.About.TryRemove(Guid.Parse(unit.Id), out _);

        (await host.Desk.Post($"{Parked}/{parked["id"]}/discard", new JsonObject { ["reason"] = " " })).IsRefused(422, "message.reason_missing");
        Assert.Equal("discarded", (string?)(await host.Desk.Post($"{Parked}/{parked["id"]}/discard", new JsonObject { ["reason"] = "登记有误" })).IsOk().Json["state"]);

        await Until(async () => (await Evidence(unit)).Count == 1);
        Assert.Equal([5], host.Deafness.Heard.Where(h => h.Organisation == Guid.Parse(unit.Id)).Select(h => h.Members));
        Assert.Contains(await host.Desk.All("/api/v1/platform/audit?action=messageDiscarded"), line => (string?)line["object"] == $"message/{parked["id"]}");
    }

    [Fact]
    public async Task What_the_rules_of_the_listener_refuse_is_parked_with_the_refusal()
    {
        var nobody = Guid.CreateVersion7().ToString();

        await host.Hold(nobody, "示例活动", new(2026, 3, 5));

        Assert.StartsWith("organisation.not_found: ", (string?)(await ParkedOf(nobody))["error"]);
        Assert.Empty(await host.Desk.All($"{Parked}?listener=fundraising"));
    }

    private Task<JsonNode> ParkedOf(Unit unit) => ParkedOf(unit.Id);

    private async Task<JsonNode> ParkedOf(string id)
    {
        var stream = $"test-register-{Guid.Parse(id):N}";
        await Until(async () => (await host.Desk.All($"{Parked}?status=parked&stream={stream}")).Count == 1);
        return (await host.Desk.All($"{Parked}?stream={stream}")).Single();
    }

    private static async Task<List<JsonNode>> Evidence(Unit unit) => [.. (await unit.Desk.All($"{unit.Path}/evidence")).Where(e => (string?)e["recordedBy"] == "relay")];

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (!await holds()) await Task.Delay(50, patience.Token);
    }
}
