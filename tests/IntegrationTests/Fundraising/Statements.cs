using System.Text;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Accounts, and how their statements are handed in.</summary>
internal static class Statements
{
    public const string Header = "交易日期,交易时间,对方户名,借方金额,贷方金额,余额,摘要,流水号";

    private static int _accounts;

    public static JsonObject Plan(params string[] channels) => new()
    {
        ["number"] = $"账{Guid.CreateVersion7():N}"[..30],
        ["name"] = $"基本户{Interlocked.Increment(ref _accounts)}",
        ["kind"] = "bank",
        ["channels"] = new JsonArray([.. channels.Select(c => (JsonNode)c)]),
        ["openingBalance"] = 1000,
        ["openingOn"] = "2026-01-01",
    };

    public static async Task<Answer> Open(this Desk desk, params string[] channels) => (await desk.Post("accounts", Plan(channels))).IsCreated();

    /// <summary>A serial number that no other line of any test has.</summary>
    public static string Serial(string name = "S") => $"{name}{Guid.CreateVersion7():N}"[..30];

    public static string Csv(params IEnumerable<string> rows) => string.Join('\n', [Header, .. rows]);

    public static string In(decimal yuan, string serial, string name = "示例甲乙", string memo = "", string day = "2026-03-01", decimal? balance = null) => $"{day},,{name},,{yuan},{balance},{memo},{serial}";

    public static string Out(decimal yuan, string serial, string name = "", string memo = "", string day = "2026-03-01", decimal? balance = null) => $"{day},,{name},{yuan},,{balance},{memo},{serial}";

    public static Task<Answer> HandInStatement(this Desk desk, Answer account, string file, string? campaign = null, string? key = null, string query = "") => desk.HandInStatement(account, Encoding.UTF8.GetBytes(file), campaign, key, query);

    public static async Task<Answer> HandInStatement(this Desk desk, Answer account, byte[] file, string? campaign = null, string? key = null, string query = "")
    {
        using var form = new MultipartFormDataContent();
        if (campaign is not null) form.Add(new StringContent(campaign), "campaign");
        form.Add(new ByteArrayContent(file), "file", "statement.csv");
        return await desk.Send(HttpMethod.Post, $"accounts/{account.Id}/statements{query}", form, key);
    }

    /// <summary>accepted/duplicates/rejected of total: gifts+met gifts, met payments, fees, unclaimed.</summary>
    public static string Became(this Answer handed)
    {
        var j = handed.IsOk().Json;
        return $"{j["accepted"]}/{j["duplicates"]}/{j["rejected"]} of {j["total"]}: {j["gifts"]}+{j["giftsMet"]}, {j["paymentsMet"]}, {j["fees"]}, {j["unclaimed"]}";
    }

    public static async Task<JsonNode> Line(this Desk desk, Answer account, string serial) => (await desk.Get($"accounts/{account.Id}/lines/{serial}")).IsOk().Json;
}
