using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Access;

/// <summary>Who may take which step of a payment is told by his roles, and as what he approves by his permissions, not by what he says (FUN-16, SEC-07).</summary>
public sealed class PayingWithFourEyes(AccessFixture access)
{
    private readonly AccessHost _host = access.Host;

    [Fact]
    public async Task As_what_somebody_approves_goes_by_his_role()
    {
        var (maker, vice, president) = (await _host.TokenOf("pays.maker", "development"), await _host.TokenOf("pays.vice", "vice-president"), await _host.TokenOf("pays.president", "president"));
        var campaign = await Funded(50_000);
        var (small, large) = (await Ask(maker, campaign, 9_999.99m), await Ask(maker, campaign, 10_000));

        (await Decide(vice, large, "approve")).IsRefused(403, "disbursement.below_level");
        var claimed = (await Decide(vice, large, "approve", new JsonObject { ["capacity"] = "president" })).IsRefused(403, "disbursement.capacity_not_held");
        Assert.Contains("fundraising.approve-large", claimed.Text);
        Assert.Equal("vicePresident", (string?)(await Decide(vice, small, "approve")).IsOk().Json["approvedAs"]);
        (await Decide(president, large, "approve", new JsonObject { ["capacity"] = "vicePresident" })).IsRefused(403, "disbursement.below_level");
        Assert.Equal("president", (string?)(await Decide(president, large, "approve")).IsOk().Json["approvedAs"]);
    }

    [Fact]
    public async Task An_accountant_approves_no_payment_and_nobody_approves_his_own()
    {
        var (accountant, both) = (await _host.TokenOf("pays.accountant", "accountant"), await _host.TokenOf("pays.both", "development", "vice-president", "accountant"));
        var payment = await Ask(both, await Funded(1_000), 100);

        (await Decide(accountant, payment, "approve")).IsRefused(403, "permission.missing");
        (await Decide(both, payment, "approve")).IsRefused(403, "disbursement.same_person");
        (await Decide(both, payment, "review")).IsRefused(403, "disbursement.same_person");
        (await Decide(both, payment, "pay", Plans.Voucher())).IsRefused(403, "permission.missing");
        (await Decide(accountant, payment, "review")).IsOk();
    }

    [Fact]
    public async Task Who_reviewed_does_not_pay_even_where_his_roles_would_let_him()
    {
        var (maker, vice, cashier) = (await _host.TokenOf("pays.asks", "development"), await _host.TokenOf("pays.reviews", "vice-president", "cashier"), await _host.TokenOf("pays.cashier", "cashier"));
        var payment = await Ask(maker, await Funded(1_000), 100);

        (await Decide(vice, payment, "review")).IsOk();
        (await Decide(await _host.TokenOf("pays.approves", "president"), payment, "approve")).IsOk();
        (await Decide(vice, payment, "pay", Plans.Voucher())).IsRefused(403, "disbursement.same_person");
        (await Decide(cashier, payment, "pay", Plans.Voucher())).IsOk();
    }

    [Fact]
    public async Task Accountant_and_cashier_are_two_accounts_whatever_their_roles_are_called()
    {
        var token = await _host.Token();
        await _host.SignedIn("pays.and-books", ["cashier"]);

        (await Set("books-role", "fundraising.close", "fundraising.pay")).IsRefused(409, "access.roles_apart");
        (await Set("books-role", "fundraising.close")).IsOk();
        (await _host.Within("pays.and-books", ["cashier", "books-role"])).IsRefused(409, "access.roles_apart");
        (await _host.Within("pays.and-books", ["books-role"])).IsOk();

        Task<Answer> Set(string role, params string[] permissions) =>
            _host.Send(token, HttpMethod.Put, "roles/" + role, new JsonObject { ["permissions"] = new JsonArray([.. permissions.Select(p => (JsonNode)p)]) });
    }

    private async Task<string> Funded(decimal yuan)
    {
        var token = await _host.Token();
        var campaign = (await _host.Post(token, $"{Desk.Root}/campaigns", Plans.Targeted())).IsCreated().Id;
        (await _host.Post(token, $"{Desk.Root}/campaigns/{campaign}/launch", new JsonObject())).IsOk();
        (await _host.Post(token, $"{Desk.Root}/campaigns/{campaign}/donations", Plans.Gift(yuan))).IsCreated();
        return campaign;
    }

    private async Task<string> Ask(string token, string campaign, decimal yuan) =>
        $"{Desk.Root}/campaigns/{campaign}/disbursements/{(await _host.Post(token, $"{Desk.Root}/campaigns/{campaign}/disbursements", Plans.Payment(yuan).With("purpose", $"示例用途 {Guid.CreateVersion7()}"))).IsCreated().Id}";

    private Task<Answer> Decide(string token, string payment, string verb, JsonNode? body = null) => _host.Post(token, $"{payment}/{verb}", body ?? new JsonObject());
}
