using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising.Year;

/// <summary>The money desk of a year: what it does it sends to the platform, and writes down on paper beside it.</summary>
internal sealed class Office(Desk desk, MovableClock clock)
{
    private readonly Random _chance = new(20_250_101);
    private int _vouchers;

    public Paper Paper { get; } = new();

    public Desk Desk => desk;

    public static DateOnly Day(int month, int day, int year = 2025) => new(year, month, day);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void ItIs(DateOnly day) => clock.GoTo(day);

    /// <summary>Some hundred yuan and odd fen.</summary>
    public decimal Amount(int most = 2000) => _chance.Next(100, most * 100) / 100m;

    public async Task<Gift> Receive(Fund fund, decimal yuan, DateOnly on, string kind = "individual", string channel = "bankTransfer", string? earmark = null)
    {
        var asked = Plans.Gift(yuan).With("donor", Plans.Donor(kind, kind == "anonymous" ? null : kind == "organisation" ? "金湖示例有限公司" : "示例甲")).With("channel", channel).With("earmark", earmark)
            .With("publicity", kind == "anonymous" ? "anonymous" : "masked").With("givenAt", $"{Text(on)}T09:00:00+08:00").With("receivedAt", $"{Text(on)}T09:01:00+08:00");
        var recorded = (await fund.Campaign.Record(asked)).IsCreated();
        var gift = new Gift(recorded, fund, yuan, on, kind, earmark, asked);
        Paper.Write(fund.Name, on, kind, fund.Restricts(earmark), yuan);
        return gift;
    }

    /// <summary>A unit gives together: one transfer and a list of names, which for every other unit comes as a file some days later (FUN-13).</summary>
    public async Task<Gift> ReceiveTogether(Fund fund, string unit, int people, DateOnly on, bool listLater)
    {
        var parts = Enumerable.Range(1, people).Select(n => (Name: $"示例{unit}{n:D3}号", Yuan: _chance.Next(1000, 20_000) / 100m)).ToList();
        var yuan = parts.Sum(p => p.Yuan);
        var asked = Plans.Gift(yuan).With("donor", Plans.Donor("organisation", unit)).With("publicity", "name")
            .With("givenAt", $"{Text(on)}T09:00:00+08:00").With("receivedAt", $"{Text(on)}T09:01:00+08:00");
        if (!listLater) asked["parts"] = new JsonArray([.. parts.Select(p => new JsonObject { ["name"] = p.Name, ["amount"] = p.Yuan, ["publicity"] = "masked" })]);
        var gift = (await fund.Campaign.Record(asked)).IsCreated();
        if (listLater)
        {
            using var form = new MultipartFormDataContent();
            form.Add(new StringContent("姓名,金额\n" + string.Concat(parts.Select(p => $"{p.Name},{p.Yuan.ToString(CultureInfo.InvariantCulture)}\n"))), "file", "名单.csv");
            (await desk.Send(HttpMethod.Post, $"donations/{gift.Id}/parts/file", form)).IsOk();
        }

        Paper.Write(fund.Name, on, "organisation", fund.Restricts(null), yuan);
        return new(gift, fund, yuan, on, "organisation", null, asked);
    }

    public async Task Pay(Fund fund, decimal yuan, DateOnly on, string purpose, string payee, string? earmark = null, string? decision = null)
    {
        var campaign = fund.Campaign;
        var asked = (await campaign.As("maker").Post("disbursements", new JsonObject { ["amount"] = yuan, ["purpose"] = purpose, ["payee"] = payee, ["earmark"] = earmark, ["decisionNumber"] = decision })).IsCreated();
        (await campaign.As("accountant").Decide(asked.Id, "review", new JsonObject { ["comment"] = "单据齐全" })).IsOk();
        (await campaign.As("president").Decide(asked.Id, "approve")).IsOk();
        (await campaign.As("cashier").Decide(asked.Id, "pay", Voucher(on))).IsOk();
        Paper.Write(fund.Name, on, "disbursed", fund.Restricts(earmark), -yuan);
    }

    /// <summary>It is asked for, reviewed and approved as far as it goes, and somewhere on that way refused.</summary>
    public async Task PayIsRefused(Fund fund, decimal yuan, string purpose, string payee, string code, DateOnly? paidOn = null)
    {
        var campaign = fund.Campaign;
        var asked = await campaign.As("maker").Post("disbursements", new JsonObject { ["amount"] = yuan, ["purpose"] = purpose, ["payee"] = payee });
        if (paidOn is not { } on)
        {
            asked.IsRefused(422, code);
            return;
        }

        (await campaign.As("president").Decide(asked.IsCreated().Id, "approve")).IsOk();
        (await campaign.As("cashier").Decide(asked.Id, "pay", Voucher(on))).IsRefused(422, code);
        (await campaign.As("maker").Decide(asked.Id, "cancel", new JsonObject { ["reason"] = "日期不对" })).IsOk();
    }

