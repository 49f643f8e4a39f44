using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>One campaign, as somebody at the desk handles it.</summary>
internal sealed record Campaign(Desk Desk, string Id, string Number)
{
    public string Path => $"campaigns/{Id}";

    public string PublicPath => $"{Desk.Open}/campaigns/{Number}";

    public static Campaign Of(Desk desk, Answer created) => new(desk, created.Id, created.Number);

    public Campaign As(string actor) => this with { Desk = Desk.As(actor) };

    public Task<Answer> Post(string path, JsonNode? body = null, string? key = null, params (string Name, string Value)[] headers) =>
        Desk.Post($"{Path}/{path}", body, key, headers);

    public Task<Answer> Get(string path = "", params (string Name, string Value)[] headers) => Desk.Get(path.Length == 0 ? Path : $"{Path}/{path}", headers);

    public Task<Answer> Step(string verb, string? key = null, string? reason = null) => Post(verb, new JsonObject { ["reason"] = reason }, key);

    public Task<Answer> Record(JsonObject gift, string? key = null) => Post("donations", gift, key);

    public async Task<Answer> Receive(decimal yuan, string? earmark = null) => (await Record(Plans.Gift(yuan).With("earmark", earmark))).IsCreated();

    /// <summary>A payment for a purpose of this campaign alone, so that no other test's payments are summed with it (DEC-01).</summary>
    public Task<Answer> Request(decimal yuan, string? earmark = null, string? key = null, string? decision = null) =>
        Post("disbursements", Plans.Payment(yuan).With("purpose", $"购买学习用品 {Number}").With("earmark", earmark).With("decisionNumber", decision), key);

    public Task<Answer> Decide(string payment, string verb, JsonNode? body = null, string? key = null, params (string Name, string Value)[] headers) =>
        Post($"disbursements/{payment}/{verb}", body, key, headers);

    public Task<Answer> Pay(string payment, string? key = null) => Decide(payment, "pay", Plans.Voucher(), key);

    /// <summary>Asked for, approved by somebody else, and paid.</summary>
    public async Task<Answer> Spend(decimal yuan, string? earmark = null)
    {
        var asked = (await Request(yuan, earmark)).IsCreated();
        (await As("approver").Decide(asked.Id, "approve")).IsOk();
        return (await Pay(asked.Id)).IsOk();
    }

    public Task<Answer> Trace(Answer gift) => Desk.Get($"{Desk.Open}/donations/{gift.Number}?queryCode={gift.Json["queryCode"]}");
}
