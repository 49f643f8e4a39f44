using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Asked for, reviewed, approved, paid, over HTTP; on a host of its own, because figures are set.</summary>
public sealed class FollowingThePaymentChain(FundraisingFixture fundraising) : IAsyncLifetime
{
    private readonly Desk _desk = fundraising.Desk;
    private TestHost? _host;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }

    [Fact]
    public async Task Four_people_take_the_four_steps_where_a_review_is_required()
    {
        _host = await TestHost.Start();
        var desk = new Desk(_host.Client);
        (await desk.Post("/api/v1/platform/parameters/Payment.ReviewStep/set", new JsonObject { ["value"] = 1, ["basis"] = "示例制度", ["from"] = Plans.Day(0) })).IsOk();
        var campaign = await Funded(desk, 1000);
        var asked = (await campaign.As("maker").Request(400)).IsCreated();
        Assert.True((bool)asked.Json["reviewRequired"]!);

        Assert.Equal(("reviewDisbursement", 1), await Tasks(desk, asked.Id));
        (await campaign.As("approver").Decide(asked.Id, "approve")).IsRefused(409, "disbursement.not_reviewed");
        (await campaign.As("maker").Decide(asked.Id, "review")).IsRefused(403, "disbursement.same_person");
        var reviewed = (await campaign.As("accountant").Decide(asked.Id, "review", new JsonObject { ["comment"] = "单据齐全" })).IsOk();
        Assert.Equal(("accountant", "requested"), ((string?)reviewed.Json["reviewedBy"], (string?)reviewed.Json["status"]));
        Assert.Equal(("approve", 1), await Tasks(desk, asked.Id));
        (await campaign.As("accountant").Decide(asked.Id, "approve")).IsRefused(403, "disbursement.same_person");
        (await campaign.As("approver").Decide(asked.Id, "approve")).IsOk();
        Assert.Equal(("pay", 1), await Tasks(desk, asked.Id));
        foreach (var before in (string[])["maker", "accountant", "approver"]) (await campaign.As(before).Pay(asked.Id)).IsRefused(403, "disbursement.same_person");
        var paid = (await campaign.As("cashier").Pay(asked.Id)).IsOk();

        Assert.Equal(["maker", "accountant", "approver", "cashier"], ((string[])["requestedBy", "reviewedBy", "decidedBy", "paidBy"]).Select(m => (string?)paid.Json[m]));
        Assert.All((string[])["requestedAt", "reviewedAt", "decidedAt", "paidAt"], m => Assert.NotNull(paid.Json[m]));
        Assert.Equal(paid.Text, (await campaign.Get($"disbursements/{asked.Id}")).IsOk().Text);
        Assert.Contains("disbursement-reviewed", (await campaign.Get("history")).IsOk().Items.Select(i => (string?)i!["what"]));
    }

    [Fact]
    public async Task The_level_goes_by_the_amount_and_a_capacity_below_it_is_refused()
    {
        var campaign = await Funded(_desk, 50_000);
        var (small, middle) = ((await campaign.Request(9_999.99m)).IsCreated(), (await campaign.Request(10_000)).IsCreated());

        Assert.Equal(("vicePresident", "president"), ((string?)small.Json["approvalLevel"], (string?)middle.Json["approvalLevel"]));
        var task = (await _desk.All("tasks?kind=approve")).Single(t => (string?)t["subjectId"] == middle.Id);
        Assert.Equal(("president", "审批拨付（会长）"), ((string?)task["approvalLevel"], (string?)task["title"]));
        (await campaign.As("approver").Decide(middle.Id, "approve", new JsonObject { ["capacity"] = "vicePresident" })).IsRefused(403, "disbursement.below_level");
        var approved = (await campaign.As("approver").Decide(middle.Id, "approve", new JsonObject { ["capacity"] = "president", ["comment"] = "同意" })).IsOk();
        Assert.Equal(("president", "同意"), ((string?)approved.Json["approvedAs"], (string?)approved.Json["approvalComment"]));
        (await campaign.As("approver").Decide(small.Id, "approve", new JsonObject { ["capacity"] = "nobody" })).IsRefused(400);
        (await campaign.As("approver").Decide(small.Id, "approve")).IsOk();
    }

    [Fact]
    public async Task A_sum_split_over_two_campaigns_needs_a_decision()
    {
        var (one, other) = (await Funded(_desk, 50_000), await Funded(_desk, 50_000));
        var purpose = $"采购 {Guid.CreateVersion7()}";
        var first = (await Ask(one, 20_000, purpose)).IsCreated();

        var refused = (await Ask(other, 10_000, purpose.ToUpperInvariant().Replace(" ", "　"))).IsRefused(422, "disbursement.decision_required");
        Assert.Contains(first.Number, refused.Text);
        (await Ask(other, 10_000, purpose + "二")).IsCreated();
        (await Ask(other, 10_000, purpose, payee: "另一示例文具店")).IsCreated();
        Assert.Equal("collective", (string?)(await Ask(other, 10_000, purpose, decision: "示例会纪1号")).IsCreated().Json["approvalLevel"]);
        (await one.As("approver").Decide(first.Id, "reject")).IsOk();
        (await Ask(other, 10_000, purpose)).IsCreated();
    }

    [Fact]
    public async Task Of_two_asked_for_at_once_neither_slips_through()
    {
        var (one, other) = (await Funded(_desk, 50_000), await Funded(_desk, 50_000));
        var purpose = $"采购 {Guid.CreateVersion7()}";

        // Whether they saw each other or not: what was asked for is approved by nobody without a decision.
        var asked = await Task.WhenAll(Ask(one, 20_000, purpose), Ask(other, 15_000, purpose));
        var taken = asked.Zip((Campaign[])[one, other]).Where(a => (int)a.First.Status == 201).ToList();
        Assert.NotEmpty(taken);
        Assert.All(asked.Where(a => (int)a.Status != 201), a => a.IsRefused(422, "disbursement.decision_required"));
        if (taken.Count < 2) return;
        var approvals = await Task.WhenAll(taken.Select(a => a.Second.As("approver").Decide(a.First.Id, "approve")));
        Assert.All(approvals, a => a.IsRefused(422, "disbursement.decision_required"));
        foreach (var (request, campaign) in taken)
        {
            var approved = (await campaign.As("approver").Decide(request.Id, "approve", new JsonObject { ["decisionNumber"] = "示例会纪2号" })).IsOk();
            Assert.Equal(("示例会纪2号", "collective"), ((string?)approved.Json["decisionNumber"], (string?)approved.Json["approvalLevel"]));
        }
    }

    [Fact]
    public async Task Payments_are_found_by_day_amount_payee_earmark_and_approver()
    {
        var campaign = await Funded(_desk, 1000);
        await campaign.Receive(100, "助学");
        var paid = await campaign.Spend(7);
        var earmarked = (await campaign.Request(30, "助学")).IsCreated();
        var other = (await campaign.Post("disbursements", Plans.Payment(50).With("payee", "金湖示例超市"))).IsCreated();

        await Finds("approver=approver", paid);
        await Finds("paidFrom=" + Plans.Day(0), paid);
        await Finds("paidTo=" + Plans.Day(-1));
        await Finds("earmark=助学", earmarked);
        await Finds("payee=示例超市", other);
        await Finds("amountFrom=7.01&amountTo=49.99", earmarked);
        await Finds($"requestedFrom={Plans.Day(0)}&requestedTo={Plans.Day(0)}", other, earmarked, paid);
        await Finds("requestedTo=" + Plans.Day(-1));
        var csv = (await campaign.Get("disbursements.csv?payee=示例超市")).IsOk().Text;
        Assert.Contains(other.Number, csv);
        Assert.Contains("仅列出符合筛选条件的记录", csv);
        Assert.DoesNotContain(paid.Number, csv);

        async Task Finds(string query, params Answer[] expected) =>
            Assert.Equal(expected.Select(e => e.Id), (await campaign.Get("disbursements?" + query)).IsOk().Items.Select(i => (string)i!["id"]!));
    }

    [Fact]
    public async Task The_approval_form_is_a_page_without_script()
    {
        var campaign = await Funded(_desk, 2000);
        var asked = (await campaign.Post("disbursements", Plans.Payment(1409.5m).With("payee", "示例乙").With("purpose", "<script>alert(1)</script>"))).IsCreated();
        (await campaign.As("accountant").Decide(asked.Id, "review", new JsonObject { ["comment"] = "单据齐全" })).IsOk();
        (await campaign.As("approver").Decide(asked.Id, "approve")).IsOk();

        var form = (await campaign.Get($"disbursements/{asked.Number}/approval-form")).IsOk();

        Assert.Equal("text/html", form.MediaType);
        foreach (var text in (string[])["款物拨付审批单", "办理经过", asked.Number, "人民币壹仟肆佰零玖元伍角", "¥1,409.50", "示**", "accountant", "approver", "单据齐全", "审核（会计）", "截至 "]) Assert.Contains(text, form.Text);
        Assert.DoesNotContain("示例乙", form.Text);
        Assert.DoesNotContain("<script", form.Text);
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", form.Headers.GetValues("Content-Security-Policy").Single());
        (await campaign.Get($"disbursements/{Guid.CreateVersion7()}/approval-form")).IsRefused(404, "disbursement.not_found");
    }

    private static Task<Answer> Ask(Campaign campaign, decimal yuan, string purpose, string payee = "示例文具店", string? decision = null) =>
        campaign.Post("disbursements", Plans.Payment(yuan).With("purpose", purpose).With("payee", payee).With("decisionNumber", decision));

    private static async Task<Campaign> Funded(Desk desk, decimal yuan)
    {
        var campaign = await desk.Launch();
        await campaign.Receive(yuan);
        return campaign;
    }

    private static async Task<(string? Kind, int Count)> Tasks(Desk desk, string subject)
    {
        var tasks = (await desk.All("tasks")).Where(t => (string?)t["subjectId"] == subject).ToList();
        return ((string?)tasks[0]["kind"], tasks.Count);
    }
}
