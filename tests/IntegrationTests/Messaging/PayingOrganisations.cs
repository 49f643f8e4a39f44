using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.IntegrationTests.Organisations;

namespace JinhuRedCross.IntegrationTests.Messaging;

/// <summary>Grass-roots organisations are paid and run campaigns; what they got is their evidence of funds (FUN-21, ORG-06).</summary>
public sealed class PayingOrganisations(FundraisingFixture host)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly Desk _desk = host.Desk;

    [Fact]
    public async Task What_an_organisation_is_paid_is_its_evidence_of_funds()
    {
        var (unit, campaign) = (await Unit.Operate(_desk), await Funded(1000));
        await UntilKnown(campaign, unit);
        Assert.False(await HasFunds(unit));

        var asked = (await Request(campaign, 600.50m, unit.Number)).IsCreated();
        Assert.Equal((unit.Id, unit.Number), ((string?)asked.Json["organisation"]!["id"], (string?)asked.Json["organisation"]!["number"]));
        (await campaign.As("approver").Decide(asked.Id, "approve")).IsOk();
        var paid = (await campaign.Pay(asked.Id)).IsOk();

        await Until(async () => (await Funds(unit)).Count == 1);
        var evidence = (await Funds(unit)).Single();
        Assert.Equal((600.50m, "donation", "income", asked.Number), ((decimal)evidence["amount"]!, (string?)evidence["source"], (string?)evidence["form"], (string?)evidence["document"]!["reference"]));
        Assert.Equal(((string?)paid.Json["paidOn"], "relay"), ((string?)evidence["on"], (string?)evidence["recordedBy"]));
        Assert.True(await HasFunds(unit));
        Assert.Equal([asked.Id], (await _desk.All($"disbursements?organisation={unit.Number}")).Select(d => (string)d["id"]!));
        Assert.Equal([asked.Id], (await _desk.All($"{campaign.Path}/disbursements?organisation={unit.Id}")).Select(d => (string)d["id"]!));
    }

    [Fact]
    public async Task Only_an_organisation_that_exists_is_paid()
    {
        var campaign = await Funded(10);
        (await Request(campaign, 1, "JH-ZZ-9999")).IsRefused(422, "named_organisation.unknown");
        (await Request(campaign, 1, Guid.CreateVersion7().ToString())).IsRefused(422, "named_organisation.unknown");

        var unit = await Unit.Register(_desk, Unit.Proposed().With("on", "2026-01-05"));
        await Until(async () => (await Request(campaign, 1, unit.Id)).Code == "named_organisation.not_established");
        Assert.Equal("FUN-21", (string?)(await Request(campaign, 1, unit.Number)).IsRefused(422, "named_organisation.not_established").Json["rule"]);

        var ended = await Unit.Operate(_desk);
        await UntilKnown(campaign, ended);
        await Dissolve(ended);
        await Until(async () => (await Request(campaign, 1, ended.Id)).Code == "named_organisation.dissolved");
    }

    [Fact]
    public async Task A_campaign_names_the_organisation_that_runs_it()
    {
        var (unit, funded) = (await Unit.Operate(_desk), await Funded(10));
        await UntilKnown(funded, unit);
        (await _desk.Post("campaigns", Plans.Targeted().With("organisation", "JH-ZZ-9999"))).IsRefused(422, "named_organisation.unknown");

        var campaign = await _desk.Draft(Plans.Targeted().With("organisation", unit.Number));
        var name = (string?)(await unit.Get()).IsOk().Json["name"];

        Assert.Equal(name, (string?)(await campaign.Get()).IsOk().Json["organisation"]!["name"]);
        Assert.Equal([campaign.Id], (await _desk.All($"campaigns?organisation={unit.Number}")).Select(c => (string)c["id"]!));
        Assert.Equal([campaign.Id], (await _desk.All($"campaigns?organisation={unit.Id}")).Select(c => (string)c["id"]!));
        (await campaign.Step("launch")).IsOk();
        Assert.Equal(name, (string?)(await _desk.Get(campaign.PublicPath)).IsOk().Json["organisationName"]);
        Assert.Contains(await _desk.All($"{Desk.Open}/campaigns"), c => (string?)c["number"] == campaign.Number && (string?)c["organisationName"] == name);

        (await campaign.Post("change", Plans.Targeted())).IsOk();
        Assert.Null((await campaign.Get()).IsOk().Json["organisation"]);
        var change = (await campaign.Get("history")).IsOk().Items.SelectMany(h => h!["changes"]?.AsArray() ?? []).Single(c => (string?)c!["field"] == "organisation")!;
        Assert.Equal(unit.Number, (string?)change["from"]!["number"]);
    }

    [Fact]
    public async Task A_new_name_is_what_plans_to_come_say()
    {
        var (unit, funded) = (await Unit.Operate(_desk), await Funded(10));
        await UntilKnown(funded, unit);
        var renamed = $"示例新名{Guid.CreateVersion7():N}";
        (await _desk.Put(unit.Path, new JsonObject { ["name"] = renamed, ["hostUnit"] = "示例单位", ["reason"] = "更名" })).IsOk();

        await Until(async () => (string?)(await _desk.Post("campaigns?dryRun=true", Plans.Targeted().With("organisation", unit.Id))).IsOk().Json["organisation"]!["name"] == renamed);
    }

    private async Task<Campaign> Funded(decimal yuan)
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(yuan);
        return campaign;
    }

    private static Task<Answer> Request(Campaign campaign, decimal yuan, string organisation) =>
        campaign.Post("disbursements", Plans.Payment(yuan).With("purpose", $"活动经费 {campaign.Number}").With("organisation", organisation));

    /// <summary>What Organisations told a moment ago is known in Fundraising.</summary>
    private static Task UntilKnown(Campaign campaign, Unit unit) => Until(async () =>
        (await campaign.Post("disbursements?dryRun=true", Plans.Payment(0.01m).With("organisation", unit.Id))).Code is not ("named_organisation.unknown" or "named_organisation.not_established"));

    private static async Task<List<JsonNode>> Funds(Unit unit) => await unit.Desk.All($"{unit.Path}/evidence?kind=funds");

    private static async Task<bool> HasFunds(Unit unit) => (bool)(await unit.Get("assessment")).IsOk().Json["items"]!.AsArray().Single(i => (string?)i!["name"] == "有经费")!["holds"]!;

    private static async Task Dissolve(Unit unit)
    {
        (await unit.Post("begin-dissolution", Unit.Step(Plans.Day(0)).With("reason", "revoked").With("explanation", "挂靠单位撤销"))).IsOk();
        (await unit.Post("dissolve", Unit.Step(Plans.Day(0)).With("untransferredMembers", 0).With("balance", 0).With("duesSettled", true).With("assetsSettled", true).With("sealAndPlaqueHandedIn", true))).IsOk();
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (!await holds()) await Task.Delay(50, patience.Token);
    }
}
