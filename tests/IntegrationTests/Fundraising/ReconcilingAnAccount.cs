using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Book and statement balance at the end of a month (FUN-18).</summary>
public sealed class ReconcilingAnAccount
{
    [Fact]
    public async Task The_adjusted_balances_agree_whatever_stands_on_one_side_only()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var (account, fund) = (await desk.Open("bankTransfer"), await desk.Launch(Plans.General()));
        // In the books only: a gift and a payment. On both: a gift that a line became. On the statement only: a credit nobody knows.
        (await fund.Record(Plans.Gift(40).With("givenAt", "2026-03-05T10:00:00+08:00").With("receivedAt", "2026-03-05T10:00:00+08:00"))).IsCreated();
        var asked = (await fund.Request(15)).IsCreated();
        (await fund.As("approver").Decide(asked.Id, "approve")).IsOk();
        (await fund.Decide(asked.Id, "pay", Plans.Voucher().With("paidOn", "2026-03-28"))).IsOk();
        var interest = Statements.Serial();
        (await desk.HandInStatement(account, Statements.Csv(
            Statements.In(100, Statements.Serial(), memo: fund.Number, day: "2026-03-02", balance: 1100), Statements.In(7, Statements.Serial(), memo: "无说明", day: "2026-03-03", balance: 1107),
            Statements.In(2, interest, "", "结息", "2026-03-21", 1109)))).IsOk();
        (await desk.Post($"accounts/{account.Id}/lines/{interest}/set-aside", new JsonObject { ["kind"] = "interest", ["reason"] = "一季度" })).IsOk();

        var march = (await desk.Get($"accounts/{account.Number}/reconciliation?month=2026-03")).IsOk();

        Assert.Equal((1109m, 1000m, 140m, 15m, 2m, 1127m), (march.Yuan("statementBalance"), march.Yuan("openingBalance"), march.Yuan("giftsAmount"), march.Yuan("paymentsAmount"), march.Yuan("otherAmount"), march.Yuan("bookBalance")));
        Assert.Equal((7m, 1, 2), (march.Yuan("unclaimedAmount"), (int)march.Json["onlyOnStatement"]!["count"]!, (int)march.Json["onlyInBooks"]!["count"]!));
        Assert.Equal((1134m, 1134m, true), (march.Yuan("adjustedStatementBalance"), march.Yuan("adjustedBookBalance"), (bool)march.Json["agrees"]!));
        var february = (await desk.Get($"accounts/{account.Id}/reconciliation?month=2026-02")).IsOk();
        Assert.Equal((1000m, 1000m, true), (february.Yuan("statementBalance"), february.Yuan("bookBalance"), (bool)february.Json["agrees"]!));
        // The payment comes in April: then it stands on one side only in March, and in April on both.
        Assert.Equal("1/0/0 of 1: 0+0, 1, 0, 0", (await desk.HandInStatement(account, Statements.Csv(Statements.Out(15, Statements.Serial(), "示例文具店", day: "2026-04-01", balance: 1094)))).Became());
        Assert.Equal(1134m, (await desk.Get($"accounts/{account.Id}/reconciliation?month=2026-03")).IsOk().Yuan("adjustedStatementBalance"));
        var april = (await desk.Get($"accounts/{account.Id}/reconciliation?month=2026-04")).IsOk();
        Assert.Equal((1094m, 1, true), (april.Yuan("statementBalance"), (int)april.Json["onlyInBooks"]!["count"]!, (bool)april.Json["agrees"]!));
        var printed = (await desk.Get($"accounts/{account.Id}/reconciliation/print?month=2026-03")).IsOk().Text;
        Assert.Contains("银行存款余额调节表", printed, StringComparison.Ordinal);
        Assert.Contains("¥1,134.00", printed, StringComparison.Ordinal);
        Assert.Contains("相符", (await desk.Get($"accounts/{account.Id}/reconciliation.csv?month=2026-03")).IsOk().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_line_shows_as_the_difference_and_as_a_task_until_it_is_handed_in()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var (account, fund) = (await desk.Open("bankTransfer"), await desk.Launch(Plans.General()));
        var missing = Statements.Serial();
        (await desk.HandInStatement(account, Statements.Csv(Statements.In(100, Statements.Serial(), day: "2026-03-02", balance: 1100), Statements.In(5, Statements.Serial(), day: "2026-03-09", balance: 1115)), fund.Number)).IsOk();

        var march = (await desk.Get($"accounts/{account.Id}/reconciliation?month=2026-03")).IsOk();
        Assert.Equal((10m, false), (march.Yuan("difference"), (bool)march.Json["agrees"]!));
        var task = Assert.Single(await desk.All("tasks?kind=reconcileStatement"));
        Assert.Contains("2026-03", (string)task["subjectNumber"]!, StringComparison.Ordinal);
        (await desk.HandInStatement(account, Statements.Csv(Statements.In(10, missing, day: "2026-03-05", balance: 1110)), fund.Number)).IsOk();

        Assert.True((bool)(await desk.Get($"accounts/{account.Id}/reconciliation?month=2026-03")).IsOk().Json["agrees"]!);
        Assert.Empty(await desk.All("tasks?kind=reconcileStatement"));
    }

    [Fact]
    public async Task Lines_that_wait_are_one_task_of_their_account()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var account = await desk.Open();
        var (a, b) = (Statements.Serial(), Statements.Serial());
        (await desk.HandInStatement(account, Statements.Csv(Statements.In(100, a, day: "2026-03-02"), Statements.In(5, b, day: "2026-03-09")))).IsOk();

        var task = Assert.Single(await desk.All("tasks?kind=claimLines"));
        Assert.Equal(("2026-03-12", 105m, true), ((string?)task["dueOn"], (decimal)task["amount"]!, ((string)task["subjectNumber"]!).Contains("2 条", StringComparison.Ordinal)));
        foreach (var serial in (string[])[a, b]) (await desk.Post($"accounts/{account.Id}/lines/{serial}/set-aside", new JsonObject { ["kind"] = "other", ["reason"] = "误入" })).IsOk();
        Assert.Empty(await desk.All("tasks?kind=claimLines"));
    }

    [Fact]
    public async Task A_month_that_cannot_be_meant_is_refused()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var account = await desk.Open();
        foreach (var month in (string[])["", "2026-3", "2026-13", "2025-12", "2199-01"]) (await desk.Get($"accounts/{account.Id}/reconciliation?month={month}")).IsRefused(422, "statement.month_unreadable");
        (await desk.Get($"accounts/{account.Id}/reconciliation")).IsRefused(422, "statement.month_unreadable");
        (await desk.Get("accounts/没有/reconciliation?month=2026-03")).IsRefused(404, "account.not_found");
    }
}
