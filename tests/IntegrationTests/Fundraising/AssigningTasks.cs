using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>The list of what is to be done, by whom and when, over HTTP.</summary>
public sealed class AssigningTasks(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task A_task_is_given_to_somebody_found_with_him_and_taken_back()
    {
        var (campaign, task) = await AnApproval();
        var (who, key) = ($"示例{Guid.CreateVersion7():N}", Guid.CreateVersion7().ToString());
        var asked = new JsonObject { ["to"] = who, ["dueOn"] = Plans.Day(9), ["note"] = "请看附件" };

        (await _desk.Post($"tasks/{task}/assign?dryRun=true", asked.DeepClone())).IsOk();
        Assert.Empty(await Tasks($"assignee={who}"));
        var given = (await _desk.Post($"tasks/{task}/assign", asked.DeepClone(), key)).IsOk();
        var found = Assert.Single(await Tasks($"assignee={who}&campaign={campaign.Number}"));
        Assert.Equal((task, Plans.Day(9), "请看附件"), ((string?)found["id"], (string?)found["dueOn"], (string?)found["assignedNote"]));
        Assert.Empty(await Tasks($"campaign={campaign.Id}&assigned=false"));
        Assert.Equal(given.Text, (await _desk.Post($"tasks/{task}/assign", asked.DeepClone(), key)).IsOk().Text);

        (await _desk.Post($"tasks/{task}/unassign", new JsonObject())).IsOk();
        (await _desk.Post($"tasks/{task}/unassign", new JsonObject())).IsRefused(409, "task.not_assigned");
        Assert.Single(await Tasks($"campaign={campaign.Id}&assigned=false"));
    }

    [Fact]
    public async Task Whoever_did_the_step_before_neither_gets_it_nor_finds_it()
    {
        var (campaign, task) = await AnApproval();
        (await _desk.Post($"tasks/{task}/assign", new JsonObject { ["to"] = "maker" })).IsRefused(422, "task.assignee_acted");
        Assert.Empty(await Tasks($"campaign={campaign.Id}&doableBy=maker"));
        Assert.Equal(["maker"], Assert.Single(await Tasks($"campaign={campaign.Id}&doableBy=approver&role=vicePresident"))["notBy"]!.AsArray().Select(n => (string)n!));
        Assert.Empty(await Tasks($"campaign={campaign.Id}&role=president"));
    }

    [Fact]
    public async Task A_repeat_is_answered_although_the_task_is_done_and_anything_else_is_not()
    {
        var (campaign, task) = await AnApproval();
        var key = Guid.CreateVersion7().ToString();
        var given = (await _desk.Post($"tasks/{task}/assign", new JsonObject { ["to"] = "approver" }, key)).IsOk();
        var payment = (string)(await Tasks($"campaign={campaign.Id}"))[0]["subjectId"]!;
        (await campaign.As("approver").Decide(payment, "approve")).IsOk();

        var again = (await _desk.Post($"tasks/{task}/assign", new JsonObject { ["to"] = "approver" }, key)).IsOk();
        Assert.Equal((given.Text, true), (again.Text, again.Replayed));
        (await _desk.Post($"tasks/{task}/assign", new JsonObject { ["to"] = "approver" })).IsRefused(404, "task.not_found");
        (await _desk.Post("tasks/nothing/unassign", new JsonObject())).IsRefused(404, "task.not_found");
        Assert.Equal("pay", (string?)Assert.Single(await Tasks($"campaign={campaign.Id}"))["kind"]);
    }

    [Fact]
    public async Task The_list_goes_by_the_due_day_counts_by_kind_and_leaves_as_a_table()
    {
        var (campaign, first) = await AnApproval();
        (await campaign.As("maker").Request(20)).IsCreated();
        (await campaign.As("maker").Request(30)).IsCreated();
        var tasks = await Tasks($"campaign={campaign.Id}");
        Assert.Equal(3, tasks.Count);
        (await _desk.Post($"tasks/{tasks[1]["id"]}/assign", new JsonObject { ["to"] = "approver", ["dueOn"] = Plans.Day(0) })).IsOk();
        (await _desk.Post($"tasks/{tasks[2]["id"]}/assign", new JsonObject { ["to"] = "approver", ["dueOn"] = Plans.Day(30) })).IsOk();

        string[] expected = [(string)tasks[1]["id"]!, (string)tasks[0]["id"]!, (string)tasks[2]["id"]!];
        Assert.Equal(expected, (await _desk.All($"tasks?campaign={campaign.Id}", limit: 1)).Select(t => (string?)t["id"]));
        Assert.Equal(expected.Reverse(), (await _desk.All($"tasks?campaign={campaign.Id}&sort=-due", limit: 2)).Select(t => (string?)t["id"]));
        Assert.Equal(expected[..1], (await Tasks($"campaign={campaign.Id}&dueTo={Plans.Day(0)}")).Select(t => (string?)t["id"]));
        Assert.Empty(await Tasks($"campaign={campaign.Id}&overdue=true"));

        var total = (await _desk.Get($"tasks/totals?campaign={campaign.Id}")).IsOk().Items.Single()!;
        Assert.Equal(("approve", 3, 1, 0, 60m), ((string?)total["kind"], (int)total["count"]!, (int)total["unassignedCount"]!, (int)total["overdueCount"]!, (decimal)total["amount"]!));
        var csv = (await _desk.Get($"tasks/export.csv?campaign={campaign.Id}")).IsOk().Text;
        Assert.Contains("仅列出符合筛选条件的记录", csv);
        Assert.Equal(3, csv.Split('\n').Count(line => line.Contains("审批拨付（分管副会长）")));
        Assert.Contains("共 3 件，逾期 0 件,,60", csv);
        (await _desk.Get("tasks/export.xlsx")).IsOk();
        (await _desk.Get("tasks?campaign=JH-MJ-1999-0001")).IsRefused(404, "campaign.not_found");
        (await _desk.Get("tasks?role=nobody")).IsRefused(400);
        Assert.NotEmpty(first);
    }

    [Fact]
    public async Task Pages_go_on_although_a_colleague_comes_to_owe_a_receipt_meanwhile()
    {
        var (campaign, _) = await AnApproval();
        (await campaign.As("maker").Request(20)).IsCreated();
        var page = (await _desk.Get($"tasks?campaign={campaign.Id}&role=vicePresident&limit=1")).IsOk();
        var first = (string?)page.Items.Single()!["id"];
        var other = await _desk.Launch(Plans.General());
        (await other.Record(Bills.Gift(10))).IsCreated();
        Assert.Single(await Tasks($"campaign={other.Id}"));

        var cursor = $"&cursor={page.Json["nextCursor"]}";
        Assert.NotEqual(first, (string?)(await _desk.Get($"tasks?role=vicePresident&campaign={campaign.Id}&limit=2{cursor}")).IsOk().Items.Single()!["id"]);
        (await _desk.Get($"tasks?campaign={campaign.Id}&limit=1{cursor}")).IsRefused(400, "list.cursor_invalid");
        (await _desk.Get($"tasks?campaign={campaign.Id}&role=vicePresident&sort=-due&limit=1{cursor}")).IsRefused(400, "list.cursor_invalid");
        (await _desk.Get($"tasks?campaign={other.Id}&role=vicePresident&limit=1{cursor}")).IsRefused(400, "list.cursor_invalid");
    }

    private async Task<(Campaign Campaign, string Task)> AnApproval()
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(1000);
        (await campaign.As("maker").Request(10)).IsCreated();
        return (campaign, (string)Assert.Single(await Tasks($"campaign={campaign.Id}"))["id"]!);
    }

    private Task<List<JsonNode>> Tasks(string filter) => _desk.All($"tasks?{filter}");
}