    public async Task Refund(Gift gift, decimal yuan, DateOnly on, string reason)
    {
        var refund = (await desk.As("maker").Post($"donations/{gift.Id}/refunds", new JsonObject { ["amount"] = yuan, ["reason"] = reason, ["explanation"] = "示例：重复转账" })).IsCreated();
        (await desk.As("president").Post($"donations/{gift.Id}/refunds/{refund.Id}/approve")).IsOk();
        (await desk.As("cashier").Post($"donations/{gift.Id}/refunds/{refund.Id}/pay", Voucher(on))).IsOk();
        Paper.Write(gift.Fund.Name, on, "refunded", gift.Restricted, -yuan);
    }

    /// <summary>It was entered wrongly: it goes, and comes again as it should have been.</summary>
    public async Task<Gift> Mend(Gift wrong, decimal right, DateOnly today)
    {
        (await desk.As("maker").Post($"donations/{wrong.Id}/void", new JsonObject { ["reason"] = "金额记错" })).IsOk();
        (await desk.As("president").Post($"donations/{wrong.Id}/change/approve")).IsOk();
        Paper.Write(wrong.Fund.Name, today, "voided", wrong.Restricted, -wrong.Yuan);
        var asked = wrong.Asked.DeepClone().AsObject().With("amount", right);
        var recorded = (await wrong.Fund.Campaign.Record(asked)).IsCreated();
        Paper.Write(wrong.Fund.Name, wrong.On, wrong.Kind, wrong.Restricted, right);
        return wrong with { Recorded = recorded, Yuan = right, Asked = asked };
    }

    public async Task Move(Gift gift, Fund to, DateOnly today)
    {
        (await desk.As("maker").Post($"donations/{gift.Id}/move", new JsonObject { ["campaign"] = to.Campaign.Number, ["reason"] = "捐赠人本意是救灾" })).IsOk();
        (await desk.As("president").Post($"donations/{gift.Id}/change/approve")).IsOk();
        Paper.Write(gift.Fund.Name, today, "movedOut", gift.Restricted, -gift.Yuan);
        Paper.Write(to.Name, today, "movedIn", to.Restricts(null), gift.Yuan);
    }

    /// <summary>The day on which it came was mistaken: two entries, one against the other.</summary>
    public async Task CorrectDay(Gift gift, DateOnly to)
    {
        (await desk.Post($"donations/{gift.Id}/correct", new JsonObject { ["givenAt"] = $"{Text(to)}T09:00:00+08:00", ["receivedAt"] = $"{Text(to)}T09:01:00+08:00", ["reason"] = "日期登记有误" })).IsOk();
        Paper.Write(gift.Fund.Name, gift.On, gift.Kind, gift.Restricted, -gift.Yuan);
        Paper.Write(gift.Fund.Name, to, gift.Kind, gift.Restricted, gift.Yuan);
    }

    /// <summary>The accountant closes a month, and its figures are read at once.</summary>
    public async Task<Answer> Close(DateOnly month)
    {
        var closed = (await desk.As("accountant").Post($"periods/{Month(month)}/close")).IsOk();
        Paper.Close(month);
        return closed;
    }

    /// <summary>Somebody else reopens it.</summary>
    public async Task Reopen(DateOnly month, string reason)
    {
        (await desk.As("accountant").Post($"periods/{Month(month)}/reopen", new JsonObject { ["reason"] = reason })).IsRefused(403);
        (await desk.As("president").Post($"periods/{Month(month)}/reopen", new JsonObject { ["reason"] = reason })).IsOk();
        Paper.Reopen(month);
    }

    /// <summary>The bank's export of these lines, as a file.</summary>
    public async Task<Answer> HandIn(string account, Fund fund, decimal opening, IReadOnlyList<(DateOnly On, string Serial, string Who, decimal Yuan, string Memo)> lines)
    {
        var (balance, text) = (opening, new StringBuilder("交易日期,流水号,对方户名,借方金额,贷方金额,余额,摘要\n"));
        foreach (var (on, serial, who, yuan, memo) in lines)
        {
            balance += yuan;
            text.Append(CultureInfo.InvariantCulture, $"{Text(on)},{serial},{who},{(yuan < 0 ? (decimal?)-yuan : null)},{(yuan > 0 ? (decimal?)yuan : null)},{balance},{memo}\n");
        }

        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(text.ToString()), "file", "流水.csv");
        form.Add(new StringContent(fund.Campaign.Number), "campaign");
        return await desk.As("accountant").Send(HttpMethod.Post, $"accounts/{account}/statements", form);
    }

    public static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private JsonObject Voucher(DateOnly on) => new() { ["voucherNumber"] = $"记字第{++_vouchers}号", ["paidOn"] = Text(on) };
}

/// <summary>A campaign or fund, and whether its money is bound to a purpose.</summary>
internal sealed record Fund(string Name, Campaign Campaign, bool General)
{
    public bool Restricts(string? earmark) => !General || earmark is not null;
}

/// <summary>A gift as it was sent.</summary>
internal sealed record Gift(Answer Recorded, Fund Fund, decimal Yuan, DateOnly On, string Kind, string? Earmark, JsonObject Asked)
{
    public string Id => Recorded.Id;

    public bool Restricted => Fund.Restricts(Earmark);
}
